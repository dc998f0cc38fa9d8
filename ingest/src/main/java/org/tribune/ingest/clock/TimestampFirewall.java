package org.tribune.ingest.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.source.SourcePacket;

/**
 * Puts one connection's packets on the channel's timeline, whatever their timestamps are.
 *
 * <p>The first packets anchor the source's clock to their arrival; from then on its own clock is
 * followed, so the network's jitter is not seen. Both tracks share the anchor, so lip-sync is the
 * source's own. The anchor creeps (at most 0.5 %) towards the arrival of the fastest packets, so
 * that two clocks that run unequally never part. A step that no gap can explain moves the track to
 * a new anchor, at which it goes on where it was; the other track, when it steps too, finds that
 * anchor and follows it exactly. Argued in docs/decisions/0010-timestamp-firewall.md.
 *
 * <p>Owned by one thread at a time. Times inside are microseconds.
 */
public final class TimestampFirewall {
  /** How long the first packets are held, so that a burst at the start does not set the anchor. */
  private static final long SETTLING = 150_000;

  private static final int MOST_HELD = 2_000;

  /** The first packet of a second track is believed if it lies this near to the first track. */
  private static final long NEAR_START = 5_000_000;

  /**
   * A packet can't have been taken later than it came: further ahead is a jump, or a fast clock.
   */
  private static final long TOO_EARLY = 1_000_000;

  /** A smaller step back is a disorder within the stream, not a jump of its clock. */
  private static final long STEP_BACK = 100_000;

  /** A packet that is off its prediction by more is looked at more closely. */
  private static final long UNEXPECTED = 60_000;

  private static final long SAME_PLACE = 30_000;
  private static final long SAME_JUMP = 500_000;

  /** Lateness that lasts is a source that paused: its timeline moves on. */
  private static final long TOO_LATE = 1_000_000;

  /** One track that lags so far behind the other has lost their common clock. */
  private static final long TOO_FAR_APART = 3_000_000;

  private static final int TOO_LATE_SECONDS = 4;

  private static final double FASTEST_CREEP = 0.005;
  private static final double CREEP_HORIZON = 20_000_000;

  private record Held(SourcePacket packet, RawTimes raw, long arrival) {}

  private final Map<Integer, TrackPlace> tracks = new HashMap<>();
  private final Anchors anchors = new Anchors();
  private final ArrivalFloor floor = new ArrivalFloor();
  private final List<Held> held = new ArrayList<>();
  private boolean settled = false;
  private long lastArrival = Long.MIN_VALUE;
  private double creep = 0;
  private long corrections = 0;

  /**
   * Takes the next packet.
   *
   * @param arrival the present of the ingest's clock, never going back
   * @return the packets that are ready, in order: usually this one; none in the first moments
   */
  public List<TimedPacket> accept(SourcePacket packet, MediaTime arrival) {
    long now = arrival.toMicros();
    RawTimes raw = track(packet).times.complete(packet, now);
    Held next = new Held(packet, raw, now);
    if (settled) {
      return List.of(place(next));
    }
    List<TimedPacket> ready = flush(arrival);
    if (settled) {
      List<TimedPacket> all = new ArrayList<>(ready);
      all.add(place(next));
      return all;
    }
    held.add(next);
    return held.size() >= MOST_HELD ? settle() : List.of();
  }

  /** Gives the first packets when they have been held for long enough: call it now and then. */
  public List<TimedPacket> flush(MediaTime now) {
    boolean due =
        !settled && !held.isEmpty() && now.toMicros() - held.getFirst().arrival() >= SETTLING;
    return due ? settle() : List.of();
  }

  /** How many timestamps had to be mended. */
  public long corrections() {
    return corrections;
  }

  private TrackPlace track(SourcePacket packet) {
    return tracks.computeIfAbsent(packet.track(), ignored -> new TrackPlace());
  }

  private List<TimedPacket> settle() {
    settled = true;
    Held first = held.getFirst();
    long offset = Long.MAX_VALUE;
    for (Held each : held) {
      if (Math.abs(each.raw().decoding() - first.raw().decoding()) <= NEAR_START) {
        offset = Math.min(offset, each.arrival() - each.raw().decoding());
      }
    }
    anchors.add(first.raw().decoding(), first.raw().decoding() + offset, first.arrival());
    List<TimedPacket> ready = held.stream().map(this::place).toList();
    held.clear();
    return ready;
  }

  private TimedPacket place(Held next) {
    TrackPlace track = track(next.packet());
    creep(next.arrival());
    boolean mended = next.raw().corrected();
    mended |= track.isAnchored() ? follow(track, next) : begin(track, next);
    Anchor anchor = track.anchor();
    anchors.use(anchor, next.arrival());
    mended |= holdBack(anchor.place(next.raw().decoding()), next.arrival());
    long wished = anchor.place(next.raw().decoding());
    floor.sample(next.arrival(), next.arrival() - wished);
    track.floor.sample(next.arrival(), next.arrival() - wished);
    mended |= track.lastPlace != Long.MIN_VALUE && wished <= track.lastPlace;
    long decoding = Math.max(wished, track.lastPlace + 1);
    track.lastPlace = decoding;
    track.lastRaw = next.raw().decoding();
    if (mended) {
      corrections++;
    }
    return timed(next, decoding, Math.max(decoding, wished + next.raw().reorder()));
  }

  private static TimedPacket timed(Held next, long decoding, long presentation) {
    SourcePacket packet = next.packet();
    return new TimedPacket(
        packet.track(),
        MediaTime.ofMicros(presentation),
        MediaTime.ofMicros(decoding),
        MediaTime.ofMicros(next.raw().duration()),
        packet.keyFrame(),
        packet.data());
  }

  /** The first packet of a track. Returns true if its clock is not the other track's. */
  private boolean begin(TrackPlace track, Held next) {
    long raw = next.raw().decoding();
    long arrival = next.arrival();
    Optional<Anchor> shared = anchors.within(raw, arrival - NEAR_START, arrival + NEAR_START);
    track.moveTo(shared.orElseGet(() -> anchors.add(raw, arrival, arrival)));
    return shared.isEmpty();
  }

  /** Decides by which anchor a packet is placed. Returns true if its time had to be mended. */
  private boolean follow(TrackPlace track, Held next) {
    long raw = next.raw().decoding();
    long arrival = next.arrival();
    Anchor anchor = track.anchor();
    long place = anchor.place(raw);
    long predicted = track.predicted();
    if (Math.abs(place - predicted) > UNEXPECTED) {
      Optional<Anchor> better = anchors.nearest(anchor, raw, predicted, SAME_PLACE, arrival);
      if (better.isPresent()) {
        track.moveTo(better.get());
        return true;
      }
      if (isJump(raw - track.lastRaw, place, arrival)) {
        jump(track, raw, arrival);
        return true;
      }
    }
    if (track.floor.lowestOf(TOO_LATE_SECONDS) - Math.max(0, floor.lowest()) > TOO_FAR_APART
        && track.floor.isSteady(TOO_LATE_SECONDS)) {
      track.moveTo(anchors.add(raw, usual(arrival), arrival));
      return true;
    }
    return false;
  }

  /**
   * A packet was not taken after it came: moves the timeline back, at worst over what was
   * published.
   */
  private boolean holdBack(long place, long arrival) {
    if (place <= arrival + TOO_EARLY) {
      return false;
    }
    shift(arrival - place);
    return true;
  }

  private static boolean isJump(long step, long place, long arrival) {
    boolean ahead = step > TOO_EARLY && place > arrival + TOO_EARLY;
    return step < -STEP_BACK || ahead;
  }

  private void jump(TrackPlace track, long raw, long arrival) {
    long expected = expected(track, arrival);
    track.moveTo(
        anchors
            .nearest(track.anchor(), raw, expected, SAME_JUMP, arrival)
            .orElseGet(() -> anchors.add(raw, expected, arrival)));
  }

  /** Right after its last packet, or if it was silent, as late as its packets usually come. */
  private long expected(TrackPlace track, long arrival) {
    long predicted = track.predicted();
    long usual = usual(arrival);
    return Math.abs(usual - predicted) > SAME_JUMP ? usual : predicted;
  }

  private long usual(long arrival) {
    return arrival - Math.max(0, floor.lowest());
  }

  private void creep(long arrival) {
    long passed = lastArrival == Long.MIN_VALUE ? 0 : arrival - lastArrival;
    lastArrival = arrival;
    if (!floor.isKnown() || passed <= 0) {
      return;
    }
    long late = floor.lowestOf(TOO_LATE_SECONDS);
    if (late > TOO_LATE && floor.isSteady(TOO_LATE_SECONDS)) {
      shift(late);
      corrections++;
      return;
    }
    double most = FASTEST_CREEP * Math.min(passed, TOO_EARLY);
    double wished = floor.lowest() * (Math.min(passed, TOO_EARLY) / CREEP_HORIZON);
    creep += Math.clamp(wished, -most, most);
    long whole = (long) creep;
    if (whole != 0) {
      creep -= whole;
      shift(whole);
    }
  }

  private void shift(long micros) {
    anchors.shift(micros);
    floor.shift(micros);
    tracks.values().forEach(track -> track.floor.shift(micros));
  }
}
