package org.tribune.catalogue.caption.file;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.core.text.ValidationException;

/**
 * Captions as a TTML document (W3C TTML 2; IMSC 1, EBU-TT-D): its paragraphs with their times,
 * lines and italics, and whether they stand at the top. Other styles are left out. A document type
 * is refused, so that no entity is ever looked up or unfolded.
 */
final class Ttml {
  private static final int DEEPEST = 64;
  private static final String NAMESPACES = "http://www.w3.org/";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final XMLStreamReader in;
  private final List<Cue> cues = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();
  private final Set<String> italicStyles = new HashSet<>();
  private final Set<String> upperRegions = new HashSet<>();
  private Optional<TtmlTime> clock = Optional.empty();

  /**
   * An element that is open.
   *
   * @param begin since the beginning of the document
   * @param end likewise; empty where it ends with what it is in
   * @param isTimed true if it has times of its own
   * @param words of a paragraph or of a part of it with times of its own
   * @param isHidden true if nothing in it is shown: names, descriptions
   */
  private record Element(
      String name,
      CaptionPlace place,
      Duration begin,
      Optional<Duration> end,
      boolean isTimed,
      boolean isItalic,
      boolean isUpper,
      boolean isKept,
      boolean isHidden,
      StringBuilder words) {
    boolean isSaid() {
      return name.equals("p") || (name.equals("span") && isTimed);
    }
  }

  private Ttml(XMLStreamReader in) {
    this.in = in;
  }

  /** True for what begins as XML does, in whatever encoding. */
  static boolean isOne(byte[] file) {
    int at = 0;
    while (at < file.length && at < DEEPEST && isBeforeXml(file[at])) {
      at++;
    }
    return at < file.length && file[at] == '<';
  }

  /** White space, byte order marks, and the zeros of UTF-16. */
  private static boolean isBeforeXml(byte each) {
    return each <= ' ' && each != '<';
  }

  /**
   * The cues of a document, as they stand in it.
   *
   * @throws ValidationException with the line, if something is wrong with it
   */
  static List<Cue> read(byte[] file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      Ttml document = new Ttml(factory.createXMLStreamReader(new ByteArrayInputStream(file)));
      document.read();
      return document.cues;
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw CaptionPlace.line(line).wrong("caption.broken-xml");
    }
  }

  private CaptionPlace place() {
    return CaptionPlace.line(Math.max(1, in.getLocation().getLineNumber()));
  }

  private void read() throws XMLStreamException {
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw place().wrong("caption.xml-with-entities");
        case XMLStreamConstants.START_ELEMENT -> begin();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            say(in.getText());
        default -> {
          // Comments and instructions are not shown.
        }
      }
    }
  }

  private void begin() {
    if (open.size() >= DEEPEST) {
      throw place().wrong("caption.broken-xml");
    }
    String name = in.getLocalName();
    if (open.isEmpty()) {
      if (!name.equals("tt")) {
        throw new ValidationException("caption.unknown-format");
      }
      clock = Optional.of(TtmlTime.of(in, place()));
    }
    if (name.equals("style") && attribute("fontStyle").filter("italic"::equals).isPresent()) {
      id().ifPresent(italicStyles::add);
    }
    if (attribute("displayAlign").filter("before"::equals).isPresent()) {
      id().ifPresent(upperRegions::add);
    }
    if (name.equals("br")) {
      sayLine();
    }
    Element next = element(name);
    italics(next, "<i>");
    open.push(next);
  }

  private Element element(String name) {
    Optional<Element> outer = Optional.ofNullable(open.peek());
    Duration from = outer.map(Element::begin).orElse(Duration.ZERO);
    TtmlTime times = clock.orElseThrow();
    CaptionPlace place = place();
    Optional<Duration> begin = attribute("begin").map(each -> times.read(each, place));
    Duration start = begin.map(from::plus).orElse(from);
    Optional<Duration> end =
        attribute("end")
            .map(each -> from.plus(times.read(each, place)))
            .or(() -> attribute("dur").map(each -> start.plus(times.read(each, place))))
            .or(() -> outer.flatMap(Element::end));
    boolean isTimed =
        begin.isPresent() || attribute("end").isPresent() || attribute("dur").isPresent();
    return new Element(
        name,
        place,
        start,
        end,
        isTimed,
        isItalic(outer),
        outer.filter(Element::isUpper).isPresent()
            || attribute("region").filter(upperRegions::contains).isPresent(),
        attribute(XML, "space")
            .map("preserve"::equals)
            .orElse(outer.filter(Element::isKept).isPresent()),
        outer.filter(Element::isHidden).isPresent() || !isShown(name),
        new StringBuilder());
  }

  /** Names and descriptions are in name spaces of their own, or in the document's metadata. */
  private boolean isShown(String name) {
    String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
    return !name.equals("metadata")
        && !name.equals("head")
        && (namespace.isEmpty() || (namespace.startsWith(NAMESPACES) && !namespace.contains("#")));
  }

  private boolean isItalic(Optional<Element> outer) {
    return attribute("fontStyle")
        .map("italic"::equals)
        .orElseGet(
            () ->
                outer.filter(Element::isItalic).isPresent()
                    || attribute("style").stream()
                        .flatMap(each -> List.of(each.strip().split("\\s+")).stream())
                        .anyMatch(italicStyles::contains));
  }

  private Optional<String> id() {
    return attribute(XML, "id");
  }

  /** By its name alone: the name spaces of TTML are several. */
  private Optional<String> attribute(String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(name)) {
        return Optional.of(in.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  private Optional<String> attribute(String namespace, String name) {
    return Optional.ofNullable(in.getAttributeValue(namespace, name));
  }

  /** What is being said: a paragraph, or a part of it that has times of its own. */
  private Optional<Element> said() {
    return open.stream()
        .filter(Element::isSaid)
        .findFirst()
        .filter(each -> open.stream().noneMatch(Element::isHidden));
  }

  private void say(String text) {
    said()
        .ifPresent(
            each -> {
              boolean isKept = open.element().isKept();
              each.words().append(WebVtt.escaped(isKept ? text : text.replaceAll("\\s+", " ")));
            });
  }

  private void sayLine() {
    said().ifPresent(each -> each.words().append('\n'));
  }

  /** Where it begins to be italic, and ends to be. */
  private void italics(Element element, String tag) {
    boolean isSaid = element.isSaid() || said().isPresent();
    boolean begins = element.isItalic() && (element.isSaid() || !isOuterItalic());
    if (isSaid && begins && !element.name().equals("br")) {
      (element.isSaid() ? element : said().orElseThrow()).words().append(tag);
    }
  }

  private boolean isOuterItalic() {
    return Optional.ofNullable(open.peek()).filter(Element::isItalic).isPresent();
  }

  private void end() {
    Element element = open.pop();
    italics(element, "</i>");
    if (!element.isSaid() || element.isHidden()) {
      return;
    }
    String words = lines(element.words().toString());
    if (words.isEmpty()) {
      return;
    }
    CaptionFile.requireRoom(cues);
    Duration end = element.end().orElseThrow(() -> element.place().wrong("caption.no-end"));
    cues.add(element.place().cue(element.begin(), end, element.isUpper() ? "line:0" : "", words));
  }

  /** Without lines that are empty; italics begin and end at words. */
  private static String lines(String words) {
    return words
        .replaceAll("<i>(\\s+)", "$1<i>")
        .replaceAll("(?<!\\s)(\\s++)</i>", "</i>$1")
        .replace("<i></i>", "")
        .lines()
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
