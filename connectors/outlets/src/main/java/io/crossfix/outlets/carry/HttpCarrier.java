package io.crossfix.outlets.carry;

import io.crossfix.outlets.format.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts messages. Follows no redirect: an alert goes where the configuration says, or nowhere. */
final class HttpCarrier implements Carrier {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Target.Web target;
    private final HttpClient client;
    private final Clock clock = Clock.systemUTC();

    HttpCarrier(Target.Web target) {
        this.target = target;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(target.tls().context())
                .build();
    }

    @Override
    public Outcome carry(Message message) throws InterruptedException {
        try {
            return judge(client.send(request(message), HttpResponse.BodyHandlers.discarding()));
        } catch (ConnectException | HttpConnectTimeoutException | SSLException e) {
            return new Outcome.Unreachable("no connection: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            return new Outcome.Later("no answer: " + e.getClass().getSimpleName(), null, true);
        }
    }

    private HttpRequest request(Message message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", message.contentType())
                .header("Idempotency-Key", "\"" + message.identifier() + "\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
        message.headers().forEach(request::header);
        sign(request, message, target.secret());
        return request.build();
    }

    /** With the time of this attempt: receivers refuse what is older than some minutes. */
    private void sign(HttpRequest.Builder request, Message message, @Nullable WebhookSecret secret) {
        if (secret != null) {
            long seconds = clock.instant().getEpochSecond();
            request.header("webhook-id", message.identifier())
                    .header("webhook-timestamp", Long.toString(seconds))
                    .header("webhook-signature", secret.sign(message.identifier(), seconds, message.body()));
        }
    }

    private Outcome judge(HttpResponse<Void> response) {
        int status = response.statusCode();
        String reason = "HTTP " + status;
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(false);
        }
        Duration after = RetryAfter.of(response.headers().firstValue("Retry-After"), clock.instant());
        if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
            return new Outcome.Later(reason, after, false);
        }
        return status >= 500 ? new Outcome.Later(reason, after, true) : new Outcome.Refused(reason);
    }
}
