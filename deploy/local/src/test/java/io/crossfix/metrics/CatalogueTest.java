package io.crossfix.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue notices what is missing, what nobody wrote down, and labels that differ. */
class CatalogueTest {

    private static final Catalogue CATALOGUE = new Catalogue(List.of(
            entry("crossfix_requests_total", "counter", List.of("feed")),
            entry("crossfix_request_seconds", "histogram", List.of("feed")),
            new Catalogue.Entry("kafka_gone", "gauge", "partitions", List.of(), "kafka", "Elsewhere.")));

    private static final String WHOLE = """
            # HELP crossfix_requests_total Requests.
            crossfix_requests_total{feed="a \\"b\\", c=d",} 3.0
            crossfix_request_seconds_bucket{feed="a",le="0.1"} 1
            crossfix_request_seconds_count{feed="a"} 1
            crossfix_request_seconds_sum{feed="a"} 0.05
            flink_anything{host="h"} 1.5E12
            """;

    private static Catalogue.Entry entry(String name, String type, List<String> labels) {
        return new Catalogue.Entry(name, type, "requests", labels, "gateway", "Requests.");
    }

    @Test
    void aScrapeAsCataloguedIsFine() {
        Scrape scrape = Scrape.of(WHOLE);

        assertThat(CATALOGUE.missingIn(scrape)).isEmpty();
        assertThat(CATALOGUE.unknownIn(scrape)).isEmpty();
        assertThat(scrape.series()).isEqualTo(5);
    }

    @Test
    void whatIsNotShownIsMissing() {
        assertThat(CATALOGUE.missingIn(Scrape.of(WHOLE.replace("_seconds_sum", "_seconds_total"))))
                .containsExactly("crossfix_request_seconds_sum");
    }

    @Test
    void whatNobodyWroteDownOrIsLabelledOtherwiseIsUnknown() {
        assertThat(CATALOGUE.unknownIn(Scrape.of(WHOLE + "crossfix_new 1\n")))
                .singleElement()
                .asString()
                .contains("crossfix_new");
        assertThat(CATALOGUE.unknownIn(Scrape.of(WHOLE.replace("{feed=\"a\"} 1\n", "{feed=\"a\",plate=\"x\"} 1\n"))))
                .singleElement()
                .asString()
                .contains("plate");
    }
}
