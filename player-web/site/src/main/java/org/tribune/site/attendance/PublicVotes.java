package org.tribune.site.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;

/**
 * Votes as others than clerks read them (docs/decisions/0185-attendance.md): what was voted behind
 * closed doors not before they are open again, and never by name; what has just been voted not
 * before its picture is seen. Immutable.
 *
 * @param closed the sitting's closed sessions
 * @param pictureOf when was filmed what the public sees now; absent: nothing is held back
 * @param tellsAfterwards true if the numbers of a closed session may be read after it
 */
public record PublicVotes(
    List<Interruption> closed, Optional<Instant> pictureOf, boolean tellsAfterwards) {
  public PublicVotes {
    closed = List.copyOf(closed);
  }

  /** Those that the public reads where no picture is held back. */
  public PublicVotes(List<Interruption> closed) {
    this(closed, /* pictureOf= */ Optional.empty(), /* tellsAfterwards= */ true);
  }

  /**
   * Those that the public reads of a sitting that was broadcast so.
   *
   * @param publicationDelay of a channel: votes wait as long as the picture
   */
  public static PublicVotes of(
      List<Broadcast> broadcasts, Function<ChannelId, Duration> publicationDelay, Instant now) {
    return new PublicVotes(
        closed(broadcasts),
        broadcasts.stream()
            .filter(Broadcast::isOpen)
            .map(each -> publicationDelay.apply(each.channel()))
            .filter(Duration::isPositive)
            .max(Duration::compareTo)
            .map(now::minus),
        /* tellsAfterwards= */ true);
  }

  /**
   * Those that the room sees, which sees no picture: at once, and of a closed session nothing,
   * since who comes in afterwards reads the same wall.
   */
  public static PublicVotes inRoom(List<Broadcast> broadcasts) {
    return new PublicVotes(
        closed(broadcasts), /* pictureOf= */ Optional.empty(), /* tellsAfterwards= */ false);
  }

  private static List<Interruption> closed(List<Broadcast> broadcasts) {
    return broadcasts.stream()
        .flatMap(each -> each.interruptions().stream())
        .filter(each -> each.kind() == Interruption.Kind.CLOSED_SESSION)
        .toList();
  }

  /** True if a sitting has what needs to be looked at: motions, or votes. */
  public static boolean concern(Sitting sitting) {
    return sitting.items().stream()
        .anyMatch(each -> !each.motions().isEmpty() || each.vote().isPresent());
  }

  /** True while doors are closed. */
  public boolean isClosed() {
    return closed.stream().anyMatch(each -> each.until().isEmpty());
  }

  /** A sitting with what may be read of its votes. */
  public Sitting shown(Sitting sitting) {
    return closed.isEmpty() && pictureOf.isEmpty()
        ? sitting
        : sitting.withItems(sitting.items().stream().map(this::shown).toList());
  }

  private AgendaItem shown(AgendaItem item) {
    return item.change()
        .vote(item.vote().flatMap(this::shown))
        .motions(item.motions().stream().flatMap(each -> shown(each).stream()).toList())
        .build();
  }

  /**
   * What is moved behind closed doors is what is debated there: not even its title is read, also
   * afterwards. Nobody knows when one was typed of which no hour tells that it was voted elsewhere:
   * in a sitting that had a closed session it is not read until a clerk records what became of it.
   */
  private Optional<Motion> shown(Motion motion) {
    boolean isKnown =
        closed.isEmpty()
            || motion.vote().flatMap(Vote::at).filter(at -> doors(at).isEmpty()).isPresent();
    return isKnown
        ? Optional.of(new Motion(motion.id(), motion.title(), motion.vote().flatMap(this::shown)))
        : Optional.empty();
  }

  /** The closed sessions that this moment is of. */
  private List<Interruption> doors(Instant time) {
    return closed.stream().filter(each -> Chapters.hides(each, time)).toList();
  }

  /**
   * What an older program wrote without an hour was published then, and stays so; but while doors
   * are closed nobody can tell whether it is of there.
   */
  private Optional<Vote> shown(Vote vote) {
    return vote.at().isPresent()
        ? vote.at().flatMap(time -> shown(vote, time))
        : Optional.of(vote).filter(_ -> !isClosed());
  }

  private Optional<Vote> shown(Vote vote, Instant time) {
    if (pictureOf.filter(time::isAfter).isPresent()) {
      return Optional.empty();
    }
    List<Interruption> doors = doors(time);
    if (doors.isEmpty()) {
      return Optional.of(vote);
    }
    boolean isOver = doors.stream().allMatch(each -> each.until().isPresent());
    return isOver && tellsAfterwards ? Optional.of(vote.result()) : Optional.empty();
  }
}
