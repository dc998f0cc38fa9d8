package org.tribune.site.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;

/**
 * Votes as the public reads them (docs/decisions/0185-attendance.md): what was voted behind closed
 * doors not before they are open again, and never by name. Immutable.
 *
 * @param closed the sitting's closed sessions
 */
public record PublicVotes(List<Interruption> closed) {
  public PublicVotes {
    closed = List.copyOf(closed);
  }

  /** Those of a sitting that was broadcast so. */
  public static PublicVotes of(List<Broadcast> broadcasts) {
    return new PublicVotes(
        broadcasts.stream()
            .flatMap(each -> each.interruptions().stream())
            .filter(each -> each.kind() == Interruption.Kind.CLOSED_SESSION)
            .toList());
  }

  /** True if a sitting has votes that need to be looked at: those of which the hour is known. */
  public static boolean concern(Sitting sitting) {
    return sitting.items().stream()
        .flatMap(
            each ->
                Stream.concat(
                    each.vote().stream(),
                    each.motions().stream().flatMap(motion -> motion.vote().stream())))
        .anyMatch(each -> each.ballot().isPresent());
  }

  /** True while doors are closed. */
  public boolean isClosed() {
    return closed.stream().anyMatch(each -> each.until().isEmpty());
  }

  /** A sitting with what the public may read of its votes. */
  public Sitting shown(Sitting sitting) {
    return closed.isEmpty()
        ? sitting
        : sitting.withItems(sitting.items().stream().map(this::shown).toList());
  }

  private AgendaItem shown(AgendaItem item) {
    return item.change()
        .vote(shown(item.vote()))
        .motions(
            item.motions().stream()
                .map(each -> new Motion(each.id(), each.title(), shown(each.vote())))
                .toList())
        .build();
  }

  private Optional<Vote> shown(Optional<Vote> vote) {
    Optional<Instant> at = vote.flatMap(Vote::ballot).map(Ballot::at);
    List<Interruption> doors =
        at.map(time -> closed.stream().filter(each -> Chapters.hides(each, time)).toList())
            .orElse(List.of());
    if (doors.isEmpty()) {
      return vote;
    }
    return doors.stream().allMatch(each -> each.until().isPresent())
        ? vote.map(each -> new Vote(each.outcome(), each.isUnanimous(), each.tally()))
        : Optional.empty();
  }
}
