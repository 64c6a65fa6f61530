package io.crossfix.wire;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.KeptDesk;
import io.crossfix.record.Match;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/**
 * Every schema that a record on a topic may have been written with: the current ones and all that were ever released.
 *
 * <p>Released schemas live as resources below {@code /released}, named in {@code /released/INDEX}; the list only grows.
 */
public final class SchemaBook {

    /** The current schema of every record that travels on a topic or is kept in state as it is. */
    public static final List<Schema> CURRENT = List.of(
            GunshotDetection.getClassSchema(),
            PlateRead.getClassSchema(),
            EmergencyCall.getClassSchema(),
            CameraEvent.getClassSchema(),
            Heartbeat.getClassSchema(),
            Rule.getClassSchema(),
            RuleStatus.getClassSchema(),
            Match.getClassSchema(),
            Alert.getClassSchema(),
            AlertHistory.getClassSchema(),
            Review.getClassSchema(),
            DeskOrder.getClassSchema(),
            AuditCheckpoint.getClassSchema(),
            KeptAlert.getClassSchema(),
            KeptDesk.getClassSchema(),
            ReviewStatus.getClassSchema(),
            RiskReading.getClassSchema(),
            RiskWeightsDocument.getClassSchema(),
            RiskWeightsStatus.getClassSchema(),
            Verdict.getClassSchema(),
            SensorReliability.getClassSchema(),
            Delivery.getClassSchema());

    private final Map<Long, Schema> writers = new HashMap<>();
    private final Map<String, Schema> readers = new HashMap<>();

    /** Reads the released schemas from the class path. */
    public SchemaBook() {
        for (Schema released : released()) {
            writers.put(SchemaNormalization.parsingFingerprint64(released), released);
        }
        for (Schema current : CURRENT) {
            writers.put(SchemaNormalization.parsingFingerprint64(current), current);
            readers.put(current.getFullName(), current);
        }
    }

    /** The schema with this CRC-64-AVRO fingerprint, or null when it was never released. */
    public @Nullable Schema writer(long fingerprint) {
        return writers.get(fingerprint);
    }

    /** The current schema of the record that {@code writer} is a version of. */
    public Schema reader(Schema writer) {
        return readers.getOrDefault(writer.getFullName(), writer);
    }

    /** All schemas that were ever released, oldest first. */
    public static List<Schema> released() {
        return text("/released/INDEX")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> new Schema.Parser().parse(text("/released/" + line.strip())))
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = SchemaBook.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
