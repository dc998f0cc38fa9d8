package org.tribune.site.upload;

import java.time.Instant;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.access.AccountId;
import org.tribune.core.broadcast.BroadcastId;

/**
 * A film on its way, as it is kept beside its bytes.
 *
 * @param id hard to guess
 * @param owner who alone may see it and go on with it
 * @param film what is made of it
 * @param name as its sender calls it: nothing is opened by it
 * @param length in bytes, once all is there
 * @param expiresAt when it goes if nobody goes on with it
 * @param handedOver true once it is in the queue of films
 * @param abandoned its sender gave it up: it waits for an hour in case that was a mistake
 */
record Upload(
    String id,
    AccountId owner,
    VideoId report,
    BroadcastId film,
    String name,
    long length,
    Instant createdAt,
    Instant expiresAt,
    boolean handedOver,
    boolean abandoned) {

  Upload until(Instant later) {
    return with(later, handedOver, abandoned);
  }

  /** Given up, and gone at {@code end} unless it is taken up again. */
  Upload abandonedUntil(Instant end) {
    return with(end, handedOver, /* isAbandoned= */ true);
  }

  /** Taken up again. */
  Upload takenUp(Instant end) {
    return with(end, handedOver, /* isAbandoned= */ false);
  }

  Upload over() {
    return with(expiresAt, /* isOver= */ true, abandoned);
  }

  private Upload with(Instant end, boolean isOver, boolean isAbandoned) {
    return new Upload(id, owner, report, film, name, length, createdAt, end, isOver, isAbandoned);
  }
}
