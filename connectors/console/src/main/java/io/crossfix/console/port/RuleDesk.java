package io.crossfix.console.port;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What is known of the rules. Answers are objects as the interface's document describes them. */
public interface RuleDesk {

    /** Every rule in short ("Rule"), by name; what people's answers say of it is added by the console. */
    List<ObjectNode> rules();

    /** One rule with its text and history ("RuleDetail"); empty when there is none of that name. */
    Optional<ObjectNode> rule(String id);

    /**
     * What a rule has found lately ("RuleMatch"), latest first.
     *
     * @param shadow whether those of a rule in shadow, or those of a live one
     * @param most how many at most
     */
    List<ObjectNode> matches(String id, boolean shadow, int most);
}
