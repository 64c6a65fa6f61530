package io.crossfix.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * A report as one page that needs nothing from elsewhere: figures as JSON, the plots' library, the style and the page's own
 * script are all within it.
 */
public final class Page {

    private static final ObjectMapper JSON = new JsonMapper();
    private static final String CHARTS_POM = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/";

    private Page() {}

    /**
     * Fills a page.
     *
     * @param title its title
     * @param place of the resources {@code report.html}, what stands in the page's body, and {@code report.js}, its own
     *     script, which finds the functions of {@code /report/page.js}
     * @param figures what is told, written as JSON
     */
    public static String of(String title, String place, Object figures) throws IOException {
        return resource("/report/page.html")
                .replace("/*TITLE*/", title)
                .replace("/*BODY*/", resource(place + "/report.html"))
                .replace("/*STYLE*/", resource("/report/page.css"))
                .replace("/*CHARTS*/", charts())
                .replace("/*SCRIPT*/", resource("/report/page.js") + resource(place + "/report.js"))
                // Last, so that nothing within the data is taken for a place to fill.
                .replace("/*DATA*/", scriptSafe(JSON.writeValueAsString(figures)));
    }

    /** JSON that no browser takes for the end of the script or the beginning of a comment. */
    private static String scriptSafe(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static String charts() throws IOException {
        Properties pom = new Properties();
        try (InputStream in = open(CHARTS_POM)) {
            pom.load(in);
        }
        String script = resource(CHARTS + pom.getProperty("version") + "/dist/chart.umd.min.js");
        // The map of the library's sources is not there.
        return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Page.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name + " is not on the class path");
        }
        return in;
    }
}
