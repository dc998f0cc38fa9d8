package org.tribune.site.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.attendance.PublicVotes;

/**
 * Which broadcasts are of a sitting: those that the clerk names, else those in which something of
 * it is marked, else those of its channel that began around its time. Calls block. Safe for all
 * threads.
 */
public final class SittingBroadcasts {
  private static final Duration BEFORE = Duration.ofMinutes(45);
  private static final Duration AFTER = Duration.ofHours(8);
  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration NEAR = Duration.ofDays(3);
  private static final int MOST = 20;
  private static final int MOST_NEAR = 200;

  /** As many as a query gives: a county announces those of all its councils. */
  private static final int MOST_COMING = 10_000;

  /** So late a sitting may begin and still be the next. */
  public static final Duration LATE = Duration.ofHours(1);

  private final Catalogue catalogue;
  private final MarkedRecordings marked;
  private final BroadcastLedger ledger;

  /** The publication delay of a channel: votes wait as long as the picture. */
  private final Function<ChannelId, Duration> publicationDelay;

  private final MediaClock clock;

  public SittingBroadcasts(
      Catalogue catalogue,
      MarkedRecordings marked,
      BroadcastLedger ledger,
      Function<ChannelId, Duration> publicationDelay,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.marked = marked;
    this.ledger = ledger;
    this.publicationDelay = publicationDelay;
    this.clock = clock;
  }

  /** Where a sitting can be watched now. */
  public SittingResponseMapper.Watching of(Sitting sitting) {
    return watching(sitting, replays(sitting), Map.of());
  }

  /** A sitting as everybody may read its votes, and where its items can be watched. */
  record Public(Sitting sitting, SittingResponseMapper.Watching watching) {}

  /** A sitting as everybody may read it, its recordings looked up once. */
  Public publicly(Sitting sitting) {
    List<Recording> recordings = recordings(sitting);
    Sitting voted =
        PublicVotes.concern(sitting)
            ? publicVotes(of(sitting, recordings)).shown(sitting)
            : sitting;
    return new Public(voted, withItems(sitting, recordings));
  }

  /** Where a sitting and each of its items can be watched. */
  public SittingResponseMapper.Watching withItems(Sitting sitting) {
    return withItems(sitting, recordings(sitting));
  }

  private SittingResponseMapper.Watching withItems(Sitting sitting, List<Recording> recordings) {
    List<Recording> replays = replays(sitting, recordings);
    Map<ItemId, String> items = new HashMap<>();
    for (Recording replay : replays) {
      marked
          .items(replay.id(), sitting.id())
          .forEach(item -> items.putIfAbsent(item, address(replay.id()) + "#item-" + item));
    }
    return watching(sitting, replays, items);
  }

  /** When the debate of each item began, where that was marked, on air too. */
  Map<ItemId, Instant> begun(Sitting sitting) {
    Set<BroadcastId> filmed = new LinkedHashSet<>(sitting.broadcasts());
    marked.follow();
    marked.of(sitting.id()).forEach(each -> filmed.add(each.id()));
    sitting
        .facts()
        .channel()
        .flatMap(ledger::latestPublicOn)
        .ifPresent(each -> filmed.add(each.id()));
    Map<ItemId, Instant> begun = new HashMap<>();
    filmed.stream()
        .flatMap(each -> catalogue.markings().find(each).stream())
        .flatMap(each -> each.marks().stream())
        .filter(each -> each.sitting().equals(Optional.of(sitting.id())))
        .forEach(
            mark ->
                mark.item()
                    .ifPresent(
                        item ->
                            begun.merge(
                                item,
                                mark.start(),
                                (one, other) -> one.isBefore(other) ? one : other)));
    return begun;
  }

  /** Recordings that may be of a sitting, the nearest in time first. */
  List<Recording> near(Sitting sitting) {
    return catalogue.recordings(
        new RecordingQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.of(sitting.facts().start().plus(NEAR)),
            MOST));
  }

  /** Where an answer that was given on air can be watched now. */
  public Optional<String> of(SpokenAnswer answer) {
    return marked
        .second(answer.broadcast(), answer.start())
        .map(second -> "/watch/" + answer.broadcast() + "#t=" + second);
  }

  private SittingResponseMapper.Watching watching(
      Sitting sitting, List<Recording> replays, Map<ItemId, String> items) {
    return sitting.status().takesPlace()
        ? new SittingResponseMapper.Watching(
            live(sitting), replays.stream().map(each -> address(each.id())).toList(), items)
        : SittingResponseMapper.Watching.NOTHING;
  }

  /** What can be watched again of a sitting, in order. */
  public List<Recording> replays(Sitting sitting) {
    return replays(sitting, recordings(sitting));
  }

  private static List<Recording> replays(Sitting sitting, List<Recording> recordings) {
    return sitting.status().takesPlace()
        ? recordings.stream().filter(each -> each.state() == RecordingState.COMPLETE).toList()
        : List.of();
  }

  /** The page of a recording. */
  public static String address(BroadcastId recording) {
    return "/watch/" + recording;
  }

  private Optional<String> live(Sitting sitting) {
    return sitting
        .facts()
        .channel()
        .flatMap(ledger::openOn)
        .filter(broadcast -> broadcast.isPublic() && broadcast.isOpen())
        .filter(broadcast -> isOf(sitting, broadcast))
        .map(broadcast -> "/live/" + broadcast.channel());
  }

  /**
   * When the newest broadcast of a sitting's channel ended, if it was of that sitting and went
   * beyond its hour: what ended before was a trial. Empty while it is on air.
   */
  public Optional<Instant> end(Sitting sitting) {
    return sitting
        .facts()
        .channel()
        .flatMap(ledger::latestPublicOn)
        .filter(broadcast -> !broadcast.isOpen())
        .filter(broadcast -> broadcast.liveAt().stream().anyMatch(at -> lasted(broadcast, at)))
        .filter(broadcast -> isOf(sitting, broadcast, broadcast.liveAt().orElseThrow()))
        .flatMap(Broadcast::endedAt)
        .filter(end -> end.isAfter(sitting.facts().start()));
  }

  /** Nobody holds a sitting of less: the line was tried. */
  private static boolean lasted(Broadcast broadcast, Instant live) {
    return broadcast.endedAt().filter(end -> !end.isBefore(live.plus(SHORTEST))).isPresent();
  }

  /** The sitting of the hour and the channel of a broadcast in which nothing is marked. */
  public Optional<Sitting> around(Broadcast broadcast) {
    Instant live = broadcast.liveAt().orElse(clock.now().toInstant());
    return catalogue
        .sittings()
        .list(
            new SittingQuery(
                Optional.of(live.minus(AFTER)),
                Optional.of(clock.now().toInstant().plus(BEFORE)),
                /* latestFirst= */ false,
                MOST_NEAR))
        .stream()
        .filter(each -> each.status().isPublic() && each.status().takesPlace())
        .filter(each -> each.facts().channel().equals(Optional.of(broadcast.channel())))
        .filter(each -> isOf(each, broadcast))
        .min(Comparator.comparing(each -> Duration.between(each.facts().start(), live).abs()));
  }

  /** Those of all channels that have yet to begin, or should have less than an hour ago. */
  public List<Sitting> coming() {
    return catalogue
        .sittings()
        .list(SittingQuery.from(clock.now().toInstant().minus(LATE), MOST_COMING));
  }

  /**
   * The broadcasts of a sitting, the one that is on air or has just ended too; whether they can be
   * watched again or not.
   */
  public List<BroadcastId> broadcasts(Sitting sitting) {
    return of(sitting, sitting.broadcasts().isEmpty() ? recordings(sitting) : List.of());
  }

  private List<BroadcastId> of(Sitting sitting, List<Recording> recordings) {
    if (!sitting.broadcasts().isEmpty()) {
      return sitting.broadcasts();
    }
    Stream<BroadcastId> newest =
        sitting
            .facts()
            .channel()
            .flatMap(ledger::latestPublicOn)
            .filter(each -> isOf(sitting, each, each.liveAt().orElseGet(() -> now())))
            .map(Broadcast::id)
            .stream();
    return Stream.concat(recordings.stream().map(Recording::id), newest).distinct().toList();
  }

  /** A sitting with its votes as the public may read them, whatever was behind closed doors. */
  public Sitting withPublicVotes(Sitting sitting) {
    return PublicVotes.concern(sitting) ? publicVotes(sitting).shown(sitting) : sitting;
  }

  /** What the public may read of the votes of a sitting. */
  public PublicVotes publicVotes(Sitting sitting) {
    return publicVotes(broadcasts(sitting));
  }

  private PublicVotes publicVotes(List<BroadcastId> ids) {
    return PublicVotes.of(found(ids), publicationDelay, now());
  }

  /** A sitting with its votes as its room may see them. */
  public Sitting withVotesInRoom(Sitting sitting) {
    return PublicVotes.inRoom(found(broadcasts(sitting))).shown(sitting);
  }

  private List<Broadcast> found(List<BroadcastId> ids) {
    return ids.stream()
        .flatMap(id -> ledger.find(id).or(() -> catalogue.broadcast(id)).stream())
        .toList();
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private boolean isOf(Sitting sitting, Broadcast broadcast) {
    return isOf(sitting, broadcast, now());
  }

  private boolean isOf(Sitting sitting, Broadcast broadcast, Instant time) {
    if (sitting.broadcasts().contains(broadcast.id())) {
      return true;
    }
    marked.follow();
    Set<SittingId> named = marked.sittings(broadcast.id());
    return named.isEmpty() ? isAround(sitting.facts().start(), time) : named.contains(sitting.id());
  }

  /** True if what begins at {@code time} may be of a sitting that shall begin at {@code start}. */
  public static boolean isAround(Instant start, Instant time) {
    return !time.isBefore(start.minus(BEFORE)) && time.isBefore(start.plus(AFTER));
  }

  private List<Recording> recordings(Sitting sitting) {
    marked.follow();
    if (!sitting.broadcasts().isEmpty()) {
      return sitting.broadcasts().stream()
          .flatMap(each -> catalogue.recording(each).stream())
          .toList();
    }
    List<Recording> ofMarks = marked.of(sitting.id());
    if (!ofMarks.isEmpty()) {
      return ofMarks;
    }
    Optional<ChannelId> channel = sitting.facts().channel();
    if (channel.isEmpty()
        || sitting.facts().start().isAfter(clock.now().toInstant().plus(BEFORE))) {
      return List.of();
    }
    return catalogue
        .recordings(
            new RecordingQuery(
                channel,
                Optional.of(RecordingState.COMPLETE),
                Optional.of(sitting.facts().start().plus(AFTER)),
                MOST))
        .stream()
        .filter(each -> isUnnamedReplay(sitting, each))
        .sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
        .toList();
  }

  /** One in which nothing says what it is of but its channel and its time. */
  private boolean isUnnamedReplay(Sitting sitting, Recording recording) {
    return recording.kind() == RecordingKind.SITTING
        && isAround(sitting.facts().start(), recording.startedAt())
        && marked.sittings(recording.id()).isEmpty();
  }

  /** Those of {@code sittings} that a recording is of in which none is marked. */
  List<Sitting> ofUnmarked(Recording recording, List<Sitting> sittings) {
    marked.follow();
    return sittings.stream().filter(each -> isReplay(each, recording)).toList();
  }

  private boolean isReplay(Sitting sitting, Recording recording) {
    if (!sitting.broadcasts().isEmpty()) {
      return sitting.broadcasts().contains(recording.id());
    }
    return sitting.facts().channel().equals(Optional.of(recording.channel()))
        && isUnnamedReplay(sitting, recording)
        && marked.of(sitting.id()).isEmpty();
  }
}
