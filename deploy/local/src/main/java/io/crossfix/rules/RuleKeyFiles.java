package io.crossfix.rules;

import io.crossfix.audit.Pem;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.OwnerOnly;
import io.crossfix.rule.signature.RuleSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/** Keys that rules are signed with, as files: {@code NAME.key.pem}, for its owner only, and {@code NAME.pub.pem}. */
public final class RuleKeyFiles {

    private RuleKeyFiles() {}

    /**
     * Makes a pair.
     *
     * @param directory made if it is not there
     * @return the public key as the settings take it: DER form in Base64, one line
     * @throws CommandFailed when there is one of that name, or it cannot be written
     */
    public static String make(String name, Path directory) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.createDirectories(directory);
            OwnerOnly.write(
                    directory.resolve(name + ".key.pem"),
                    Pem.write(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded()));
            Files.writeString(
                    directory.resolve(name + ".pub.pem"),
                    Pem.write(Pem.PUBLIC_KEY, pair.getPublic().getEncoded()),
                    StandardOpenOption.CREATE_NEW);
            return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailed("the keys of " + name + " cannot be made in " + directory + ": " + e, e);
        }
    }

    /**
     * Somebody who signs, by the private key in a file.
     *
     * @throws CommandFailed when others may use the file, or it does not hold one private key for Ed25519
     */
    public static RuleSigner signer(String name, Path file) {
        try {
            OwnerOnly.demand(file);
            List<byte[]> keys = Pem.read(Pem.PRIVATE_KEY, Files.readString(file));
            if (keys.size() != 1) {
                throw new CommandFailed(file + " must hold one " + Pem.PRIVATE_KEY + ", it holds " + keys.size());
            }
            return RuleSigner.of(name, keys.get(0));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CommandFailed("no key to sign with can be read from " + file + ": " + e, e);
        }
    }
}
