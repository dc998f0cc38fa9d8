package org.tribune.ingest.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.contribution.Track;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.clock.TimedPacket;
import org.tribune.ingest.clock.TimestampFirewall;
import org.tribune.ingest.source.SourcePacket;

/**
 * One source of a channel as the channel sees it: its tracks, its firewall, its last group of
 * pictures, its measured rates and its state. Owned by the channel's lock.
 */
final class SourceState implements Choice.Candidate {
  /** How long a picture may come without a key frame before the operator is alerted. */
  private static final MediaTime NO_KEY_FRAME = MediaTime.of(Duration.ofSeconds(5));

  /** What goes by our clock is never further from the present. */
  private static final Duration OUR_TIME = Duration.ofSeconds(2);

  private final int index;
  private final String name;
  private final String type;
  private final boolean waits;
  private final boolean goesByOurClock;
  private final GroupOfPictures group = new GroupOfPictures();
  private final Liveness liveness = new Liveness();
  private final Rates rates = new Rates();
  private final Map<Integer, Track> tracks = new HashMap<>();
  private List<Track> trackList = List.of();
  private TimestampFirewall firewall = new TimestampFirewall();
  private boolean connected = false;
  private boolean failed = false;
  private Optional<String> remote = Optional.empty();
  private Optional<Message> lastError = Optional.empty();
  private MediaTime lastErrorAt = MediaTime.ZERO;
  private Optional<MediaTime> pictureWithoutKey = Optional.empty();
  private long dropped = 0;
  private SourceStatus.State state;
  private Instant since;

  /**
   * @param waits true if peers connect to it, false if it connects by itself
   * @param goesByOurClock true if its times are those of the ingest's clock
   */
  SourceState(
      int index, String name, String type, boolean waits, boolean goesByOurClock, MediaTime now) {
    this.index = index;
    this.name = name;
    this.type = type;
    this.waits = waits;
    this.goesByOurClock = goesByOurClock;
    this.state = waits ? SourceStatus.State.WAITING : SourceStatus.State.CONNECTING;
    this.since = now.toInstant();
  }

  String name() {
    return name;
  }

  List<Track> tracks() {
    return trackList;
  }

  void connect(Optional<String> peer) {
    forget();
    connected = true;
    failed = false;
    remote = peer;
    dropped = 0;
  }

  void announce(List<Track> announced) {
    tracks.clear();
    announced.forEach(track -> tracks.put(track.index(), track));
    trackList = List.copyOf(announced);
    group.clear();
    pictureWithoutKey = Optional.empty();
    liveness.tracks(announced);
  }

  void drop(long packets) {
    dropped += packets;
  }

  void disconnect(Optional<Message> why, MediaTime now) {
    if (why.isPresent()) {
      liveness.fail();
    }
    forget();
    connected = false;
    failed = why.isPresent();
    why.ifPresent(message -> tell(message, now));
  }

  /** A peer that wanted to be this source was turned away; the source itself goes on. */
  void refuse(Message why, MediaTime now) {
    tell(why, now);
  }

  private void tell(Message error, MediaTime now) {
    lastError = Optional.of(error);
    lastErrorAt = now;
  }

  private void forget() {
    firewall = new TimestampFirewall();
    group.clear();
    liveness.reset();
    rates.reset();
    tracks.clear();
    trackList = List.of();
    remote = Optional.empty();
    pictureWithoutKey = Optional.empty();
  }

  /** Takes a packet; returns those that are ready, on the channel's timeline. */
  List<TimedPacket> accept(SourcePacket packet, MediaTime now) {
    Track track = tracks.get(packet.track());
    if (track == null || packet.data().isEmpty()) {
      dropped++;
      return List.of();
    }
    boolean isVideo = track.kind() == Track.Kind.VIDEO;
    rates.count(now, isVideo, packet.data().length());
    liveness.packet(isVideo, now);
    return keep(firewall.accept(packet, arrival(packet, now)), now);
  }

  /**
   * A machine that is short of time gives what it makes itself late, and that is no clock that
   * drifts: to follow it would repeat a frame, and leave one out once there is time again.
   */
  private MediaTime arrival(SourcePacket packet, MediaTime now) {
    return packet.decodingTime().filter(time -> goesByOurClock && isNear(time, now)).orElse(now);
  }

  private static boolean isNear(MediaTime time, MediaTime now) {
    return Math.abs(now.minus(time).toMicros()) <= OUR_TIME.toNanos() / 1_000;
  }

  /** Returns packets that were held and are ready now. */
  List<TimedPacket> flush(MediaTime now) {
    return keep(firewall.flush(now), now);
  }

  private List<TimedPacket> keep(List<TimedPacket> ready, MediaTime now) {
    for (TimedPacket packet : ready) {
      group.add(packet, begins(packet));
      watchForKeyFrame(packet, now);
    }
    return ready;
  }

  private void watchForKeyFrame(TimedPacket packet, MediaTime now) {
    if (!isVideo(packet)) {
      return;
    }
    if (!group.isEmpty()) {
      pictureWithoutKey = Optional.empty();
    } else if (pictureWithoutKey.isEmpty()) {
      pictureWithoutKey = Optional.of(now);
    }
  }

  /** True if {@code packet} is a key frame of the picture. */
  boolean begins(TimedPacket packet) {
    return packet.keyFrame() && isVideo(packet);
  }

  private boolean isVideo(TimedPacket packet) {
    Track track = tracks.get(packet.track());
    return track != null && track.kind() == Track.Kind.VIDEO;
  }

  private boolean hasVideo() {
    return trackList.stream().anyMatch(track -> track.kind() == Track.Kind.VIDEO);
  }

  /** The packets with which it can begin at once. */
  List<TimedPacket> cached() {
    return group.packets();
  }

  @Override
  public boolean delivers(MediaTime now) {
    return liveness.delivers(now);
  }

  @Override
  public boolean hasFailed() {
    return liveness.hasFailed();
  }

  @Override
  public boolean isSteady(MediaTime now, Duration forSoLong) {
    return liveness.isSteady(now, forSoLong);
  }

  @Override
  public boolean canBegin() {
    return !group.isEmpty() || (!hasVideo() && !trackList.isEmpty());
  }

  /** How it is now. */
  SourceStatus status(boolean onAir, MediaTime now) {
    judge(now);
    Optional<Track> video = first(Track.Kind.VIDEO);
    Optional<Track> audio = first(Track.Kind.AUDIO);
    return new SourceStatus(
        index,
        name,
        type,
        state,
        onAir,
        video.map(Track::codec).orElse(""),
        video.flatMap(Track::video).map(Track.Video::width).orElse(0),
        video.flatMap(Track::video).map(Track.Video::height).orElse(0),
        rates.framesPerSecond(now),
        audio.map(Track::codec).orElse(""),
        audio.flatMap(Track::audio).map(Track.Audio::sampleRate).orElse(0),
        audio.flatMap(Track::audio).map(Track.Audio::channels).orElse(0),
        rates.bitsPerSecond(now),
        dropped,
        firewall.corrections(),
        remote,
        since,
        lastError);
  }

  private Optional<Track> first(Track.Kind kind) {
    return trackList.stream().filter(track -> track.kind() == kind).findFirst();
  }

  private void judge(MediaTime now) {
    if (isSteady(now, Choice.STEADY) && canBegin()) {
      liveness.forgive();
      if (!now.minus(lastErrorAt).isBefore(MediaTime.of(Choice.STEADY))) {
        lastError = Optional.empty();
      }
    } else if (pictureWithoutKey.isPresent()
        && now.minus(pictureWithoutKey.get()).isAfter(NO_KEY_FRAME)) {
      tell(SourceMessages.noKeyFrame(name), now);
    }
    SourceStatus.State next = nextState(now);
    if (next != state) {
      state = next;
      since = now.toInstant();
    }
  }

  private SourceStatus.State nextState(MediaTime now) {
    if (!connected) {
      if (waits) {
        return SourceStatus.State.WAITING;
      }
      return failed ? SourceStatus.State.RETRYING : state(SourceStatus.State.CONNECTING);
    }
    if (delivers(now)) {
      return SourceStatus.State.DELIVERING;
    }
    boolean spoke = state == SourceStatus.State.DELIVERING || state == SourceStatus.State.STALLED;
    return spoke ? SourceStatus.State.STALLED : SourceStatus.State.CONNECTING;
  }

  /** A source that ended in order waits: a file that was played once. */
  private SourceStatus.State state(SourceStatus.State atFirst) {
    return state == atFirst ? atFirst : SourceStatus.State.WAITING;
  }
}
