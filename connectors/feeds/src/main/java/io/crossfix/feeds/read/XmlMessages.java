package io.crossfix.feeds.read;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Messages in XML. A path is XPath 1.0 over names without prefixes: {@code /Stream/Event} from the root,
 * {@code ./Data/@Value} from what becomes the row, {@code @topic} beside the message.
 */
final class XmlMessages implements PayloadReader {

    private final XmlDocuments documents = new XmlDocuments();
    private final @Nullable XPathExpression each;
    private final List<List<Path>> columns;

    /** Where the text of a column may stand. */
    private interface Path {
        String of(Node row, Map<String, String> attributes) throws XPathExpressionException;
    }

    XmlMessages(PayloadFormat format, List<String> wanted) {
        XPath language = language();
        this.each = format.each().isEmpty() ? null : compiled(language, String.join(" | ", format.each()));
        this.columns = wanted.stream()
                .map(column -> format.paths(column).stream()
                        .map(path -> path(language, path))
                        .toList())
                .toList();
    }

    @Override
    public List<Line> read(byte[] message, Map<String, String> attributes) {
        Document document = documents.read(message);
        if (document == null) {
            return Messages.broken(
                    message, "is not XML, or has a document type, or is nested deeper than any such message");
        }
        try {
            return rows(document, message, attributes);
        } catch (XPathExpressionException e) {
            return Messages.broken(message, "is XML in which a path of the mapping means nothing");
        }
    }

    private List<Line> rows(Document document, byte[] message, Map<String, String> attributes)
            throws XPathExpressionException {
        if (each == null) {
            return List.of(row(1, document.getDocumentElement(), message, attributes));
        }
        NodeList found = (NodeList) each.evaluate(document, XPathConstants.NODESET);
        if (found.getLength() > PayloadFormat.MAX_ROWS) {
            return Messages.tooMany(message, found.getLength());
        }
        if (found.getLength() == 0) {
            return List.of(new Line.Blank(1, message));
        }
        List<Line> rows = new ArrayList<>(found.getLength());
        for (int i = 0; i < found.getLength(); i++) {
            rows.add(row(i + 1, found.item(i), message, attributes));
        }
        return rows;
    }

    private Line row(int number, Node row, byte[] message, Map<String, String> attributes)
            throws XPathExpressionException {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = "";
            for (Path path : columns.get(i)) {
                if (cells[i].isBlank()) {
                    cells[i] = path.of(row, attributes);
                }
            }
        }
        return new Line.Row(number, message, cells);
    }

    private static Path path(XPath language, String path) {
        // An attribute of the row itself is ./@name; @name stands beside the message, as in JSON.
        if (path.startsWith(PayloadFormat.ATTRIBUTE)) {
            Attributes attribute = Attributes.path(path);
            return (row, attributes) -> attribute.of(attributes);
        }
        XPathExpression expression = compiled(language, path);
        return isPlace(expression)
                ? (row, attributes) -> text((NodeList) expression.evaluate(row, XPathConstants.NODESET))
                : (row, attributes) -> expression.evaluate(row);
    }

    /** Whether a path leads to a place in the document, and is not a function such as {@code name(/*)}. */
    private static boolean isPlace(XPathExpression expression) {
        try {
            expression.evaluate(new InputSource(new StringReader("<nothing/>")), XPathConstants.NODESET);
            return true;
        } catch (XPathExpressionException e) {
            return false;
        }
    }

    /** Elements with elements in them are no texts: a path that leads to one would carry along what it was not meant to. */
    private static String text(NodeList found) {
        Node first = found.item(0);
        if (first == null) {
            return "";
        }
        for (Node child = first.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                return "";
            }
        }
        return first.getTextContent();
    }

    private static XPathExpression compiled(XPath language, String path) {
        try {
            return language.compile(path);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException("'" + path + "' is no XPath 1.0", e);
        }
    }

    private static XPath language() {
        try {
            XPathFactory factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newXPath();
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException("every Java 17 can process XPath securely", e);
        }
    }
}
