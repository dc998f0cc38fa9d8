package org.tribune.catalogue.sitting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * Somebody who is entitled to sit, and where they were.
 *
 * @param insteadOf the member whose substitute sits here; such a seat is none of those in office
 * @param changes by time; the first is what was said at the roll call, none: not called yet
 */
public record Seat(SpeakerId speaker, Optional<SpeakerId> insteadOf, List<PresenceChange> changes) {
  private static final int MOST_CHANGES = 200;

  public Seat {
    if (changes.size() > MOST_CHANGES) {
      throw new ValidationException("attendance.too-many-changes", MOST_CHANGES);
    }
    changes = changes.stream().sorted(Comparator.comparing(PresenceChange::at)).toList();
  }

  /** A member's seat before the roll call. */
  public static Seat of(SpeakerId speaker) {
    return new Seat(speaker, Optional.empty(), List.of());
  }

  /** This seat after one more change. */
  public Seat then(PresenceChange change) {
    return with(List.of(change));
  }

  /** This seat with the changes of another, too. */
  Seat with(List<PresenceChange> more) {
    List<PresenceChange> all = new ArrayList<>(changes);
    more.stream().filter(each -> !changes.contains(each)).forEach(all::add);
    return new Seat(speaker, insteadOf, all);
  }

  /** The last change by then; absent if the member was not called yet. */
  public Optional<PresenceChange> at(Instant then) {
    return changes.stream().filter(each -> !each.at().isAfter(then)).reduce((_, last) -> last);
  }
}
