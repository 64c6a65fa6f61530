package io.crossfix.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * Uids and edges are contracts: state is found by them after an upgrade. A change here is a change for every savepoint, so
 * it has to be seen in review.
 */
class GoldenTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/topology.golden");

    @Test
    void isAsPinned() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        FusionTopology.build(env, new RecordedPorts(), FusionSettings.withRules(List.of()));
        StreamGraph graph = env.getStreamGraph();
        String found = graph.getStreamNodes().stream()
                .map(node -> describe(node, graph))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(found)
                .as("topology; when the change is meant, put this into %s", GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    private static String describe(StreamNode node, StreamGraph graph) {
        String inputs = node.getInEdges().stream()
                .map(edge -> uid(graph.getStreamNode(edge.getSourceId())) + partitioner(edge))
                .collect(Collectors.joining(", "));
        return Stream.of(uid(node), "max " + node.getMaxParallelism(), inputs.isEmpty() ? "source" : "<- " + inputs)
                .collect(Collectors.joining(" | "));
    }

    private static String partitioner(StreamEdge edge) {
        String side =
                edge.getOutputTag() == null ? "" : "#" + edge.getOutputTag().getId();
        return side + " " + edge.getPartitioner();
    }

    private static String uid(StreamNode node) {
        String uid = node.getTransformationUID();
        assertThat(uid).as("uid of %s", node.getOperatorName()).isNotNull();
        return uid;
    }
}
