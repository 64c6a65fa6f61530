package io.crossfix.doctor;

import io.crossfix.wire.RecordCodec;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;

/** Whether the jars on the class path go together, and are told their limits. */
public final class LibraryChecks {

    private static final String CLIENTS = "4.2.";
    /** Properties of Java that limit what a record may claim. */
    static final List<String> AVRO_LIMITS = List.of(
            "org.apache.avro.limits.string.maxLength",
            "org.apache.avro.limits.bytes.maxLength",
            "org.apache.avro.limits.collectionItems.maxLength");

    private static final long HIGHEST_LIMIT = 65_536;

    private LibraryChecks() {}

    /** All of them. */
    public static List<Finding> all() {
        return List.of(kafkaClients(AppInfoParser.getVersion()), avroLimits(System.getProperties()));
    }

    /** Later clients lack a method that the connector's sink calls: it would die at its first flush. */
    static Finding kafkaClients(String version) {
        return Finding.of(
                version.startsWith(CLIENTS),
                "kafka-clients",
                "is " + version + ", " + CLIENTS + "x is needed by the sink");
    }

    /** The limits that options of Java leave open, or set above {@value #HIGHEST_LIMIT}. */
    static List<String> unlimited(String javaOptions) {
        return AVRO_LIMITS.stream()
                .filter(name -> limit(javaOptions, name) > HIGHEST_LIMIT)
                .toList();
    }

    private static long limit(String javaOptions, String name) {
        Matcher set = Pattern.compile("-D" + Pattern.quote(name) + "=([0-9]{1,18})(?:\\s|$)")
                .matcher(javaOptions);
        return set.find() ? Long.parseLong(set.group(1)) : Long.MAX_VALUE;
    }

    /** The codec checks lengths itself; these limits stand behind it. */
    static Finding avroLimits(Properties properties) {
        List<String> unset = AVRO_LIMITS.stream()
                .filter(name -> properties.getProperty(name) == null)
                .toList();
        return unset.isEmpty()
                ? Finding.good("Avro limits", "are set; records above " + RecordCodec.MAX_BYTES + " bytes are refused")
                : Finding.bad("Avro limits", "are not set: start Java with -D for " + String.join(", ", unset));
    }
}
