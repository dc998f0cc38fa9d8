package org.tribune.catalogue.video;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The files that wait to be made into films, one after the other.
 *
 * @param open in the order in which they are taken
 */
public record FilmQueue(List<TranscodeJob> open) {
  public FilmQueue {
    open = List.copyOf(open);
  }

  /** How many are made before this one; 0 for one that is not in it. */
  public int ahead(BroadcastId film) {
    return (int) before(film).count();
  }

  private Stream<TranscodeJob> before(BroadcastId film) {
    boolean isIn = open.stream().anyMatch(each -> each.id().equals(film));
    return open.stream().takeWhile(each -> isIn && !each.id().equals(film));
  }

  /**
   * How long it takes until this one's turn comes, by the pace of the one that is being made: a
   * byte of one film takes about as long as a byte of another. Empty while that is unknown.
   */
  public Optional<Duration> wait(BroadcastId film) {
    if (ahead(film) == 0) {
      return Optional.empty();
    }
    return open.stream()
        .filter(each -> each.state() == TranscodeJobState.RUNNING && each.progress() < 1)
        .filter(each -> each.left().isPresent() && each.source().bytes() > 0)
        .findFirst()
        .map(running -> wait(film, running));
  }

  private Duration wait(BroadcastId film, TranscodeJob running) {
    double left = running.left().orElseThrow().toMillis();
    double perByte = left / (1 - running.progress()) / running.source().bytes();
    double millis =
        before(film)
            .mapToDouble(
                each -> each.id().equals(running.id()) ? left : perByte * each.source().bytes())
            .sum();
    return Duration.ofMillis(Math.round(millis));
  }
}
