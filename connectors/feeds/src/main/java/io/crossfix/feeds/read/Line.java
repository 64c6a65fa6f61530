package io.crossfix.feeds.read;

import io.crossfix.wire.Refusal;

/** What was read from one place of a file. Its texts are in no {@code toString}: they may be plates. */
public sealed interface Line {

    /** Line in the file where it begins, from 1. */
    long number();

    /** The bytes as they were, without line end; cut off after {@link LineReader#KEPT_OF_OVERLONG} when overlong. */
    byte[] bytes();

    /**
     * One data row.
     *
     * @param cells the cells of the wanted columns only, in the order they were asked for, empty text for no value
     */
    record Row(long number, byte[] bytes, String[] cells) implements Line {

        @Override
        public String toString() {
            return "row at line " + number;
        }
    }

    /**
     * A line that is no row.
     *
     * @param refusal why not
     */
    record Broken(long number, byte[] bytes, Refusal refusal) implements Line {

        @Override
        public String toString() {
            return "broken line " + number;
        }
    }

    /** A line with nothing in it. */
    record Blank(long number, byte[] bytes) implements Line {}
}
