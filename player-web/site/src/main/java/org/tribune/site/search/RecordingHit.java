package org.tribune.site.search;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.Recording;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.KnownSittings;
import org.tribune.site.search.index.Piece;

/**
 * The recording of a meeting in which something is said.
 *
 * @param sitting that it is of, as far as is known
 * @param moments at which it is said, by time: the one that says most, or each, {@link
 *     #MOST_MOMENTS} at most, where the search is narrowed to a sitting or a speaker; none if only
 *     its name was looked for
 */
public record RecordingHit(
    Recording recording,
    Optional<KnownSittings.Named> sitting,
    List<Piece> title,
    List<Moment> moments)
    implements Hit {
  static final int MOST_MOMENTS = 20;

  public RecordingHit {
    title = List.copyOf(title);
    moments = List.copyOf(moments);
  }

  /**
   * A passage.
   *
   * @param second of the replay at which it is said
   * @param speaker who says it, as far as is known
   * @param isAutomatic true if a recogniser heard it, and nobody has checked
   */
  public record Moment(
      Excerpt excerpt, Optional<Long> second, Optional<String> speaker, boolean isAutomatic) {}

  @Override
  public Kind kind() {
    return Kind.RECORDING;
  }

  @Override
  public Optional<Excerpt> excerpt() {
    return moments.stream().findFirst().map(Moment::excerpt);
  }

  /** The second of the replay at which it is said first; empty if it is not said. */
  Optional<Long> second() {
    return moments.stream().findFirst().flatMap(Moment::second);
  }
}
