package io.crossfix.flow;

import io.crossfix.flow.oracle.Told;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RiskReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator as one task or several, on RocksDB if nothing else is wanted, which can be killed and started again as more or fewer. */
final class CellTasks implements AutoCloseable {

    private static final long OUT_OF_ORDERNESS = 300_000;

    private final FuseCellSettings settings;
    private final StateBackend backend;
    private final Grid grid = new Grid(GridSettings.DEFAULT);
    private final Map<String, Match> last = new LinkedHashMap<>();
    private final List<CellUnderTest> tasks = new ArrayList<>();
    private long latest = Long.MIN_VALUE;

    /** What was kept, by how many tasks, and how far time had come. */
    record Checkpoint(OperatorSubtaskState state, int tasks, long latest) {}

    CellTasks(FuseCellSettings settings) throws Exception {
        this(settings, new EmbeddedRocksDBStateBackend());
    }

    CellTasks(FuseCellSettings settings, StateBackend backend) throws Exception {
        this.settings = settings;
        this.backend = backend;
        open(1, null);
    }

    private void open(int parallelism, @Nullable Checkpoint from) throws Exception {
        for (int task = 0; task < parallelism; task++) {
            OperatorSubtaskState state = from == null
                    ? null
                    : AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            from.state(), CellUnderTest.MAX_PARALLELISM, from.tasks(), parallelism, task);
            tasks.add(new CellUnderTest(backend, settings, new CellUnderTest.Task(parallelism, task), state));
        }
    }

    Checkpoint snapshot() throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[tasks.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = tasks.get(i).snapshot();
        }
        return new Checkpoint(AbstractStreamOperatorTestHarness.repackageState(states), states.length, latest);
    }

    /** Killed and started again: what was said is out in the world, state goes back to the checkpoint. */
    void crash(Checkpoint checkpoint, int parallelism) throws Exception {
        close();
        tasks.clear();
        open(parallelism, checkpoint);
        latest = checkpoint.latest();
    }

    /** One delivery, then the watermark that it allows. */
    void deliver(Observation seen) throws Exception {
        Placed.copies(grid, seen, seen.at(), placed -> {
            int task = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    placed.cell(), CellUnderTest.MAX_PARALLELISM, tasks.size());
            tasks.get(task).give(placed);
        });
        latest = Math.max(latest, seen.at());
        advanceTo(latest - OUT_OF_ORDERNESS);
    }

    /** Weights or a verdict arrive at one task. */
    void tell(SpecificRecord told, int task) throws Exception {
        tasks.get(task).tell(told);
    }

    int size() {
        return tasks.size();
    }

    /** What the tasks that run now have said of the risk, each in its order. */
    List<RiskReading> readings() {
        return tasks.stream().flatMap(task -> task.readings().stream()).toList();
    }

    void publish(String rule, String text) throws Exception {
        for (CellUnderTest task : tasks) {
            task.publish(rule, text, null);
        }
    }

    private void advanceTo(long time) throws Exception {
        for (CellUnderTest task : tasks) {
            task.advanceTo(time);
        }
    }

    /** What holds when all time has passed. */
    Map<String, Told> standing() throws Exception {
        advanceTo(Long.MAX_VALUE / 4);
        tasks.forEach(task -> last.putAll(task.last()));
        Map<String, Told> told = new TreeMap<>();
        last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .forEach(match -> told.put(match.getMatchId(), CityRun.told(match)));
        return told;
    }

    @Override
    public void close() throws Exception {
        for (CellUnderTest task : tasks) {
            last.putAll(task.last());
            task.close();
        }
    }
}
