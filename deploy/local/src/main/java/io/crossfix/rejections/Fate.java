package io.crossfix.rejections;

/** What is to become of a rejection. */
sealed interface Fate {

    /**
     * It would be let in now.
     *
     * @param key of the record on its topic
     * @param from where it was refused
     * @param origin where it was refused for the first time
     * @param attempt how many times it will have been redriven then, from 1
     */
    record Enters(String key, Place from, Place origin, int attempt) implements Fate {}

    /**
     * It stays where it is.
     *
     * @param why counted by
     * @param detail what the door says now; empty where it was not asked
     */
    record Stays(Why why, String detail) implements Fate {}

    /** Why something is not redriven. */
    enum Why {
        STILL_REFUSED("the door refuses it still"),
        REDRIVEN_BEFORE("was redriven before"),
        GIVEN_UP("was redriven as often as allowed and refused again each time"),
        TOO_OLD("is older than its stream keeps observations"),
        CUT("only its beginning was kept"),
        NOT_OF_THE_JOB("was refused by the gateway or a replay: its sender must send it again"),
        NO_OBSERVATION("is no observation");

        private final String meaning;

        Why(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }
}
