package org.tribune.site.broadcast;

import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingResponseMapper;
import org.tribune.site.sitting.SittingResponses;
import org.tribune.site.sitting.SittingService;

/**
 * Sittings as the screens of their rooms show them: what everybody may read, but ahead of the
 * publication delay, since the room sees no picture; and nothing of what was voted in a closed
 * session, also once it is over. Calls block. Safe for all threads.
 */
final class RoomSittings {
  private final SittingService sittings;
  private final SittingBroadcasts broadcasts;
  private final SittingResponseMapper mapper;

  RoomSittings(
      SittingService sittings, SittingBroadcasts broadcasts, SittingResponseMapper mapper) {
    this.sittings = sittings;
    this.broadcasts = broadcasts;
    this.mapper = mapper;
  }

  /**
   * What the room may see of a sitting.
   *
   * @throws ProblemException 404 for a draft, which is nothing for the room yet
   */
  SittingResponses.Detail find(String id) {
    Sitting sitting = sittings.require(id);
    if (!sitting.status().isPublic()) {
      throw new ProblemException(Problem.of(404, "No such sitting", "sitting.none"));
    }
    return mapper.detail(
        broadcasts.withVotesInRoom(sitting),
        SittingResponseMapper.Watching.NOTHING,
        /* minutesPublishedAt= */ Optional.empty());
  }
}
