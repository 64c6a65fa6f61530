package io.crossfix.feeds.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML from strangers: no document types, no entities, nothing fetched, bounded depth. Prefixes are taken off names,
 * since senders bind one namespace to many prefixes, and fragments bind none. Not thread-safe.
 */
final class XmlDocuments {

    private static final String MAX_DEPTH = "64";
    private static final String MAX_ATTRIBUTES = "200";
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    private final DocumentBuilder builder;

    XmlDocuments() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(LIMITS + "maxElementDepth", MAX_DEPTH);
            factory.setAttribute(LIMITS + "elementAttributeLimit", MAX_ATTRIBUTES);
            factory.setExpandEntityReferences(false);
            factory.setIgnoringComments(true);
            builder = factory.newDocumentBuilder();
            // The default handler prints what it finds wrong on standard error, text of the message included.
            builder.setErrorHandler(new DefaultHandler());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of every Java 17 has these settings", e);
        }
    }

    /** The document with plain names, or null when the bytes are none. */
    @Nullable
    Document read(byte[] bytes) {
        try {
            Document document = builder.parse(new ByteArrayInputStream(bytes));
            takeOffPrefixes(document);
            return document;
        } catch (SAXException | IOException e) {
            // The library's message quotes the text, and the text may hold a plate.
            return null;
        }
    }

    private static void takeOffPrefixes(Document document) {
        Node node = document.getDocumentElement();
        while (node != null) {
            Node named = node.getNodeType() == Node.ELEMENT_NODE ? withoutPrefix(document, node) : node;
            node = following(named);
        }
    }

    private static Node withoutPrefix(Document document, Node element) {
        String name = element.getNodeName();
        int colon = name.indexOf(':');
        return colon < 0 ? element : document.renameNode(element, null, name.substring(colon + 1));
    }

    /** The next node in the order of the document. */
    private static @Nullable Node following(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        for (Node at = node; at != null; at = at.getParentNode()) {
            if (at.getNextSibling() != null) {
                return at.getNextSibling();
            }
        }
        return null;
    }
}
