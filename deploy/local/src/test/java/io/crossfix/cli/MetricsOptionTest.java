package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.local.CommandFailed;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.watch.Screen;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** A page of numbers is where it was asked for, and nowhere else. */
class MetricsOptionTest {

    @Command(name = "any")
    private static final class Any {
        @Mixin
        private MetricsOption metrics = new MetricsOption();
    }

    @Test
    void withoutAnAddressThePageIsOnThisMachineOnly() throws Exception {
        try (MetricsPage page = opened("--metrics-port", "0")) {
            assertThat(Objects.requireNonNull(page.address()).getHost()).isEqualTo("127.0.0.1");
        }
        try (MetricsPage page = opened()) {
            assertThat(page.address()).isNull();
        }
    }

    /** 127.0.0.2 is this machine too, and no other part of these tests listens there. */
    @Test
    void thePageIsOnTheAddressThatIsNamed() throws Exception {
        try (MetricsPage page = opened("--metrics-port", "0", "--metrics-listen", "127.0.0.2")) {
            page.add(() -> "one 1\n".getBytes(StandardCharsets.UTF_8));
            URI address = Objects.requireNonNull(page.address());
            assertThat(address.getHost()).isEqualTo("127.0.0.2");
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("one 1\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"everywhere", "localhost", "256.0.0.1.example", "1.2.3", "::", "300.1.1.1"})
    void onlyAnAddressIsOne(String wanted) {
        assertThatThrownBy(() -> opened("--metrics-port", "0", "--metrics-listen", wanted))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--metrics-listen is an IPv4 address, was " + wanted);
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws Exception {
        InetAddress documentation = InetAddress.getByName("192.0.2.1");
        assertThatThrownBy(() -> MetricsPage.on(documentation, 0)).isInstanceOf(CommandFailed.class);
    }

    private static MetricsPage opened(String... arguments) {
        Any any = new Any();
        new CommandLine(any).parseArgs(arguments);
        return any.metrics.open(Screen.ofProcess());
    }
}
