package io.crossfix.chaos.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, with as much garbage as there is room for. */
class LiveHeapTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path rig;

    @Test
    void whatNobodyRefersToIsNotAlive() throws IOException {
        Path source = rig.resolve("Holder.java");
        Files.writeString(source, """
                class Holder {
                    public static void main(String[] unused) throws Exception {
                        byte[] held = new byte[40 << 20];
                        for (int i = 0; i < 30; i++) {
                            System.out.println(new byte[2 << 20].length);
                        }
                        System.out.println("full");
                        Thread.sleep(120_000);
                        System.out.println(held.length);
                    }
                }
                """);
        List<String> command = List.of(Layout.java(), "-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", source.toString());
        try (Child holder = new Child("holder", command, Map.of(), rig.resolve("log"), PidFile.in(rig))) {
            holder.start();
            holder.await("full", PATIENCE, () -> holder.tail().contains("full"));
            assertThat(LiveHeap.of(List.of(holder)).orElse(0))
                    .as("40 MiB are held, and the compiler that it was started with leaves something; 60 are garbage")
                    .isBetween(40 * MEBIBYTE, 80 * MEBIBYTE);
        }
    }

    @Test
    void oneThatDoesNotRunHasNothing() throws IOException {
        try (Child none = new Child("none", List.of("true"), Map.of(), rig.resolve("log"), PidFile.in(rig))) {
            assertThat(LiveHeap.of(List.of(none))).hasValue(0);
        }
    }
}
