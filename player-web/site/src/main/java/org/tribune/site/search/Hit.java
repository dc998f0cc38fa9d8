package org.tribune.site.search;

import java.util.List;
import java.util.Optional;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.Piece;

/** Something that was found, as the catalogue has it now. */
public sealed interface Hit permits SittingHit, VideoHit, RecordingHit {
  Kind kind();

  /** Its title, with what was looked for marked. */
  List<Piece> title();

  /** A passage of its text, or who of its people was looked for. */
  Optional<Excerpt> excerpt();
}
