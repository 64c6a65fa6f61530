package io.crossfix.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Pages as a browser reads them. */
public final class WrittenPage {

    private WrittenPage() {}

    /** The page in a file, which must be well formed and need nothing from elsewhere. */
    public static Document read(Path file) throws IOException {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = parser.parseInput(Files.readString(file), "");
        assertThat(parser.getErrors()).isEmpty();
        assertThat(page.select("[src], [href], [data], link, iframe, object, embed, img, base"))
                .isEmpty();
        assertThat(Objects.requireNonNull(page.selectFirst("meta[http-equiv=Content-Security-Policy]"))
                        .attr("content"))
                .startsWith("default-src 'none';");
        return page;
    }
}
