package org.tribune.transcoder;

import java.util.ArrayDeque;
import java.util.Deque;
import org.tribune.core.log.Checkpoint;
import org.tribune.core.time.MediaTime;

/**
 * Remembers where in the contribution decoding can begin, and moves the checkpoint along as what
 * follows is published. Safe for all threads.
 */
final class JoinPoints {
  /** The picture of a frame may lie this much before it; sound is later than its picture. */
  private static final MediaTime MARGIN = MediaTime.ofMicros(1_500_000);

  private record JoinPoint(long position, MediaTime time) {}

  private final Checkpoint checkpoint;
  private final Deque<JoinPoint> points = new ArrayDeque<>();

  JoinPoints(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /** Decoding can begin at {@code position}, and gives pictures from {@code time} on. */
  synchronized void add(long position, MediaTime time) {
    points.addLast(new JoinPoint(position, time));
  }

  /** Everything before {@code time} is published. */
  synchronized void published(MediaTime time) {
    MediaTime needed = time.minus(MARGIN);
    boolean moved = false;
    while (points.size() > 1) {
      JoinPoint first = points.removeFirst();
      if (points.getFirst().time().isAfter(needed)) {
        points.addFirst(first);
        break;
      }
      moved = true;
    }
    if (moved) {
      checkpoint.resumeFrom(points.getFirst().position());
    }
  }
}
