package io.crossfix.feeds.replay;

import io.crossfix.feeds.FeedRejection;

/** Learns of every row that is read, and of those that become no observation. */
interface Leftovers {

    /** For a first look at a file, when nobody counts. */
    Leftovers IGNORED = new Leftovers() {

        @Override
        public void row() {
            // Counted when the file is read in earnest.
        }

        @Override
        public void filtered(String filter) {
            // Counted when the file is read in earnest.
        }

        @Override
        public void rejected(FeedRejection rejection) {
            // Published when the file is read in earnest.
        }
    };

    void row();

    void filtered(String filter);

    void rejected(FeedRejection rejection);
}
