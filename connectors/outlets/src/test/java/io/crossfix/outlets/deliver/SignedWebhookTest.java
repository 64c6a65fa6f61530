package io.crossfix.outlets.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.Samples;
import io.crossfix.outlets.carry.Carrier;
import io.crossfix.outlets.carry.Outcome;
import io.crossfix.outlets.carry.Target;
import io.crossfix.outlets.carry.TlsFiles;
import io.crossfix.outlets.carry.UnusableFile;
import io.crossfix.outlets.carry.WebhookSecret;
import io.crossfix.outlets.format.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedWebhookTest {

    @TempDir
    private Path directory;

    /** The example of the Standard Webhooks reference libraries. */
    @Test
    void theSignatureIsThatOfTheSpecification() throws Exception {
        WebhookSecret secret = WebhookSecret.read(secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aReceiverCanCheckWhoSpeaks() throws Exception {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        WebhookSecret secret =
                WebhookSecret.read(secret("whsec_" + Base64.getEncoder().encodeToString(key) + "\n"));
        Message message = Preview.of(Samples.alert(1).build(), OutletKind.CLOUDEVENTS, Rig.SENDER, Samples.AT);
        try (Receiver receiver = new Receiver();
                Carrier carrier = new Target.Web(receiver.url(), TlsFiles.USUAL, secret).carrier()) {
            assertThat(carrier.carry(message)).isEqualTo(new Outcome.Delivered(false));
            var got = receiver.got().get(0);
            String at = got.headers().get("webhook-timestamp");
            assertThat(Instant.ofEpochSecond(Long.parseLong(at)))
                    .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
            assertThat(got.headers()).containsEntry("webhook-id", message.identifier());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] expected =
                    mac.doFinal((message.identifier() + "." + at + "." + got.body()).getBytes(StandardCharsets.UTF_8));
            assertThat(got.headers())
                    .containsEntry(
                            "webhook-signature", "v1," + Base64.getEncoder().encodeToString(expected));
        }
    }

    @Test
    void aSecretThatIsNoneIsNamedButNotShown() throws Exception {
        Path file = secret("hunter2");
        assertThatThrownBy(() -> WebhookSecret.read(file))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("hunter2");
    }

    private Path secret(String text) throws Exception {
        return Files.writeString(directory.resolve("secret"), text);
    }
}
