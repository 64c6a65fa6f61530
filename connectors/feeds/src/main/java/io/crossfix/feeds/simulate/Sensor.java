package io.crossfix.feeds.simulate;

/**
 * One fixed sensor.
 *
 * @param index its number among its kind, from 0
 * @param id its name in every record
 * @param place where it stands
 * @param share how busy it is, against a mean of 1
 */
record Sensor(int index, String id, Place place, double share) {}
