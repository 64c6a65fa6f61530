package io.crossfix.flow;

import io.crossfix.record.Rule;
import io.crossfix.record.RuleEvent;
import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.rule.CompiledRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words what a task has to say about its rules. Each statement tells all that is so, since only the last one is kept. */
final class RuleStatements {

    private final RuleShelf shelf;
    private final int task;
    private final int tasks;
    private final Map<String, Instant> publishedAt = new HashMap<>();

    /**
     * @param task which task speaks, from 0
     * @param tasks how many there are
     */
    RuleStatements(RuleShelf shelf, int task, int tasks) {
        this.shelf = shelf;
        this.task = task;
        this.tasks = tasks;
    }

    /** What the door says of a rule that it has not let in: every task is to answer so, with what it has in force itself. */
    static RuleStatus notAdmitted(Rule published, String reason) {
        return RuleStatus.newBuilder()
                .setRuleId(published.getRuleId())
                .setOutcome(RuleOutcome.REFUSED)
                .setReasons(List.of(reason))
                .setTask(0)
                .setTasks(0)
                .setPublishedAt(published.getPublishedAt())
                .setAt(Instant.EPOCH)
                .build();
    }

    /**
     * What became of a published rule.
     *
     * @param published when it says that it was
     * @param at milliseconds since epoch, here and below
     */
    RuleStatus answer(String id, Instant published, RuleShelf.Verdict verdict, long at) {
        publishedAt.put(id, published);
        RuleStatus answer = statement(id, RuleEvent.ANSWERED, at)
                .setVersion(verdict.version())
                .setOutcome(verdict.outcome())
                .setReasons(verdict.reasons())
                .build();
        if (shelf.book().rule(id) == null) {
            publishedAt.remove(id);
        }
        return answer;
    }

    /** A rule is in force since the start. */
    RuleStatus started(String rule, long at) {
        return statement(rule, RuleEvent.STARTED, at).build();
    }

    /** A rule exceeded its budget. */
    RuleStatus demoted(RuleBudget.Demotion demotion, long at) {
        return statement(demotion.rule(), RuleEvent.DEMOTED, at)
                .setReasons(List.of(demotion.reason()))
                .build();
    }

    /** Conditions of a rule could not be evaluated. */
    RuleStatus failing(CompiledRule rule, long at) {
        return statement(rule.id(), RuleEvent.FAILING, at)
                .setReasons(List.of("conditions could not be evaluated " + rule.failedConditions()
                        + " times and so did not hold: a field that is missing, an overflow, a division by zero"))
                .build();
    }

    private RuleStatus.Builder statement(String id, RuleEvent event, long at) {
        RuleStatus.Builder statement = RuleStatus.newBuilder()
                .setRuleId(id)
                .setEvent(event)
                .setOutcome(RuleOutcome.ACCEPTED)
                .setTask(task)
                .setTasks(tasks)
                .setPublishedAt(publishedAt.getOrDefault(id, Instant.EPOCH))
                .setAt(Instant.ofEpochMilli(at));
        CompiledRule rule = shelf.book().rule(id);
        return rule == null
                ? statement
                : statement
                        .setVersion(rule.version().toString())
                        .setInForce(rule.version().toString())
                        .setMode(RuleMode.valueOf(rule.mode().name()))
                        .setSeverity(rule.severity())
                        .setAuthor(rule.author())
                        .setDemotion(shelf.demotion(id))
                        .setFailedConditions(rule.failedConditions());
    }
}
