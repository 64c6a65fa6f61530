package io.crossfix.chaos.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is sent and what goes wrong meanwhile. Faults follow each other: one begins when the one before is over.
 *
 * @param seed of what is sent, and of the faults if they were drawn
 * @param seconds how long is sent
 * @param perSecond observations sent per second
 * @param faults in the order of their times
 */
public record Schedule(long seed, int seconds, int perSecond, List<Fault> faults) {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());
    private static final int MOST_FAULTS = 1_000;

    /** @throws IllegalArgumentException when faults are too many, out of order, or end after the sending */
    public Schedule {
        faults = List.copyOf(faults);
        if (seconds < 1 || perSecond < 20 || perSecond > 100_000 || faults.size() > MOST_FAULTS) {
            throw new IllegalArgumentException(
                    "a schedule has at least 1 s, 20 to 100000 observations per second and at most " + MOST_FAULTS
                            + " faults; this has " + seconds + " s, " + perSecond + " and " + faults.size());
        }
        int free = 0;
        for (Fault fault : faults) {
            if (fault.at() < free || fault.at() + fault.seconds() > seconds) {
                throw new IllegalArgumentException(
                        fault + " begins before the one before is over, or ends after " + seconds + " s");
            }
            free = fault.at() + fault.seconds();
        }
    }

    /**
     * Reads a file that {@link #write} has written, or a person.
     *
     * @throws IOException when it cannot be read or is no schedule
     */
    public static Schedule read(Path file) throws IOException {
        return YAML.readValue(Files.readString(file), Schedule.class);
    }

    /** As YAML. */
    public String write() {
        try {
            return YAML.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schedule has nothing that YAML cannot say", e);
        }
    }
}
