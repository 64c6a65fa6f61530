package io.crossfix.flow;

import java.io.Serializable;
import java.util.function.LongSupplier;

/** Measures work: nanoseconds of which only differences mean anything. Handed in, since no step looks at a clock itself. */
public interface NanoClock extends LongSupplier, Serializable {}
