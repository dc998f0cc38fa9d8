package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A playlist as a strict reader sees it: lines, attributes, and the blocks of its segments. */
public record PlaylistText(List<String> lines) {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Z0-9-]+)=(\"[^\"\\r\\n]*\"|[^\",\\s]+)(,|$)");

  public static PlaylistText of(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("The last line has no end");
    }
    return new PlaylistText(List.of(text.split("\n")));
  }

  /** The values of all tags of this name. */
  public List<String> values(String tag) {
    return lines.stream()
        .filter(line -> line.equals(tag) || line.startsWith(tag + ":"))
        .map(line -> line.length() == tag.length() ? "" : line.substring(tag.length() + 1))
        .toList();
  }

  /** The value of the only tag of this name. */
  public String value(String tag) {
    List<String> values = values(tag);
    if (values.size() != 1) {
      throw new IllegalArgumentException(values.size() + " times " + tag);
    }
    return values.getFirst();
  }

  public long number(String tag) {
    return Long.parseLong(value(tag));
  }

  /** The attribute lists of all tags of this name. */
  public List<Map<String, String>> attributes(String tag) {
    return values(tag).stream().map(PlaylistText::attributesOf).toList();
  }

  /** Reads a list to its end, or fails: a repeated name, a blank, a stray character. */
  static Map<String, String> attributesOf(String list) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(list);
    int position = 0;
    while (matcher.find(position) && matcher.start() == position) {
      String value = matcher.group(2);
      String bare = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
      if (attributes.put(matcher.group(1), bare) != null) {
        throw new IllegalArgumentException("Twice " + matcher.group(1) + " in " + list);
      }
      position = matcher.end();
      if (position == list.length()) {
        return attributes;
      }
    }
    throw new IllegalArgumentException("Not an attribute list: " + list);
  }

  /** The URI lines. */
  public List<String> uris() {
    return lines.stream().filter(line -> !line.startsWith("#")).toList();
  }

  /** The EXTINF durations. */
  public List<Double> durations() {
    return values("#EXTINF").stream()
        .map(value -> Double.parseDouble(value.substring(0, value.indexOf(','))))
        .toList();
  }

  private static boolean startsSegment(String line) {
    return Stream.of(
                "#EXT-X-PROGRAM-DATE-TIME",
                "#EXT-X-DISCONTINUITY",
                "#EXT-X-PART:",
                "#EXTINF",
                "#EXT-X-GAP")
            .anyMatch(line::startsWith)
        && !line.startsWith("#EXT-X-DISCONTINUITY-SEQUENCE");
  }

  private List<String> head() {
    return lines.stream().takeWhile(line -> !startsSegment(line)).toList();
  }

  /** The lines of each complete segment, its URI last. */
  private List<List<String>> segments() {
    List<List<String>> segments = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : lines.subList(head().size(), lines.size())) {
      open.add(line);
      if (!line.startsWith("#")) {
        segments.add(List.copyOf(open));
        open.clear();
      }
    }
    return segments;
  }

  private List<String> tail() {
    int last = 0;
    for (int i = 0; i < lines.size(); i++) {
      last = lines.get(i).startsWith("#") ? last : i + 1;
    }
    return lines.subList(Math.max(last, head().size()), lines.size());
  }

  /** What a reader that held {@code before} makes of this delta update: B22 6.2.5.1, 6.3.7. */
  PlaylistText mergedInto(PlaylistText before) {
    int skipped = Integer.parseInt(attributes("#EXT-X-SKIP").getFirst().get("SKIPPED-SEGMENTS"));
    long offset = number("#EXT-X-MEDIA-SEQUENCE") - before.number("#EXT-X-MEDIA-SEQUENCE");
    List<String> merged = new ArrayList<>();
    for (String line : head()) {
      merged.add(
          line.startsWith("#EXT-X-SKIP")
              ? "#EXT-X-MAP:" + before.value("#EXT-X-MAP")
              : line.startsWith("#EXT-X-VERSION") ? "#EXT-X-VERSION:6" : line);
    }
    for (int i = 0; i < skipped; i++) {
      before.segments().get((int) offset + i).stream()
          .filter(line -> !line.startsWith("#EXT-X-PART:"))
          .forEach(merged::add);
    }
    segments().forEach(merged::addAll);
    merged.addAll(tail());
    return new PlaylistText(merged);
  }

  /** The value of the first tag of this name, if there is one. */
  public Optional<String> first(String tag) {
    return values(tag).stream().findFirst();
  }
}
