package org.tribune.site.attendance;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Vote;

/**
 * When results were written down that have no ballot to say it. It is the hour of the last change
 * of the result: one that is typed behind closed doors is of then, whatever stood there before.
 */
public final class RecordedVotes {
  private RecordedVotes() {}

  /** A sitting as a clerk changed it, each result with its hour: what did not change keeps its. */
  public static Sitting of(Sitting before, Sitting after, Instant now) {
    return after.withItems(
        after.items().stream().map(each -> of(before.item(each.id()), each, now)).toList());
  }

  private static AgendaItem of(Optional<AgendaItem> before, AgendaItem after, Instant now) {
    Map<MotionId, Motion> motions =
        before.stream()
            .flatMap(each -> each.motions().stream())
            .collect(Collectors.toMap(Motion::id, each -> each));
    return after
        .change()
        .vote(after.vote().map(each -> of(before.flatMap(AgendaItem::vote), each, now)))
        .motions(
            after.motions().stream()
                .map(
                    each ->
                        new Motion(
                            each.id(),
                            each.title(),
                            each.vote().map(vote -> of(voted(motions, each), vote, now))))
                .toList())
        .build();
  }

  private static Optional<Vote> voted(Map<MotionId, Motion> motions, Motion motion) {
    return Optional.ofNullable(motions.get(motion.id())).flatMap(Motion::vote);
  }

  private static Vote of(Optional<Vote> before, Vote after, Instant now) {
    return after.recorded(
        before
            .filter(each -> each.result().equals(after.result()))
            .map(Vote::at)
            .orElse(Optional.of(now)));
  }
}
