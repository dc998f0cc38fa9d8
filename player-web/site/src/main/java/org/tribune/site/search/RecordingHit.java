package org.tribune.site.search;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.Recording;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.Piece;

/**
 * The recording of a meeting in which something is said.
 *
 * @param second of the replay at which it is said; empty if only its name was looked for
 * @param isAutomatic true if a recogniser heard it, and nobody has checked
 */
public record RecordingHit(
    Recording recording,
    List<Piece> title,
    Optional<Excerpt> excerpt,
    Optional<Long> second,
    boolean isAutomatic)
    implements Hit {
  public RecordingHit {
    title = List.copyOf(title);
  }

  @Override
  public Kind kind() {
    return Kind.RECORDING;
  }
}
