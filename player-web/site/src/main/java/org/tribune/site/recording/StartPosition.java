package org.tribune.site.recording;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * Where an address asks a film to begin, for readers without scripts: what stands behind {@code #}
 * is not sent to a server.
 *
 * @param asked seconds or the name of a chapter; empty: its beginning
 */
public record StartPosition(String asked) {
  public static final StartPosition BEGINNING = new StartPosition("");

  public static StartPosition of(MultiMap query) {
    return new StartPosition(Optional.ofNullable(query.get("t")).orElse(""));
  }

  /**
   * The address for a video to play a file from there on (W3C Media Fragments URI 1.0, 4.2.1).
   *
   * @param before seconds of the film that are not in the file
   * @param seconds that the file lasts
   */
  public String source(String file, List<Clip> clips, double before, double seconds) {
    double start =
        asked.matches("\\d{1,6}")
            ? Long.parseLong(asked) - before
            : clips.stream()
                .filter(each -> each.place().equals(asked))
                .findFirst()
                .map(Clip::start)
                .orElse(0.0);
    String fragment = start > 0 && start < seconds ? "#t=" + start : "";
    return file + fragment;
  }
}
