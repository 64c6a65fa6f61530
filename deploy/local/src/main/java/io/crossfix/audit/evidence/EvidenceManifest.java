package io.crossfix.audit.evidence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export holds; the signature is over this file, byte by byte.
 *
 * @param form what this is
 * @param createdAt when it was made, ISO 8601
 * @param createdBy account of whoever made it
 * @param purpose code of what for
 * @param asked which alerts were asked for
 * @param alerts ids of those that are in it
 * @param historyVerified whether the whole history was what was vouched for when it was made; verdict.json says more
 * @param keyId which key signed it
 * @param missing what belongs to it and is no longer kept
 * @param files every other file but the signature, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EvidenceManifest(
        String form,
        String createdAt,
        String createdBy,
        String purpose,
        String asked,
        List<String> alerts,
        boolean historyVerified,
        String keyId,
        List<String> missing,
        List<Entry> files) {

    static final String FORM = "crossfix evidence export 1";
    static final String FILE = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    /** What is not there is empty: whoever verifies reads what strangers may have written. */
    public EvidenceManifest {
        form = orEmpty(form);
        createdAt = orEmpty(createdAt);
        createdBy = orEmpty(createdBy);
        purpose = orEmpty(purpose);
        asked = orEmpty(asked);
        alerts = alerts == null ? List.of() : alerts;
        keyId = orEmpty(keyId);
        missing = missing == null ? List.of() : missing;
        files = files == null ? List.of() : files;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * A file.
     *
     * @param name path within the archive
     * @param bytes its length
     * @param sha256 64 hexadecimal digits
     */
    public record Entry(String name, long bytes, String sha256) {

        /** As above. */
        public Entry {
            name = orEmpty(name);
            sha256 = orEmpty(sha256);
        }
    }
}
