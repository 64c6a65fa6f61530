package io.crossfix.audit.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.audit.KnownKeys;
import io.crossfix.audit.Witness;
import io.crossfix.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether an export is what was signed: without a broker, with a public key that the reader has from elsewhere.
 *
 * @param manifest what it says of itself; null when that cannot be read
 * @param findings everything that is wrong
 */
public record EvidenceVerification(@Nullable EvidenceManifest manifest, List<String> findings) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /**
     * Verifies one.
     *
     * @throws io.crossfix.local.CommandFailed when it is no such archive
     */
    public static EvidenceVerification of(Path archive, KnownKeys keys) {
        Map<String, byte[]> files = new TreeMap<>(EvidenceArchive.read(archive));
        byte[] manifest = files.remove(EvidenceManifest.FILE);
        byte[] signature = files.remove(EvidenceManifest.SIGNATURE);
        if (manifest == null || signature == null) {
            return new EvidenceVerification(
                    null, List.of(EvidenceManifest.FILE + " or " + EvidenceManifest.SIGNATURE + " is missing"));
        }
        try {
            EvidenceManifest read = JSON.readValue(manifest, EvidenceManifest.class);
            List<String> findings = new ArrayList<>();
            signature(read, manifest, signature, keys, findings);
            files(read, files, findings);
            checkpoints(files.get("checkpoints.jsonl"), keys, findings);
            return new EvidenceVerification(read, findings);
        } catch (IOException e) {
            return new EvidenceVerification(null, List.of(EvidenceManifest.FILE + " cannot be read"));
        }
    }

    private static void signature(
            EvidenceManifest read, byte[] manifest, byte[] signature, KnownKeys keys, List<String> findings) {
        String written = new String(signature, StandardCharsets.UTF_8).strip();
        if (!keys.ids().contains(read.keyId())) {
            findings.add("it is signed with key " + read.keyId() + ", which is not among the known ones: "
                    + String.join(", ", keys.ids()));
        } else if (!keys.isGenuine(read.keyId(), EvidenceManifest.FORM, manifest, written)) {
            findings.add(EvidenceManifest.FILE + " is not what was signed with key " + read.keyId());
        }
        if (!EvidenceManifest.FORM.equals(read.form())) {
            findings.add(
                    EvidenceManifest.FILE + " says it is '" + read.form() + "', not '" + EvidenceManifest.FORM + "'");
        }
    }

    private static void files(EvidenceManifest manifest, Map<String, byte[]> files, List<String> findings) {
        Map<String, byte[]> unnamed = new TreeMap<>(files);
        for (EvidenceManifest.Entry entry : manifest.files()) {
            byte[] content = unnamed.remove(entry.name());
            if (content == null) {
                findings.add(entry.name() + " is missing");
            } else if (!Digest.of(content).equals(entry.sha256())) {
                findings.add(entry.name() + " is not what was signed: its SHA-256 is " + Digest.of(content) + ", was "
                        + entry.sha256());
            }
        }
        unnamed.keySet().forEach(name -> findings.add(name + " was added"));
    }

    private static void checkpoints(byte @Nullable [] lines, KnownKeys keys, List<String> findings) {
        if (lines == null) {
            return; // Said already.
        }
        int number = 0;
        for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!isGenuine(line, keys)) {
                findings.add("the checkpoint in line " + number + " of checkpoints.jsonl was signed by no known key");
            }
        }
    }

    private static boolean isGenuine(String line, KnownKeys keys) {
        try {
            JsonNode json = JSON.readTree(line);
            return keys.isGenuine(Witness.checkpoint(json));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
