package org.tribune.site.http;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document as text; what XML can't hold of a text is left out. For one thread. */
public final class XmlText {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  /** Something that is written into a document. */
  @FunctionalInterface
  public interface Content {
    void write(XmlText into) throws XMLStreamException;
  }

  private XmlText() throws XMLStreamException {
    out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /** The document with {@code content} in it. */
  public static String of(Content content) {
    try {
      XmlText document = new XmlText();
      document.out.writeStartDocument("UTF-8", "1.0");
      content.write(document);
      document.out.writeEndDocument();
      document.out.close();
      return document.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text in memory can't fail", e);
    }
  }

  /**
   * A page of HTML that stands for itself, with all of XML's end tags.
   *
   * @param head what its head has beside the encoding and the width of screens
   * @param main what is read
   */
  public static String page(String language, Content head, Content main) {
    String xml =
        of(
            out ->
                out.element(
                    "html",
                    root -> {
                      root.element("head", into -> head(into, head));
                      root.element("body", body -> body.element("main", main));
                    },
                    "lang",
                    language));
    return "<!doctype html>\n" + xml.substring(xml.indexOf("<html"));
  }

  private static void head(XmlText out, Content more) throws XMLStreamException {
    out.empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    more.write(out);
  }

  /**
   * An element with others in it.
   *
   * @param attributes names and values by turns
   */
  public void element(String name, Content content, String... attributes)
      throws XMLStreamException {
    out.writeStartElement(name);
    attributes(attributes);
    content.write(this);
    out.writeEndElement();
  }

  /** An element with text in it. */
  public void element(String name, String value, String... attributes) throws XMLStreamException {
    element(name, into -> into.text(value), attributes);
  }

  /** Text beside elements. */
  public void text(String value) throws XMLStreamException {
    out.writeCharacters(legal(value));
  }

  /** An element with nothing in it. */
  public void empty(String name, String... attributes) throws XMLStreamException {
    out.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], legal(attributes[i + 1]));
    }
  }

  /** XML 1.0, section 2.2. */
  private static String legal(String value) {
    StringBuilder kept = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(
            each ->
                each == '\t'
                    || each == '\n'
                    || each == '\r'
                    || (each >= 0x20 && each <= 0xd7ff)
                    || (each >= 0xe000 && each <= 0xfffd)
                    || each >= 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
