package io.crossfix.metrics;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus would find on a page: by name of a series, the names of its labels.
 *
 * @param labels of each name, of all of its series together
 * @param text as it was
 */
public record Scrape(Map<String, Set<String>> labels, String text) {

    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+( \\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Reads pages as one. */
    public static Scrape of(URI... pages) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        List<String> texts = new ArrayList<>();
        for (URI page : pages) {
            texts.add(client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        }
        return of(String.join("\n", texts));
    }

    static Scrape of(String text) {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher series = SERIES.matcher(line);
            if (!series.matches()) {
                throw new IllegalArgumentException("no series: " + line);
            }
            Set<String> names = labels.computeIfAbsent(series.group(1), name -> new TreeSet<>());
            Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
            while (label.find()) {
                names.add(label.group(1));
            }
        }
        return new Scrape(labels, text);
    }

    /** How many series there are. */
    public long series() {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .count();
    }
}
