package io.crossfix.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Texts that stand for what may come out nowhere, and the search for them in any spelling: any case, without separators, in
 * UTF-16, as hexadecimal digits, in base64 at each of its three alignments. The beginning of one is enough, for payloads
 * break off.
 */
public final class Canary {

    public static final String PLATE = "CNRY4711";
    public static final String PHONE = "510-555-0199";
    public static final String NAME = "Kanari Vogelsang";
    public static final String NARRATIVE = "the man in the canary coat ran north";
    public static final List<String> ALL = List.of(PLATE, PHONE, NAME, NARRATIVE);

    /** Stands in the ids of observations, which travel as they are: what finds this would find the others. */
    public static final String MARKER = "mrk7qx2";

    private static final List<String> STEMS = List.of(
            "cnry47",
            "cnry-47",
            "cnry 47",
            "510-555-01",
            "51055501",
            "(510) 555",
            "kanari",
            "vogelsa",
            "canary c",
            "canary%20c",
            "canary+c",
            "canary_c");

    private static final int SHORTEST = 6;
    private static final Canary SPELLINGS = new Canary();

    private final Map<Integer, List<Needle>> byStart = new HashMap<>();

    private record Needle(byte[] lower, String says) {}

    private Canary() {
        Set<String> known = new HashSet<>();
        for (String stem : STEMS) {
            spellings(stem, "canary").stream()
                    .filter(needle -> known.add(key(needle)))
                    .forEach(this::add);
        }
        spellings(MARKER, MARKER).stream()
                .filter(needle -> known.add(key(needle)))
                .forEach(this::add);
    }

    /** What was found where: by {@code canary} and {@link #MARKER}, how often. */
    public static Map<String, Long> in(byte[] bytes) {
        return SPELLINGS.found(bytes);
    }

    private Map<String, Long> found(byte[] bytes) {
        Map<String, Long> found = new TreeMap<>();
        for (int at = 0; at + 1 < bytes.length; at++) {
            int start = (lower(bytes[at]) << 8) | lower(bytes[at + 1]);
            // Most of a broker's index files are zeros.
            if (start != 0) {
                for (Needle needle : byStart.getOrDefault(start, List.of())) {
                    if (stands(needle.lower(), bytes, at)) {
                        found.merge(needle.says(), 1L, Long::sum);
                    }
                }
            }
        }
        return found;
    }

    private static boolean stands(byte[] needle, byte[] bytes, int at) {
        if (at + needle.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < needle.length; i++) {
            if (needle[i] != (byte) lower(bytes[at + i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte one) {
        return one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one & 0xff;
    }

    private void add(Needle needle) {
        int start = ((needle.lower()[0] & 0xff) << 8) | (needle.lower()[1] & 0xff);
        byStart.computeIfAbsent(start, unseen -> new ArrayList<>()).add(needle);
    }

    private static String key(Needle needle) {
        return needle.says() + new String(needle.lower(), StandardCharsets.ISO_8859_1);
    }

    private static List<Needle> spellings(String stem, String says) {
        List<byte[]> all = new ArrayList<>();
        all.add(stem.getBytes(StandardCharsets.UTF_8));
        all.add(stem.getBytes(StandardCharsets.UTF_16LE));
        all.add(stem.getBytes(StandardCharsets.UTF_16BE));
        for (String cased : new HashSet<>(List.of(stem, stem.toUpperCase(Locale.ROOT), capitalised(stem)))) {
            byte[] bytes = cased.getBytes(StandardCharsets.UTF_8);
            all.add(ascii(HexFormat.of().formatHex(bytes)));
            for (int before = 0; before < 3; before++) {
                all.add(ascii(base64(bytes, before)));
            }
        }
        return all.stream()
                .filter(bytes -> bytes.length >= SHORTEST)
                .map(bytes -> new Needle(lowered(bytes), says))
                .toList();
    }

    /** The characters of base64 that these bytes alone decide when so many others stand before them in their group. */
    private static String base64(byte[] bytes, int before) {
        byte[] behind = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, behind, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(behind);
        return text.substring((before * 8 + 5) / 6, behind.length * 8 / 6);
    }

    private static byte[] lowered(byte[] bytes) {
        byte[] lowered = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < lowered.length; i++) {
            lowered[i] = (byte) lower(lowered[i]);
        }
        return lowered;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String capitalised(String stem) {
        return stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1);
    }
}
