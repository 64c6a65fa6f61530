package io.crossfix.rule;

/** Durations and lengths as rules write them; the JSON Schema has checked their form. */
final class Measures {

    private Measures() {}

    /** Milliseconds of "90s", "5m", "-1h" or "1500ms". */
    static long millis(String text) {
        int unit = firstLetter(text);
        return Long.parseLong(text.substring(0, unit))
                * switch (text.substring(unit)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> throw new IllegalArgumentException("no duration: " + text);
                };
    }

    /** Metres of "600m" or "1.5km". */
    static double metres(String text) {
        int unit = firstLetter(text);
        double number = Double.parseDouble(text.substring(0, unit));
        return text.substring(unit).equals("km") ? number * 1_000 : number;
    }

    /** "10m", "1h", "90s": the shortest whole form. */
    static String text(long millis) {
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    private static int firstLetter(String text) {
        int at = 0;
        while (at < text.length() && !Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
