package org.tribune.site.sitting.convocation;

import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through XML of a stranger, element by element. What declares a document type is refused, so
 * there are no entities, neither of its own nor from elsewhere. Names are without their namespaces:
 * those of strict and transitional Office Open XML differ in nothing else. Used by one thread.
 */
final class XmlCursor {
  /** Java's own bound is 100; text in a table in a text box is some twenty deep. */
  private static final int DEEPEST = 90;

  private final XMLStreamReader reader;
  private int event = XMLStreamConstants.START_DOCUMENT;
  private int depth = 0;

  XmlCursor(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    reader = factory.createXMLStreamReader(in);
  }

  /** Goes on; false at the end of the document. */
  boolean next() throws XMLStreamException, UnreadableException {
    if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    if (!reader.hasNext()) {
      return false;
    }
    event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new UnreadableException(Flaw.DAMAGED);
    }
    if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
      throw new UnreadableException(Flaw.TOO_HARD);
    }
    return true;
  }

  /**
   * Goes on within the element that {@link #depth} was noted in when it began; false at its end.
   */
  boolean nextWithin(int outer) throws XMLStreamException, UnreadableException {
    return next() && !(isEnd() && depth == outer);
  }

  /** How many elements are open, that which begins or ends here among them. */
  int depth() {
    return depth;
  }

  boolean isStart() {
    return event == XMLStreamConstants.START_ELEMENT;
  }

  boolean isEnd() {
    return event == XMLStreamConstants.END_ELEMENT;
  }

  boolean isText() {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /** The name of the element that begins or ends here. */
  String name() {
    return reader.getLocalName();
  }

  String text() {
    return reader.getText();
  }

  /** An attribute of the element that begins here. */
  Optional<String> find(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  /** An attribute, empty if it is not there. */
  String attribute(String name) {
    return find(name).orElse("");
  }

  /** A whole number; what is none, or is absurd, is as if it were not there. */
  Optional<Integer> number(String name) {
    return find(name).filter(value -> value.matches("-?\\d{1,6}")).map(Integer::valueOf);
  }

  /** A switch of Office Open XML: it is on where its element is, unless it says no. */
  boolean isOn() {
    return !attribute("val").matches("0|false|off|none");
  }

  /** Goes to the end of the element that begins here. */
  void skip() throws XMLStreamException, UnreadableException {
    int outer = depth;
    while (nextWithin(outer)) {
      // Nothing in it is wanted.
    }
  }

  /** All text in the element that begins here, to its end. */
  String content() throws XMLStreamException, UnreadableException {
    StringBuilder content = new StringBuilder();
    int outer = depth;
    while (nextWithin(outer)) {
      if (isText()) {
        content.append(text());
      }
    }
    return content.toString();
  }
}
