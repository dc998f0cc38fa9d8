package org.tribune.site.broadcast;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.status.SoundLevel;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.viewing.SharedCensus;
import org.tribune.site.http.ApiJson;
import org.tribune.site.recording.WithholdingViews;

/** Channels as the API shows them, to the public and to the operator. Safe for all threads. */
public final class ChannelViews {
  private final Map<ChannelId, ChannelConfig> channels = new LinkedHashMap<>();
  private final BroadcastLedger ledger;
  private final LiveWindows windows;
  private final SharedCensus census;
  private final StatusBoard board;

  public ChannelViews(
      List<ChannelConfig> channels,
      BroadcastLedger ledger,
      LiveWindows windows,
      SharedCensus census,
      StatusBoard board) {
    channels.forEach(channel -> this.channels.put(channel.id(), channel));
    this.ledger = ledger;
    this.windows = windows;
    this.census = census;
    this.board = board;
  }

  /** The channel of this name, if there is one. */
  public Optional<ChannelConfig> find(String id) {
    try {
      return Optional.ofNullable(channels.get(new ChannelId(id)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** All, in the order of the configuration. */
  public List<ChannelConfig> all() {
    return List.copyOf(channels.values());
  }

  /** What the public may know; viewers apart, so that it can be compared without them. */
  public ObjectNode publicView(ChannelConfig channel) {
    return view(channel, shown(channel));
  }

  /** The broadcast that the public sees on a channel. */
  public Optional<Broadcast> shown(ChannelConfig channel) {
    return ledger
        .openOn(channel.id())
        .filter(Broadcast::isPublic)
        .or(() -> ledger.latestPublicOn(channel.id()).filter(windows::isStillShown));
  }

  /** The broadcast that is open on a channel, a rehearsal too. */
  Optional<Broadcast> openOn(ChannelConfig channel) {
    return ledger.openOn(channel.id());
  }

  /** With the number of viewers. */
  public ObjectNode withViewers(ObjectNode view, ChannelId channel) {
    return view.deepCopy().put("viewers", census.count(channel));
  }

  /** Everything, for the operator. */
  ObjectNode operatorView(ChannelConfig channel) {
    Optional<Broadcast> shown =
        ledger
            .openOn(channel.id())
            .or(() -> ledger.latestPublicOn(channel.id()).filter(windows::isStillShown));
    ObjectNode view = withViewers(view(channel, shown), channel.id());
    view.put("autostart", channel.autostart() != AutostartMode.OFF);
    view.put("autostartMode", channel.autostart().name().toLowerCase(Locale.ROOT));
    view.put(
        "publicationDelay",
        channel.chosenDelay().map(delay -> delay.toMillis() / 1e3).orElse(null));
    ArrayNode sources = view.putArray("sources");
    board.sources(channel.id()).forEach(source -> sources.add(ApiJson.of(source)));
    view.set("transcoder", ApiJson.of(board.transcoder(channel.id())));
    ArrayNode alerts = view.putArray("alerts");
    board.alerts(channel.id()).forEach(alert -> alerts.add(ApiJson.of(alert)));
    view.set("broadcast", shown.map(ChannelViews::operatorBroadcast).orElse(null));
    view.put(
        "previewUrl", shown.isPresent() ? "/hls/preview/" + channel.id() + "/index.m3u8" : null);
    return view;
  }

  /** The sound of a channel, for the operator's one stream. */
  static ObjectNode soundView(ChannelConfig channel, SoundLevel sound) {
    ObjectNode view = ApiJson.object().put("channel", channel.id().value());
    view.set("peakDecibels", ApiJson.of(sound.peakDecibels()));
    view.set("rmsDecibels", ApiJson.of(sound.rmsDecibels()));
    return view;
  }

  private static ObjectNode view(ChannelConfig channel, Optional<Broadcast> shown) {
    ObjectNode view =
        ApiJson.object()
            .put("id", channel.id().value())
            .put("name", channel.name())
            .put("state", shown.map(Broadcast::state).map(ChannelViews::word).orElse("offline"));
    view.set("broadcast", shown.map(ChannelViews::broadcast).orElse(null));
    return view;
  }

  /** A broadcast. */
  static ObjectNode broadcast(Broadcast broadcast) {
    ObjectNode view =
        ApiJson.object()
            .put("id", broadcast.id().value())
            .put("channel", broadcast.channel().value())
            .put("title", broadcast.title())
            .put("state", word(broadcast.state()))
            .put("startedAt", broadcast.liveAt().map(Object::toString).orElse(null))
            .put("endedAt", broadcast.endedAt().map(Object::toString).orElse(null));
    view.set("interruption", interruption(broadcast));
    return view;
  }

  /** A broadcast, with what of it is withheld. */
  static ObjectNode operatorBroadcast(Broadcast broadcast) {
    ObjectNode view = broadcast(broadcast);
    ArrayNode withholdings = view.putArray("withholdings");
    broadcast.withholdings().stream()
        .filter(Withholding::isInForce)
        .forEach(each -> withholdings.add(WithholdingViews.withholding(each)));
    return view;
  }

  /** Why the camera is off the air, while it is. */
  private static @Nullable ObjectNode interruption(Broadcast broadcast) {
    return broadcast.interruptions().stream()
        .filter(each -> each.until().isEmpty())
        .findFirst()
        .map(
            each ->
                ApiJson.object()
                    .put("kind", word(each.kind()))
                    .put("since", each.from().toString())
                    .put("itemShown", each.itemShown()))
        .orElse(null);
  }

  private static String word(Interruption.Kind kind) {
    return switch (kind) {
      case SUSPENSION -> "suspension";
      case PUBLIC_FLOOR -> "publicFloor";
      case CLOSED_SESSION -> "closedSession";
    };
  }

  private static String word(BroadcastState state) {
    return switch (state) {
      case PREVIEW -> "preview";
      // The broadcast goes on: its interruption says what there is to see.
      case LIVE, SUSPENDED, CLOSED -> "live";
      case ENDED -> "ended";
    };
  }
}
