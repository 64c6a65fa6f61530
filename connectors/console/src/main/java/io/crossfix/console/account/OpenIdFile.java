package io.crossfix.console.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the settings of an identity provider from a YAML file; the secret lies in a file of its own. */
public final class OpenIdFile {

    private static final String SCHEMA = "/json-schema/openid.schema.json";
    private static final String GROUPS = "groups";

    private OpenIdFile() {}

    @JsonNaming(KebabCaseStrategy.class)
    private record Written(
            URI issuer,
            String clientId,
            @Nullable String clientSecretFile,
            URI consoleAddress,
            @Nullable String accountClaim,
            @Nullable String rolesClaim,
            Map<String, String> roles,
            @Nullable String desksClaim,
            @Nullable Map<String, List<String>> desks) {}

    /**
     * Reads one.
     *
     * @throws InvalidDocument with every fault and its line
     */
    public static OpenIdSettings read(Path file) throws InvalidDocument {
        Written written = YamlDocument.read(text(file), file.toString(), SCHEMA).as(Written.class);
        return new OpenIdSettings(
                written.issuer(),
                written.clientId(),
                secret(file, written.clientSecretFile()),
                written.consoleAddress(),
                Objects.requireNonNullElse(written.accountClaim(), "preferred_username"),
                Objects.requireNonNullElse(written.rolesClaim(), GROUPS),
                roles(written.roles()),
                Objects.requireNonNullElse(written.desksClaim(), GROUPS),
                desks(written.desks()));
    }

    private static Map<String, Role> roles(Map<String, String> written) {
        Map<String, Role> roles = new TreeMap<>();
        written.forEach((group, name) -> Role.named(name).ifPresent(role -> roles.put(group, role)));
        return roles;
    }

    private static Map<String, Set<String>> desks(@Nullable Map<String, List<String>> written) {
        Map<String, Set<String>> desks = new TreeMap<>();
        if (written != null) {
            written.forEach((value, means) -> desks.put(value, new LinkedHashSet<>(means)));
        }
        return desks;
    }

    private static String secret(Path file, @Nullable String name) throws InvalidDocument {
        return name == null
                ? ""
                : text(file.toAbsolutePath().resolveSibling(name)).strip();
    }

    private static String text(Path file) throws InvalidDocument {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidDocument(List.of(new Fault(file.toString(), 0, 0, "cannot be read: " + e)));
        }
    }
}
