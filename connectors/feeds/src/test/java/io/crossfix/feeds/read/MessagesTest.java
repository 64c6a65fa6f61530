package io.crossfix.feeds.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Map<String, List<String>> PATHS = Map.of(
            "camera", List.of("/camera"), "plate", List.of("./props/plate", "./plate"), "topic", List.of("@topic/1-2"));

    @Test
    void aListBecomesARowEachAndTheFirstPathWithATextCounts() {
        List<Line> rows = json(
                "/results",
                "{\"camera\":7,\"results\":[{\"plate\":\"a\"},{\"props\":{\"plate\":\"b\"},\"plate\":{}}]}");
        assertThat(rows)
                .extracting(row -> String.join("|", ((Line.Row) row).cells()))
                .containsExactly("7|a|x/y", "7|b|x/y");
    }

    @Test
    void anObjectIsNoText() {
        assertThat(((Line.Row) json("/results", "{\"camera\":{\"name\":\"Jane\"},\"results\":[{\"plate\":[\"Jane\"]}]}")
                                .get(0))
                        .cells())
                .containsExactly("", "", "x/y");
    }

    @Test
    void aMissingListIsRefusedAndAnEmptyOneTellsOfNothing() {
        assertThat(json("/results", "{\"camera\":7}")).singleElement().isInstanceOf(Line.Broken.class);
        assertThat(json("/results", "{\"results\":[]}")).isEmpty();
        assertThat(json("/results", "{\"results\":[" + "{},".repeat(1000) + "{}]}"))
                .singleElement()
                .isInstanceOf(Line.Broken.class);
    }

    @Test
    void numbersStayAsTheyAreWritten() {
        PayloadFormat format = new PayloadFormat(PayloadFormat.Kind.JSON, List.of(), Map.of("id", List.of("/id")));
        Line row = PayloadReader.of(format, List.of("id"))
                .read(utf8("{\"id\":1607123955.475377}"), Map.of())
                .get(0);
        assertThat(((Line.Row) row).cells()).containsExactly("1607123955.475377");
    }

    @Test
    void xmlPathsLeadToTextsNotToWhatIsAroundThem() {
        PayloadFormat format = new PayloadFormat(
                PayloadFormat.Kind.XML,
                List.of("//Event"),
                Map.of(
                        "packet",
                        List.of("name(/*)"),
                        "state",
                        List.of("./Item[@Name='State']/@Value"),
                        "all",
                        List.of(".")));
        List<Line> rows = PayloadReader.of(format, List.of("packet", "state", "all"))
                .read(
                        utf8("<s:Stream><Event><Item Name=\"State\" Value=\"1\"/>Jane</Event><Event/></s:Stream>"),
                        Map.of());
        assertThat(rows)
                .extracting(row -> String.join("|", ((Line.Row) row).cells()))
                .containsExactly("Stream|1|", "Stream||");
    }

    @Test
    void aPathThatIsNoneIsNamed() {
        PayloadFormat format = new PayloadFormat(PayloadFormat.Kind.XML, List.of(), Map.of("a", List.of("///")));
        assertThatThrownBy(() -> PayloadReader.of(format, List.of("a"))).hasMessageContaining("'///'");
        PayloadFormat beside = new PayloadFormat(PayloadFormat.Kind.JSON, List.of(), Map.of("a", List.of("@topic/x")));
        assertThatThrownBy(() -> PayloadReader.of(beside, List.of("a"))).hasMessageContaining("@topic/x");
    }

    private static List<Line> json(String each, String message) {
        PayloadFormat format = new PayloadFormat(PayloadFormat.Kind.JSON, List.of(each), PATHS);
        return PayloadReader.of(format, List.of("camera", "plate", "topic"))
                .read(utf8(message), Map.of("topic", "p/x/y/z"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
