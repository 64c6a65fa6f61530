package io.crossfix.gateway.sender;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody who may send. Thread-safe. */
public final class Senders {

    private final List<Sender> all;
    private final Clock clock;

    /** @param all each with its own name */
    public Senders(List<Sender> all, Clock clock) {
        this.all = List.copyOf(all);
        this.clock = clock;
    }

    /** Who shows this key or certificate. A signature proves nothing without its body. */
    public Proof prove(Credential credential) {
        if (credential instanceof Credential.Key key) {
            return byKey(KeyDigest.of(key.text()));
        }
        if (credential instanceof Credential.Certificate certificate) {
            return byCertificate(certificate.names());
        }
        return new Proof.Unproven(
                credential instanceof Credential.None ? Proof.Reason.NO_CREDENTIAL : Proof.Reason.UNUSABLE_CREDENTIAL);
    }

    // All are compared whatever is found, so that the time tells nothing.
    private Proof byKey(byte[] digest) {
        @Nullable Sender found = null;
        for (Sender sender : all) {
            for (byte[] known : sender.keyDigests()) {
                if (MessageDigest.isEqual(known, digest)) {
                    found = sender;
                }
            }
        }
        return found == null ? new Proof.Unproven(Proof.Reason.UNKNOWN_KEY) : new Proof.Proven(found);
    }

    private Proof byCertificate(List<String> names) {
        for (Sender sender : all) {
            String certificate = sender.certificate();
            if (certificate != null && names.stream().anyMatch(certificate::equalsIgnoreCase)) {
                return new Proof.Proven(sender);
            }
        }
        return new Proof.Unproven(Proof.Reason.UNKNOWN_CERTIFICATE);
    }

    /** Whether it is worth to read the body that is said to be signed. */
    public boolean isFresh(Credential.Signature signature) {
        return WebhookSignature.isFresh(signature.timestamp(), clock.instant());
    }

    /** Who has signed a body for a feed: of those who may send to it, since a signature names nobody. */
    public Proof prove(Credential.Signature signature, byte[] body, String feed) {
        if (!isFresh(signature)) {
            return new Proof.Unproven(Proof.Reason.STALE_TIMESTAMP);
        }
        for (Sender sender : all) {
            byte[] secret = sender.hmacSecret();
            if (secret != null && sender.feeds().contains(feed) && WebhookSignature.holds(signature, body, secret)) {
                return new Proof.Proven(sender);
            }
        }
        return new Proof.Unproven(Proof.Reason.BAD_SIGNATURE);
    }
}
