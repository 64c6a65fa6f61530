/** The risk along a route: which cells it crosses, when, and what is to be expected there then. */
@NullMarked
package io.crossfix.outlook.route;

import org.jspecify.annotations.NullMarked;
