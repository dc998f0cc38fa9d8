package org.tribune.site.http;

import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * A feed (RFC 4287). An entry is the same one however often it is read, by its id.
 *
 * @param self where it is, by which it is known
 * @param page what readers of the web see in its place
 * @param author who writes it
 * @param empty when it was updated if there is nothing in it
 */
public record AtomFeed(
    String self, String page, String title, String author, List<Entry> entries, Instant empty) {
  /** The media type. */
  public static final String TYPE = "application/atom+xml; charset=utf-8";

  public AtomFeed {
    entries = List.copyOf(entries);
  }

  /** What is told, where it is read, and since when it is so. */
  public record Entry(String id, String title, String address, Instant at, String summary) {}

  /** The document. */
  public String write() {
    return XmlText.of(
        out -> out.element("feed", this::write, "xmlns", "http://www.w3.org/2005/Atom"));
  }

  private void write(XmlText out) throws XMLStreamException {
    out.element("id", self);
    out.element("title", title);
    out.element(
        "updated",
        entries.stream().map(Entry::at).max(Instant::compareTo).orElse(empty).toString());
    out.element("author", by -> by.element("name", author));
    out.empty("link", "href", self, "rel", "self", "type", "application/atom+xml");
    out.empty("link", "href", page, "rel", "alternate", "type", "text/html");
    for (Entry each : entries) {
      out.element("entry", entry -> write(entry, each));
    }
  }

  private static void write(XmlText out, Entry entry) throws XMLStreamException {
    out.element("id", entry.id());
    out.element("title", entry.title());
    out.empty("link", "href", entry.address());
    out.element("updated", entry.at().toString());
    out.element("summary", entry.summary());
  }
}
