package org.tribune.site.broadcast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.viewing.SharedCensus;

/** Channels as the API shows them, to the public and to the operator. Safe for all threads. */
public final class ChannelResponseMapper {
  private final Map<ChannelId, ChannelConfig> channels = new LinkedHashMap<>();
  private final BroadcastLedger ledger;
  private final LiveWindows windows;
  private final SharedCensus census;
  private final StatusProjection projection;
  private final LiveTranscripts transcripts;

  public ChannelResponseMapper(
      List<ChannelConfig> channels,
      BroadcastLedger ledger,
      LiveWindows windows,
      SharedCensus census,
      StatusProjection projection,
      LiveTranscripts transcripts) {
    channels.forEach(channel -> this.channels.put(channel.id(), channel));
    this.ledger = ledger;
    this.windows = windows;
    this.census = census;
    this.projection = projection;
    this.transcripts = transcripts;
  }

  /** The channel of this name, if there is one. */
  public Optional<ChannelConfig> find(String id) {
    try {
      return Optional.ofNullable(channels.get(new ChannelId(id)));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** All, in the order of the configuration. */
  public List<ChannelConfig> all() {
    return List.copyOf(channels.values());
  }

  /** What the public may know; viewers apart, so that it can be compared without them. */
  public ChannelResponses.Channel publicView(ChannelConfig channel) {
    Optional<Broadcast> shown = shown(channel);
    return ChannelResponses.Channel.of(channel, shown, hasCaptions(shown));
  }

  /** The broadcast that the public sees on a channel. */
  public Optional<Broadcast> shown(ChannelConfig channel) {
    return ledger
        .openOn(channel.id())
        .filter(Broadcast::isPublic)
        .or(() -> ledger.latestPublicOn(channel.id()).filter(windows::isStillShown));
  }

  /** True once something of what is said in it can be read. */
  public boolean hasCaptions(Optional<Broadcast> shown) {
    return shown.filter(each -> transcripts.version(each.id()) > 0).isPresent();
  }

  /** The broadcast that is open on a channel, a rehearsal too. */
  Optional<Broadcast> openOn(ChannelConfig channel) {
    return ledger.openOn(channel.id());
  }

  /** With the number of viewers. */
  public ChannelResponses.Watched watched(ChannelResponses.Channel view, ChannelId channel) {
    return new ChannelResponses.Watched(view, census.count(channel));
  }

  /** How many watch a channel. */
  public int viewers(ChannelConfig channel) {
    return census.count(channel.id());
  }

  /** Everything, for the operator. */
  ChannelResponses.OperatorChannel operatorView(ChannelConfig channel) {
    Optional<Broadcast> shown =
        ledger
            .openOn(channel.id())
            .or(() -> ledger.latestPublicOn(channel.id()).filter(windows::isStillShown));
    return new ChannelResponses.OperatorChannel(
        channel.id().value(),
        channel.name(),
        ChannelResponses.stateOf(shown),
        shown.map(ChannelResponses.OperatorBroadcast::of),
        census.count(channel.id()),
        channel.autostart() != AutostartMode.OFF,
        channel.autostart().name().toLowerCase(Locale.ROOT),
        channel.chosenDelay().map(delay -> delay.toMillis() / 1e3),
        projection.sources(channel.id()),
        projection.transcoder(channel.id()),
        CaptionSourcesResponse.of(transcripts, shown, projection.captioner(channel.id())),
        projection.alerts(channel.id()),
        shown.map(each -> "/hls/preview/" + channel.id() + "/index.m3u8"));
  }
}
