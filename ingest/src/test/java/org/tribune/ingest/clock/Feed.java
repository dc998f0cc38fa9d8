package org.tribune.ingest.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.source.SourcePacket;

/**
 * A source of two tracks, video at 25 frames a second and audio in packets of 20 ms, whose raw
 * times and arrival a test bends as it likes. Microseconds; the true time starts at 0.
 */
final class Feed {
  static final int VIDEO = 0;
  static final int AUDIO = 1;
  static final long FRAME = 40_000;
  static final long SOUND = 20_000;
  static final long START = 1_790_000_000_000_000L;

  /** What the source claims at a true time; empty: nothing. */
  interface Claim {
    Optional<Long> at(int track, long trueTime);
  }

  /** When a packet of a true time comes, never going back. */
  interface Network {
    long arrival(long trueTime);
  }

  /** What came out for a packet, with the truth beside it. */
  record Result(int track, long trueTime, long arrival, TimedPacket packet) {
    long decoding() {
      return packet.decodingTime().toMicros() - START;
    }

    long presentation() {
      return packet.presentationTime().toMicros() - START;
    }

    /** How far off the truth it was placed. */
    long error() {
      return decoding() - trueTime;
    }
  }

  final TimestampFirewall firewall = new TimestampFirewall();
  private final List<Result> pending = new ArrayList<>();
  final List<Result> results = new ArrayList<>();
  private long lastArrival = Long.MIN_VALUE;

  /** Runs the source from one true time to another. */
  Feed run(long from, long to, Claim claim, Network network) {
    for (long time = from; time < to; time += SOUND) {
      if (time % FRAME == 0) {
        give(VIDEO, time, claim.at(VIDEO, time), network);
      }
      give(AUDIO, time, claim.at(AUDIO, time), network);
    }
    return this;
  }

  private void give(int track, long time, Optional<Long> claimed, Network network) {
    Optional<MediaTime> told = claimed.map(MediaTime::ofMicros);
    give(track, time, told, told, MediaTime.ofMicros(track == VIDEO ? FRAME : SOUND), network);
  }

  /** Gives one packet. */
  void give(
      int track,
      long trueTime,
      Optional<MediaTime> presentation,
      Optional<MediaTime> decoding,
      MediaTime duration,
      Network network) {
    lastArrival = Math.max(lastArrival, network.arrival(trueTime));
    pending.add(new Result(track, trueTime, lastArrival, NOTHING));
    collect(
        firewall.accept(
            new SourcePacket(
                track, presentation, decoding, duration, /* keyFrame= */ true, Bytes.EMPTY),
            MediaTime.ofMicros(START + lastArrival)));
  }

  private void collect(List<TimedPacket> ready) {
    for (TimedPacket packet : ready) {
      Result asked = pending.removeFirst();
      results.add(new Result(asked.track(), asked.trueTime(), asked.arrival(), packet));
    }
  }

  private static final TimedPacket NOTHING =
      new TimedPacket(
          VIDEO,
          MediaTime.ZERO,
          MediaTime.ZERO,
          MediaTime.ZERO,
          /* keyFrame= */ false,
          Bytes.EMPTY);

  List<Result> of(int track) {
    return results.stream().filter(result -> result.track() == track).toList();
  }

  /** The results of true times from {@code from} on. */
  List<Result> since(long from) {
    return results.stream().filter(result -> result.trueTime() >= from).toList();
  }

  /** Whether the audio is as far from the truth as the video: lip-sync, in microseconds. */
  long lipSyncError(long from) {
    long worst = 0;
    for (Result video : since(from)) {
      if (video.track() == VIDEO) {
        long sound =
            since(from).stream()
                .filter(each -> each.track() == AUDIO && each.trueTime() == video.trueTime())
                .mapToLong(Result::error)
                .findFirst()
                .orElse(video.error());
        worst = Math.max(worst, Math.abs(sound - video.error()));
      }
    }
    return worst;
  }
}
