package org.tribune.core.hls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * EXT-X-DATERANGE of a stretch that lasts until the next of its class (4.4.5.1). What is said under
 * an id never changes: another thing to say has another id.
 *
 * @param id ID
 * @param className CLASS: those of one class end each other (END-ON-NEXT=YES)
 * @param start START-DATE, to the millisecond
 * @param texts client-defined attributes, each in a quoted string
 */
public record DateRange(String id, String className, Instant start, List<Text> texts) {
  public DateRange {
    texts = List.copyOf(texts);
  }

  /**
   * A client-defined attribute.
   *
   * @param name begins with {@code X-}
   * @param value a quotation mark in it becomes a typographic one, since a quoted string holds none
   */
  public record Text(String name, String value) {
    public Text {
      if (!name.matches("X-[A-Z0-9-]+")) {
        throw new IllegalArgumentException("Not the name of a client's attribute: '" + name + "'");
      }
      value = value.replace('"', '”');
    }
  }

  void write(TagWriter out) {
    TagWriter.Attributes attributes =
        out.attributes("#EXT-X-DATERANGE")
            .quoted("ID", id)
            .quoted("CLASS", className)
            .quoted("START-DATE", SegmentLines.date(start))
            .bare("END-ON-NEXT", "YES");
    texts.forEach(text -> attributes.quoted(text.name(), text.value()));
    attributes.end();
  }

  /**
   * The ranges of {@code all}, by time, that map to what is listed from {@code from} on: the last
   * of each class that began before, and all that begin later.
   */
  public static List<DateRange> since(List<DateRange> all, Instant from) {
    Map<String, DateRange> lasting = new LinkedHashMap<>();
    List<DateRange> later = new ArrayList<>();
    for (DateRange each : all) {
      if (each.start().isAfter(from)) {
        later.add(each);
      } else {
        lasting.put(each.className(), each);
      }
    }
    List<DateRange> mapped = new ArrayList<>(lasting.values());
    mapped.addAll(later);
    return mapped;
  }
}
