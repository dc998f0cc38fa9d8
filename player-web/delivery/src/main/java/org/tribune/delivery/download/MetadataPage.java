package org.tribune.delivery.download;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;

/**
 * Metadata as a page for people: one file that needs nothing else, in HTML that will be read for as
 * long as there are texts. French and English.
 */
final class MetadataPage {
  private static final String STYLE =
      "body{font:16px/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em;color:#111;"
          + "background:#fff}th{text-align:left;vertical-align:top;padding:.2em 1.5em .2em 0}"
          + "table{border-collapse:collapse}small{color:#444;font-weight:normal}";

  private final Metadata metadata;
  private final StringBuilder out = new StringBuilder(4_096);

  private MetadataPage(Metadata metadata) {
    this.metadata = metadata;
  }

  /** As {@code metadata.html}. */
  static Bytes of(Metadata metadata) {
    return new MetadataPage(metadata).write();
  }

  private Bytes write() {
    String title = escaped(metadata.title());
    out.append("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        .append(title)
        .append("</title>\n<style>")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(title)
        .append("</h1>\n<table>\n");
    row("metadata.identifier", metadata.recording().id().value());
    row("metadata.channel", metadata.channel());
    row("metadata.site", metadata.site());
    row("metadata.address", metadata.address().toString());
    row("metadata.start", time(metadata.recording().startedAt()));
    Optional<Instant> end = metadata.recording().endedAt();
    end.ifPresent(instant -> row("metadata.end", time(instant)));
    row("metadata.length", clock(metadata.duration()));
    row("metadata.revision", String.valueOf(metadata.recording().revision()));
    row("metadata.file", metadata.film() + " (" + metadata.length() + " octets / bytes)");
    row(
        "metadata.picture",
        "%d × %d, %s, %s"
            .formatted(
                metadata.rendition().width(),
                metadata.rendition().height(),
                metadata.rendition().frameRate().toDouble() + " i/s",
                metadata.rendition().codec()));
    metadata
        .captions()
        .forEach(
            each ->
                row(
                    each.isAutomatic() ? "metadata.captions-automatic" : "metadata.captions",
                    each.name() + " (" + each.language() + ")"));
    row("metadata.checksums", "SHA256SUMS (sha256sum -c SHA256SUMS)");
    out.append("</table>\n");
    chapters();
    out.append("</body>\n</html>\n");
    return Bytes.utf8(out.toString());
  }

  private void row(String code, String value) {
    out.append("<tr><th scope=\"row\">")
        .append(inBoth(code))
        .append("</th><td>")
        .append(escaped(value))
        .append("</td></tr>\n");
  }

  /** French, and English beside it where it is another word. */
  private static String inBoth(String code) {
    Message word = Message.of(code);
    String fr = word.fr();
    String en = word.en();
    return fr.equals(en) ? fr : fr + " <small lang=\"en\">" + en + "</small>";
  }

  private void chapters() {
    if (metadata.chapters().isEmpty()) {
      return;
    }
    out.append("<h2>").append(inBoth("metadata.chapters")).append("</h2>\n<table>\n");
    for (RecordingChapters.Chapter chapter : metadata.chapters()) {
      out.append("<tr><th scope=\"row\">")
          .append(clock(chapter.start()))
          .append("</th><td>")
          .append(escaped(chapter.title()))
          .append("</td></tr>\n");
    }
    out.append("</table>\n");
  }

  private static String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
            .withLocale(Locale.FRENCH)
            .withZone(ZoneId.systemDefault())
            .format(instant)
        + " ("
        + instant
        + ")";
  }

  private static String clock(MediaTime time) {
    long seconds = time.toMicros() / 1_000_000;
    return "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
