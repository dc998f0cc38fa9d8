package org.tribune.site.broadcast;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.http.ApiJson;
import org.tribune.site.recording.ChapterProjection;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingEnds;
import org.tribune.site.sitting.SittingResponseMapper;

/**
 * Which sitting each channel's page shows, and whether what is public of it is another by now: a
 * vote or a document reaches open pages without waiting for a mark. While something is on air that
 * is the sitting whose items are marked, or the one of the hour; off the air the next one. The
 * catalogue is looked at twice a second. Safe for all threads.
 */
final class ShownSittings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShownSittings.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Off the air nothing presses: so many turns for one look. */
  private static final int OFF_AIR_TURNS = 10;

  private static final String NOTHING = data(Optional.empty(), Optional.empty());

  private final ChannelResponseMapper channels;
  private final ChapterProjection chapters;
  private final Sittings sittings;
  private final SittingBroadcasts broadcasts;
  private final SittingEnds ends;
  private final SittingResponseMapper mapper;
  private final Map<ChannelId, Shown> shown = new ConcurrentHashMap<>();

  /** Owned by the looking thread. */
  private final Set<ChannelId> wasOnAir = new HashSet<>();

  /** Asked for once for all channels, by the looking thread, in a turn that needs them. */
  private Optional<List<Sitting>> coming = Optional.empty();

  private Optional<Thread> thread = Optional.empty();

  /**
   * A sitting as it was last looked at.
   *
   * @param seen with its votes as the public may read them now
   * @param told its id, and a tag that changes with what is public of it
   */
  private record Shown(Sitting seen, boolean isOnAir, String told) {}

  ShownSittings(
      ChannelResponseMapper channels,
      ChapterProjection chapters,
      Sittings sittings,
      SittingBroadcasts broadcasts,
      SittingEnds ends,
      SittingResponseMapper mapper) {
    this.channels = channels;
    this.chapters = chapters;
    this.sittings = sittings;
    this.broadcasts = broadcasts;
    this.ends = ends;
    this.mapper = mapper;
  }

  void start() {
    thread = Optional.of(Thread.ofVirtual().name("shown sittings").start(this::keepLooking));
  }

  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
  }

  /** The data of the event that announces a channel's sitting. */
  String of(ChannelId channel) {
    return Optional.ofNullable(shown.get(channel)).map(Shown::told).orElse(NOTHING);
  }

  /** The same for the staff, who read what is not public, too; empty if none is shown. */
  Optional<String> ofStaff(ChannelId channel) {
    return Optional.ofNullable(shown.get(channel))
        .map(Shown::seen)
        .map(each -> ChannelResponses.StaffSitting.of(channel, each))
        .map(ApiJson::text);
  }

  private static String data(Optional<SittingId> id, Optional<String> tag) {
    return ApiJson.text(new ChannelResponses.ShownSitting(id.map(SittingId::value), tag));
  }

  private void keepLooking() {
    try {
      for (int turn = 0; true; turn++) {
        try {
          boolean isThorough = turn % OFF_AIR_TURNS == 0;
          coming = Optional.empty();
          channels.all().forEach(each -> look(each, isThorough));
        } catch (CatalogueException e) {
          LOG.debug("Which sittings are shown can't be looked up: {}", e.getMessage());
        } catch (RuntimeException e) {
          // One damaged sitting must not end the looking.
          LOG.error("Which sittings are shown could not be looked up; it is tried again", e);
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(ChannelConfig channel, boolean isThorough) {
    Optional<Broadcast> broadcast = channels.shown(channel);
    boolean isOnAir = broadcast.isPresent();
    boolean isSettled = isOnAir ? !wasOnAir.add(channel.id()) : !wasOnAir.remove(channel.id());
    if (!isOnAir && isSettled && !isThorough) {
      return;
    }
    Optional<Sitting> found = broadcast.map(this::of).orElseGet(() -> next(channel.id()));
    if (found.isEmpty()) {
      shown.remove(channel.id());
      return;
    }
    // Doors that open, and time alone, may bring votes.
    Sitting seen = broadcasts.withPublicVotes(found.get());
    Shown before = shown.get(channel.id());
    if (before == null || !before.seen().equals(seen) || before.isOnAir() != isOnAir) {
      shown.put(channel.id(), shown(seen, isOnAir));
    }
  }

  private Optional<Sitting> next(ChannelId channel) {
    List<Sitting> all = coming.orElseGet(broadcasts::coming);
    coming = Optional.of(all);
    return all.stream()
        .filter(each -> each.facts().channel().equals(Optional.of(channel)))
        .filter(each -> ends.shown(each).status() == SittingStatus.ANNOUNCED)
        .findFirst();
  }

  private Optional<Sitting> of(Broadcast broadcast) {
    List<SittingId> named =
        chapters.shown(broadcast).reversed().stream()
            .flatMap(each -> each.sitting().stream())
            .toList();
    return named.isEmpty()
        ? broadcasts.around(broadcast)
        : sittings.find(named.getFirst()).filter(each -> each.status().isPublic());
  }

  /** What clerks alone see, such as notes, is in no tag: pages need not ask because of it. */
  private Shown shown(Sitting sitting, boolean isOnAir) {
    String text =
        ApiJson.text(
            mapper.detail(
                ends.shown(sitting),
                SittingResponseMapper.Watching.NOTHING,
                /* minutesPublishedAt= */ Optional.empty()));
    String tag = Integer.toHexString(text.hashCode());
    return new Shown(sitting, isOnAir, data(Optional.of(sitting.id()), Optional.of(tag)));
  }
}
