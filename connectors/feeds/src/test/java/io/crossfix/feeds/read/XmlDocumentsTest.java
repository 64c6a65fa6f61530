package io.crossfix.feeds.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class XmlDocumentsTest {

    private final XmlDocuments documents = new XmlDocuments();

    @Test
    void prefixesAreTakenOffWhetherTheyAreBoundOrNot() {
        Document document = read("<tt:a><x:b y=\"1\"/><c><tt:d>e</tt:d></c></tt:a>");
        assertThat(document.getDocumentElement().getNodeName()).isEqualTo("a");
        assertThat(document.getElementsByTagName("b").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("d").item(0).getTextContent()).isEqualTo("e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>",
                "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>",
                "<a><b></a>",
                "<a/><a/>",
                "not xml",
                ""
            })
    void whatFetchesExpandsOrIsBrokenIsRefused(String text) {
        assertThat(documents.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void depthIsBounded() {
        assertThat(documents.read(("<a>".repeat(60) + "</a>".repeat(60)).getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
        assertThat(documents.read(("<a>".repeat(200_000) + "</a>".repeat(200_000)).getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    private Document read(String text) {
        Document document = documents.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(document).isNotNull();
        return document;
    }
}
