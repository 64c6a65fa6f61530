package io.crossfix.audit;

import io.crossfix.local.CommandFailed;
import io.crossfix.record.AuditCheckpoint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The public keys whose word counts for whoever verifies, by id. */
public final class KnownKeys {

    private static final int HEAD_DIGITS = 64;

    private final Map<String, PublicKey> keys;

    /** What is to be thought of a checkpoint's signature. */
    enum Standing {
        GENUINE,
        FORGED,
        UNKNOWN_KEY
    }

    private KnownKeys(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * The keys in PEM files; of a directory all files {@code public-key*.pem}.
     *
     * @throws CommandFailed when one cannot be read, or there is none
     */
    public static KnownKeys in(List<Path> places) {
        Map<String, PublicKey> keys = new TreeMap<>();
        for (Path place : places) {
            try {
                for (Path file : files(place)) {
                    for (byte[] der : Pem.read(Pem.PUBLIC_KEY, Files.readString(file))) {
                        PublicKey key = Seal.publicKey(der);
                        keys.put(Seal.id(key), key);
                    }
                }
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new CommandFailed("no public key can be read from " + place + ": " + e, e);
            }
        }
        if (keys.isEmpty()) {
            throw new CommandFailed("there is no public key in " + places + "; name one with --public-key");
        }
        return new KnownKeys(keys);
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "public-key*.pem")) {
            found.forEach(files::add);
        }
        return files;
    }

    /** The keys' ids, sorted. */
    public Set<String> ids() {
        return keys.keySet();
    }

    /** Whether a known key has signed these bytes, as {@link SigningKey#sign(String, byte[])} does. */
    public boolean isGenuine(String keyId, String form, byte[] bytes, String signature) {
        PublicKey key = keys.get(keyId);
        return key != null && Seal.isGenuine(new Parts().text(form).bytes(bytes).toBytes(), signature, key);
    }

    /** Whether a known key has signed a checkpoint. */
    public boolean isGenuine(AuditCheckpoint checkpoint) {
        return of(checkpoint) == Standing.GENUINE;
    }

    Standing of(AuditCheckpoint checkpoint) {
        PublicKey key = keys.get(checkpoint.getKeyId());
        if (key == null) {
            return Standing.UNKNOWN_KEY;
        }
        return isWellFormed(checkpoint) && Seal.isGenuine(checkpoint, key) ? Standing.GENUINE : Standing.FORGED;
    }

    private static boolean isWellFormed(AuditCheckpoint checkpoint) {
        return checkpoint.getPartition() >= 0
                && checkpoint.getOffset() >= 0
                && checkpoint.getHead().length() == HEAD_DIGITS
                && checkpoint.getHead().chars().allMatch(HexFormat::isHexDigit);
    }
}
