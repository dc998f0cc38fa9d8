package org.tribune.site.search;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.video.Video;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.Piece;

/**
 * A film of the local WebTV that was found.
 *
 * @param second of the film at which its captions say what is quoted; empty if it is not said in it
 */
public record VideoHit(
    Video report, List<Piece> title, Optional<Excerpt> excerpt, Optional<Long> second)
    implements Hit {
  public VideoHit {
    title = List.copyOf(title);
  }

  @Override
  public Kind kind() {
    return Kind.REPORT;
  }
}
