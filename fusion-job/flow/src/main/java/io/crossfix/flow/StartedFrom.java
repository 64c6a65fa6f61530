package io.crossfix.flow;

import java.util.OptionalLong;
import org.apache.flink.api.common.TaskInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, whenever the job starts, whether it remembers anything; wherever that was found, only a step knows for sure. */
final class StartedFrom {

    private static final Logger LOG = LoggerFactory.getLogger(StartedFrom.class);

    private StartedFrom() {}

    /** @param checkpoint number of the checkpoint or savepoint that this step was restored from, if it was */
    static void say(OptionalLong checkpoint, TaskInfo task) {
        if (task.getIndexOfThisSubtask() != 0) {
            return;
        }
        if (checkpoint.isPresent()) {
            LOG.info("the job goes on, restored from checkpoint {}", checkpoint.getAsLong());
        } else {
            LOG.info("the job starts with empty state");
        }
    }
}
