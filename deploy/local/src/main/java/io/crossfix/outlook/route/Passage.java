package io.crossfix.outlook.route;

/**
 * The way through one cell; a cell that a route comes back to is passed twice.
 *
 * @param cell H3 risk cell
 * @param entered when, milliseconds since epoch
 * @param left when, milliseconds since epoch
 * @param from where on the route it is entered, metres from its start
 * @param to where on the route it is left, metres from its start
 */
public record Passage(long cell, long entered, long left, double from, double to) {}
