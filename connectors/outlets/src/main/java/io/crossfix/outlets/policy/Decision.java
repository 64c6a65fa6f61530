package io.crossfix.outlets.policy;

import io.crossfix.record.DeliveryKind;

/** What is to be said of an alert to one outlet now. */
public sealed interface Decision {

    /** A message of this kind. */
    record Tell(DeliveryKind kind) implements Decision {}

    /** No message. */
    record Silence(Why why) implements Decision {}

    /** Why nothing is said. */
    enum Why {
        EXERCISE,
        NOT_FOR_THIS_OUTLET,
        NEVER_TOLD,
        TOLD_ALREADY,
        GIVEN_UP,
        OLD_NEWS
    }
}
