package io.crossfix.model;

import io.crossfix.record.Severity;

/**
 * What a match says of its rule.
 *
 * @param id the rule's name
 * @param major major version, part of the match's id
 * @param version whole version, as 'major.minor'
 * @param severity in the terms of CAP
 * @param shadow true when it only records
 */
public record RuleLabel(String id, int major, String version, Severity severity, boolean shadow) {

    /** What an earlier release did not keep of a rule beside its name. */
    static RuleLabel unknown(String id) {
        return new RuleLabel(id, 0, "", Severity.MINOR, false);
    }
}
