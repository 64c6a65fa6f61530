package io.crossfix.audit;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.OwnerOnly;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.wire.AvroTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;

/**
 * The key that checkpoints are signed with. It is made once and kept in a directory: {@code signing-key.pem}, which only its
 * owner may read, and beside it {@code public-key.pem}, which is handed to whoever verifies. Without the first a new pair is made,
 * and the earlier public key kept as {@code public-key-ID.pem}.
 */
public final class SigningKey {

    private static final String PRIVATE_FILE = "signing-key.pem";
    private static final String PUBLIC_FILE = "public-key.pem";

    static {
        AvroTrust.install();
    }

    private final PrivateKey secret;
    private final String id;

    private SigningKey(PrivateKey secret, String id) {
        this.secret = secret;
        this.id = id;
    }

    /**
     * The key in a directory, made if there is none.
     *
     * @throws CommandFailed when it cannot be read or made, others may read it, or the two files do not belong together
     */
    public static SigningKey in(Path directory) {
        Path file = directory.resolve(PRIVATE_FILE);
        try {
            if (!Files.exists(file)) {
                make(directory);
            }
            OwnerOnly.demand(file);
            return read(file, directory.resolve(PUBLIC_FILE));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CommandFailed("the key for the audit trail in " + directory + " cannot be used: " + e, e);
        }
    }

    private static SigningKey read(Path file, Path publicFile) throws IOException, GeneralSecurityException {
        PrivateKey secret = Seal.privateKey(only(Pem.PRIVATE_KEY, file));
        PublicKey open = Seal.publicKey(only(Pem.PUBLIC_KEY, publicFile));
        SigningKey key = new SigningKey(secret, Seal.id(open));
        if (!Seal.isGenuine(key.sign(AuditChain.begin("", 0, 0), Instant.EPOCH), open)) {
            throw new CommandFailed(publicFile + " is not the public key of " + file);
        }
        return key;
    }

    private static byte[] only(String label, Path file) throws IOException {
        List<byte[]> blocks = Pem.read(label, Files.readString(file));
        if (blocks.size() != 1) {
            throw new CommandFailed(file + " must hold one " + label + ", it holds " + blocks.size());
        }
        return blocks.get(0);
    }

    private static void make(Path directory) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(Seal.ALGORITHM).generateKeyPair();
        Files.createDirectories(directory);
        Path open = directory.resolve(PUBLIC_FILE);
        keepEarlier(open);
        // The public one first: whoever is interrupted here makes both anew, and nothing was signed yet.
        Files.writeString(open, Pem.write(Pem.PUBLIC_KEY, pair.getPublic().getEncoded()));
        OwnerOnly.write(
                directory.resolve(PRIVATE_FILE),
                Pem.write(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded()));
    }

    /** What an earlier key has signed must stay verifiable. */
    private static void keepEarlier(Path open) throws IOException, GeneralSecurityException {
        if (Files.exists(open)) {
            String id = Seal.id(Seal.publicKey(only(Pem.PUBLIC_KEY, open)));
            Files.move(open, open.resolveSibling("public-key-" + id + ".pem"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What the key is called in checkpoints. */
    public String id() {
        return id;
    }

    /**
     * Signs bytes.
     *
     * @param form what they are, so that a signature for one thing is none for another
     * @return 128 hexadecimal digits
     */
    public String sign(String form, byte[] bytes) {
        return Seal.sign(new Parts().text(form).bytes(bytes).toBytes(), secret);
    }

    /** Vouches for a chain as it is at this time. */
    AuditCheckpoint sign(AuditChain chain, Instant at) {
        AuditCheckpoint.Builder checkpoint = AuditCheckpoint.newBuilder()
                .setTopic(chain.topic())
                .setPartition(chain.partition())
                .setOffset(chain.next() - 1)
                .setRecords(chain.records())
                .setHead(chain.head())
                .setAt(Instant.ofEpochMilli(at.toEpochMilli()))
                .setKeyId(id)
                .setSignature("");
        return checkpoint.setSignature(Seal.sign(checkpoint.build(), secret)).build();
    }
}
