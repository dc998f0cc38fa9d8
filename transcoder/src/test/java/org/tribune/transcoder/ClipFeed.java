package org.tribune.transcoder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.contribution.ContributionFormat;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.ContributionTick;
import org.tribune.core.contribution.Track;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.media.demux.DemuxException;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;
import org.tribune.testkit.FakeMediaClock;

/** Writes a clip into a log as an ingest would, on a fake clock that it moves. */
final class ClipFeed {
  private static final MediaTime TICK = MediaTime.ofMicros(100_000);

  private final EventLog log;
  private final String broadcast;
  private final FakeMediaClock clock;
  private long generation = 0;
  private BiFunction<MediaTime, DemuxedPacket, Bytes> pictures = (_, packet) -> packet.data();
  private Predicate<MediaTime> hidden = _ -> false;

  ClipFeed(EventLog log, String broadcast, FakeMediaClock clock) {
    this.log = log;
    this.broadcast = broadcast;
    this.clock = clock;
  }

  /** What a picture's packet holds instead, by when it is shown on the feed's clock. */
  void pictures(BiFunction<MediaTime, DemuxedPacket, Bytes> its) {
    pictures = its;
  }

  /** When the session is closed, on the feed's clock. */
  void hidden(Predicate<MediaTime> when) {
    hidden = when;
  }

  /**
   * Feeds the whole clip from the clock's present on; packets that {@code lost} names are left out.
   */
  void play(Path clip, Predicate<MediaTime> lost) throws DemuxException, IOException {
    play(clip, lost, Duration.ofDays(1));
  }

  /** Feeds the clip up to a length. */
  void play(Path clip, Predicate<MediaTime> lost, Duration most)
      throws DemuxException, IOException {
    generation++;
    MediaTime start = clock.now();
    try (Demuxer demuxer = new Demuxer(DemuxInput.of("file:" + clip, List.of("file")))) {
      demuxer.connect();
      List<Track> tracks = demuxer.probe();
      Optional<Long> base = Optional.empty();
      while (true) {
        Optional<DemuxedPacket> read = demuxer.read();
        if (read.isEmpty()) {
          return;
        }
        DemuxedPacket packet = read.get();
        MediaTime presentation =
            packet.presentationTime().or(packet::decodingTime).orElse(MediaTime.ZERO);
        MediaTime decoding = packet.decodingTime().orElse(presentation);
        if (base.isEmpty()) {
          base = Optional.of(decoding.toMicros());
        }
        MediaTime offset = MediaTime.ofMicros(start.toMicros() - base.get());
        MediaTime at = offset.plus(decoding);
        if (at.minus(start).isAfter(MediaTime.of(most))) {
          return;
        }
        advanceTo(at);
        if (lost.test(at.minus(start))) {
          continue;
        }
        boolean video =
            tracks.stream().anyMatch(t -> t.index() == packet.track() && t.video().isPresent());
        if (packet.keyFrame() && (video || tracks.size() == 1)) {
          append(new ContributionFormat(at, generation, "clip", tracks));
        }
        append(
            new ContributionPacket(
                generation,
                packet.track(),
                offset.plus(presentation),
                at,
                MediaTime.ofMicros(packet.duration().toMicros()),
                packet.keyFrame(),
                video ? pictures.apply(offset.plus(presentation), packet) : packet.data()));
      }
    }
  }

  /** Nothing comes for a while but ticks. */
  void silence(Duration length) {
    advanceTo(clock.now().plus(MediaTime.of(length)));
  }

  private void advanceTo(MediaTime time) {
    while (clock.now().plus(TICK).isBefore(time)) {
      clock.advance(TICK.toDuration());
      append(
          new ContributionTick(
              clock.now(),
              hidden.test(clock.now())
                  ? Optional.of(Interruption.Kind.CLOSED_SESSION)
                  : Optional.empty()));
    }
  }

  private void append(org.tribune.core.contribution.ContributionEntry entry) {
    log.append(Topics.CONTRIBUTION, broadcast, entry).join();
  }
}
