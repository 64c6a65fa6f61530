package io.crossfix.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys as text (RFC 7468), as openssl reads and writes them. */
public final class Pem {

    /** Label of a private key in PKCS #8. */
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    /** Label of a public key, SubjectPublicKeyInfo. */
    public static final String PUBLIC_KEY = "PUBLIC KEY";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /** One block with this label. */
    public static String write(String label, byte[] der) {
        return begin(label) + "\n" + LINES.encodeToString(der) + "\n" + end(label) + "\n";
    }

    /**
     * The contents of every block with this label.
     *
     * @throws IllegalArgumentException when a block is no Base64
     */
    public static List<byte[]> read(String label, String text) {
        List<byte[]> blocks = new ArrayList<>();
        int at = text.indexOf(begin(label));
        while (at >= 0) {
            int from = at + begin(label).length();
            int until = text.indexOf(end(label), from);
            if (until < 0) {
                throw new IllegalArgumentException("a block " + begin(label) + " has no end");
            }
            blocks.add(Base64.getMimeDecoder().decode(text.substring(from, until)));
            at = text.indexOf(begin(label), until);
        }
        return blocks;
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String end(String label) {
        return "-----END " + label + "-----";
    }
}
