package org.tribune.site.broadcast;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.delivery.limit.EventStreams;
import org.tribune.delivery.viewing.ViewerCensus;
import org.tribune.delivery.viewing.ViewerKey;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.EventFeed;
import org.tribune.site.http.EventStream;
import org.tribune.site.recording.ChapterProjection;
import org.tribune.site.recording.MarkResponseMapper;

/**
 * The open event streams of one event loop, which owns this. While somebody listens, a channel is
 * looked at twice a second (its sound ten times), made into JSON once, and sent if it changed.
 */
final class ChannelStreams {
  private static final long KEEP_ALIVE_MILLIS = 15_000;
  private static final long SOUND_MILLIS = 100;
  private static final long LOOK_MILLIS = 500;
  private static final int LOOKS_PER_COUNT = 4;
  private static final String NOTHING = ApiJson.text(MarkResponseMapper.nothing());

  /** The feeds of one channel. */
  private static final class Feeds {
    public final ChannelConfig channel;
    public final EventFeed citizens = new EventFeed("channel");
    public final EventFeed chapters = new EventFeed("chapters");
    final EventFeed sitting = new EventFeed("sitting");
    final EventFeed operators = new EventFeed("channel");
    public final EventFeed staffSitting = new EventFeed("sitting");
    public final EventFeed marks = new EventFeed("marks");
    final EventFeed sound = new EventFeed("sound");
    Optional<ChannelResponses.Channel> shown = Optional.empty();
    public String sent = "";
    int looks = 0;
    public Optional<Marked> marked = Optional.empty();

    Feeds(ChannelConfig channel) {
      this.channel = channel;
    }
  }

  /** What was marked, as it was sent last. */
  private record Marked(
      Broadcast broadcast, Marking marking, List<Mark> shown, String chapters, String marks) {}

  private final ChannelResponseMapper mapper;
  private final ChapterProjection chapters;
  private final ShownSittings sittings;
  private final StatusProjection projection;
  private final ViewerCensus census;
  private final ViewerKey key;
  private final EventStreams open;
  private final Map<ChannelId, Feeds> channels = new LinkedHashMap<>();
  private final Set<EventStream> operators = new HashSet<>();

  ChannelStreams(
      ChannelResponseMapper mapper, ShownSittings sittings, LiveParts live, EventStreams open) {
    this.mapper = mapper;
    this.sittings = sittings;
    this.chapters = live.chapters();
    this.projection = live.projection();
    this.census = live.census();
    this.key = live.key();
    this.open = open;
    mapper.all().forEach(channel -> channels.put(channel.id(), new Feeds(channel)));
  }

  /** Begins to look and send. */
  void start(Vertx vertx) {
    vertx.setPeriodic(LOOK_MILLIS, timer -> channels.values().forEach(this::look));
    vertx.setPeriodic(SOUND_MILLIS, timer -> channels.values().forEach(this::listen));
    vertx.setPeriodic(KEEP_ALIVE_MILLIS, timer -> keepAlive());
  }

  /** Something happened on a channel: looks at once. */
  void changed(ChannelId channel) {
    Feeds feeds = channels.get(channel);
    if (feeds != null) {
      look(feeds);
    }
  }

  /** A citizen's page listens, and counts as a viewer meanwhile; false if there is no room. */
  boolean openPublic(ChannelId channel, HttpServerRequest request) {
    Feeds feeds = Objects.requireNonNull(channels.get(channel), "an unknown channel");
    Optional<EventStreams.Open> room = open.openPublic(request);
    room.ifPresent(each -> openPublic(feeds, channel, request, each));
    return room.isPresent();
  }

  private void openPublic(
      Feeds feeds, ChannelId channel, HttpServerRequest request, EventStreams.Open room) {
    EventStream stream = new EventStream(request.response());
    long viewer = key.of(request);
    census.listens(channel, viewer);
    feeds.citizens.add(stream);
    feeds.chapters.add(stream);
    feeds.sitting.add(stream);
    request
        .response()
        .closeHandler(
            closed -> {
              room.close();
              census.leaves(channel, viewer);
              feeds.citizens.remove(stream);
              feeds.chapters.remove(stream);
              feeds.sitting.remove(stream);
            });
    look(feeds);
  }

  /**
   * An operator's page listens: one stream for all channels, as a browser opens few at a time;
   * false if there is no room.
   */
  boolean openOperator(HttpServerRequest request) {
    Optional<EventStreams.Open> room = open.openStaff(request);
    room.ifPresent(each -> openOperator(request, each));
    return room.isPresent();
  }

  private void openOperator(HttpServerRequest request, EventStreams.Open room) {
    EventStream stream = new EventStream(request.response());
    operators.add(stream);
    channels.values().forEach(feeds -> feeds.operators.add(stream));
    channels.values().forEach(feeds -> feeds.staffSitting.add(stream));
    channels.values().forEach(feeds -> feeds.marks.add(stream));
    channels.values().forEach(feeds -> feeds.sound.add(stream));
    request
        .response()
        .closeHandler(
            closed -> {
              room.close();
              operators.remove(stream);
              channels.values().forEach(feeds -> feeds.operators.remove(stream));
              channels.values().forEach(feeds -> feeds.staffSitting.remove(stream));
              channels.values().forEach(feeds -> feeds.marks.remove(stream));
              channels.values().forEach(feeds -> feeds.sound.remove(stream));
            });
    channels.values().forEach(this::look);
  }

  private void look(Feeds feeds) {
    if (!feeds.citizens.isEmpty()) {
      feeds.citizens.publish(publicData(feeds));
      feeds.chapters.publish(
          mapper
              .shown(feeds.channel)
              .map(shown -> marked(feeds, shown).chapters())
              .orElse(NOTHING));
      feeds.sitting.publish(sittings.of(feeds.channel.id()));
    }
    if (!feeds.operators.isEmpty()) {
      feeds.operators.publish(ApiJson.text(mapper.operatorView(feeds.channel)));
      // Nothing is sent of a channel that is off the air: its console shows that it is.
      mapper
          .openOn(feeds.channel)
          .ifPresent(open -> feeds.marks.publish(marked(feeds, open).marks()));
      sittings.ofStaff(feeds.channel.id()).ifPresent(feeds.staffSitting::publish);
    }
  }

  /** What is marked in a broadcast, written again only if it changed. */
  private Marked marked(Feeds feeds, Broadcast broadcast) {
    Marking marking = chapters.of(broadcast.id());
    // Time alone may bring more: what waits as long as the picture.
    List<Mark> shown = chapters.shown(broadcast);
    Marked told =
        feeds
            .marked
            .filter(last -> last.broadcast().equals(broadcast) && last.marking().equals(marking))
            .filter(last -> last.shown().equals(shown))
            .orElseGet(
                () ->
                    new Marked(
                        broadcast,
                        marking,
                        shown,
                        ApiJson.text(
                            MarkResponseMapper.live(
                                broadcast,
                                marking.version(),
                                shown,
                                chapters.hiddenSince(broadcast))),
                        ApiJson.text(
                            MarkResponseMapper.clerk(broadcast, marking, Optional.empty()))));
    feeds.marked = Optional.of(told);
    return told;
  }

  /** The viewers' number changes all the time: it is sent every two seconds at most. */
  private String publicData(Feeds feeds) {
    ChannelResponses.Channel view = mapper.publicView(feeds.channel);
    boolean countAgain = ++feeds.looks >= LOOKS_PER_COUNT;
    if (countAgain || !feeds.shown.equals(Optional.of(view))) {
      feeds.looks = 0;
      feeds.shown = Optional.of(view);
      feeds.sent = ApiJson.text(mapper.watched(view, feeds.channel.id()));
    }
    return feeds.sent;
  }

  private void listen(Feeds feeds) {
    if (!feeds.sound.isEmpty()) {
      projection
          .sound(feeds.channel.id())
          .ifPresent(
              sound ->
                  feeds.sound.repeat(
                      ApiJson.text(ChannelResponses.Sound.of(feeds.channel, sound))));
    }
  }

  private void keepAlive() {
    channels.values().forEach(feeds -> feeds.citizens.keepAlive());
    operators.forEach(EventStream::keepAlive);
  }
}
