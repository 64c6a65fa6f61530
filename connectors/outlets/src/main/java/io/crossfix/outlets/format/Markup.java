package io.crossfix.outlets.format;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML 1.0; characters that it cannot carry become blanks. */
final class Markup {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    Markup() {
        try {
            synchronized (FACTORY) {
                writer = FACTORY.createXMLStreamWriter(text);
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
    }

    private interface Step {
        void with(XMLStreamWriter writer) throws XMLStreamException;
    }

    private Markup step(Step step) {
        try {
            step.with(writer);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
    }

    Markup declaration() {
        return step(out -> out.writeStartDocument("UTF-8", "1.0"));
    }

    Markup open(String name) {
        return step(out -> out.writeStartElement(name));
    }

    /** Opens an element in a default namespace. */
    Markup open(String name, String namespace) {
        return open(name).step(out -> out.writeDefaultNamespace(namespace));
    }

    Markup namespace(String prefix, String namespace) {
        return step(out -> out.writeNamespace(prefix, namespace));
    }

    Markup attribute(String name, String value) {
        return step(out -> out.writeAttribute(name, clean(value)));
    }

    /** An element that has attributes only. */
    Markup empty(String name, Map<String, String> attributes) {
        open(name);
        attributes.forEach(this::attribute);
        return close();
    }

    Markup element(String name, String value) {
        return open(name).text(value).close();
    }

    Markup text(String value) {
        return step(out -> out.writeCharacters(clean(value)));
    }

    /** Nothing when there is no value. */
    Markup optional(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : element(name, value);
    }

    Markup close() {
        return step(XMLStreamWriter::writeEndElement);
    }

    /** All that was written. */
    String finish() {
        step(XMLStreamWriter::writeEndDocument);
        return text.toString();
    }

    private static String clean(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints().forEach(point -> clean.appendCodePoint(isCarried(point) ? point : ' '));
        return clean.toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isCarried(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
