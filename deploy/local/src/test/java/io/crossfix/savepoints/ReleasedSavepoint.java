package io.crossfix.savepoints;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.access.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The savepoint of one release, kept for ever: {@code savepoint.zip}, and in {@code positions.csv} how far the topics had been
 * read when it was taken.
 *
 * @param directory where both lie; its name is the release
 */
record ReleasedSavepoint(Path directory) {

    private static final Path ALL = Path.of("src/test/resources/savepoints");
    private static final byte[] RUBBISH = "what was read before the savepoint".getBytes(StandardCharsets.UTF_8);

    static ReleasedSavepoint of(String release) {
        return new ReleasedSavepoint(ALL.resolve(release));
    }

    /** Those of all releases, oldest name first. */
    static List<ReleasedSavepoint> all() throws IOException {
        try (Stream<Path> children = Files.list(ALL)) {
            return children.filter(Files::isDirectory)
                    .sorted()
                    .map(ReleasedSavepoint::new)
                    .toList();
        }
    }

    /**
     * Keeps a savepoint.
     *
     * @param savepoint its directory, flat
     * @throws IOException when there is one of this release already: none is ever replaced
     */
    void keep(Path savepoint, KafkaSettings kafka) throws IOException {
        Files.createDirectory(directory);
        try (OutputStream file = Files.newOutputStream(directory.resolve("savepoint.zip"));
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> parts = Files.list(savepoint)) {
            for (Path part : parts.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
                Files.copy(part, zip);
            }
        }
        Files.write(directory.resolve("positions.csv"), positions(kafka));
    }

    private static List<String> positions(KafkaSettings kafka) {
        List<String> lines = new ArrayList<>(List.of("topic,partition,read"));
        for (Topic topic : Topic.values()) {
            if (Part.JOB.rights().allow(topic, AclOperation.READ)) {
                ends(kafka, topic).forEach((partition, end) -> lines.add(topic.suffix() + "," + partition + "," + end));
            }
        }
        return lines;
    }

    private static Map<Integer, Long> ends(KafkaSettings kafka, Topic topic) {
        try (TopicReader reader = TopicReader.open(kafka, topic, TopicReader.From.END, TopicReader.Until.PRESENT_END)) {
            return new TreeMap<>(reader.positions());
        }
    }

    /** Puts it where a data directory has its newest checkpoint. */
    void unpack(Path checkpoints) throws IOException {
        Path savepoint =
                Files.createDirectories(checkpoints.resolve("of-a-release").resolve("chk-1"));
        try (InputStream file = Files.newInputStream(directory.resolve("savepoint.zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                Files.copy(zip, savepoint.resolve(Path.of(part.getName()).getFileName()));
            }
        }
    }

    /**
     * Fills empty topics up to where the release had read them, with records that nobody can read: a job that has forgotten how
     * far it was rejects them, and cannot learn anew what it is to remember.
     */
    void coverUp(KafkaSettings kafka) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("positions.csv"));
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                for (int i = 0; i < Integer.parseInt(cells[2]); i++) {
                    String topic = kafka.topicPrefix() + cells[0];
                    producer.send(new ProducerRecord<>(topic, Integer.parseInt(cells[1]), RUBBISH, RUBBISH));
                }
            }
            producer.flush();
        }
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }
}
