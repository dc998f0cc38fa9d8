package org.tribune.site.caption;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tribune.core.broadcast.BroadcastId;

/**
 * How far somebody has read a transcript, as an event's id says it and {@code since} asks.
 *
 * @param instance of the process that counts the versions: another counts its own
 * @param version of the transcript that was read
 */
record TranscriptPlace(String instance, BroadcastId broadcast, long version) {
  private static final Pattern FORM = Pattern.compile("(\\w{1,16})/([\\w-]{1,64})/(\\d{1,18})");

  /** Empty if it is none: who names nonsense reads from the beginning. */
  static Optional<TranscriptPlace> of(@Nullable String text) {
    Matcher found = FORM.matcher(text == null ? "" : text);
    return found.matches()
        ? Optional.of(
            new TranscriptPlace(
                found.group(1), new BroadcastId(found.group(2)), Long.parseLong(found.group(3))))
        : Optional.empty();
  }

  /** How it is written. */
  String text() {
    return instance + "/" + broadcast + "/" + version;
  }
}
