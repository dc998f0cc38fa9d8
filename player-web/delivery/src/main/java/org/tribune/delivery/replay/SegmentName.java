package org.tribune.delivery.replay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.delivery.origin.playlist.SegmentFiles;

/**
 * The last word of a segment's address: {@code 57.m4s}, {@code 57-1.m4s}, {@code 57-1-1.m4s}, as
 * {@link org.tribune.catalogue.recording.RecordingNames#fileName} writes it.
 */
record SegmentName(long number, int revision, int piece) {
  /** One name for each thing: no leading zeros, so that a cache holds each once. */
  private static final Pattern FORM =
      Pattern.compile("(0|[1-9]\\d{0,14})(?:-([1-9]\\d{0,8}))?(?:-([1-9]\\d{0,3}))?");

  /** Reads a name; empty if it is none. */
  static Optional<SegmentName> parse(String name) {
    return parse(name, SegmentFiles.MEDIA);
  }

  /** Reads one that ends so. */
  static Optional<SegmentName> parse(String name, SegmentFiles files) {
    if (!name.endsWith(files.extension())) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(name.substring(0, name.length() - files.extension().length()));
    return matcher.matches()
        ? Optional.of(
            new SegmentName(
                Long.parseLong(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3))))
        : Optional.empty();
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  @Override
  public String toString() {
    return toString(SegmentFiles.MEDIA);
  }

  /** With another end. */
  String toString(SegmentFiles files) {
    return number
        + (revision == 0 ? "" : "-" + revision)
        + (piece == 0 ? "" : "-" + piece)
        + files.extension();
  }
}
