package org.tribune.site.broadcast;

import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.recording.VideoObject;

/**
 * A channel's page as the server writes it: what other sites are given of it, and that it is live
 * while it is.
 *
 * @param shown the broadcast that the public sees
 * @param hasCaptions true once something of what is said in it can be read
 */
public record LivePage(
    ChannelConfig channel,
    Optional<Broadcast> shown,
    boolean hasCaptions,
    int viewers,
    PageFrame frame) {
  /** The page of a channel. */
  public static LivePage of(
      ChannelResponseMapper channels, ChannelConfig channel, PageFrame frame) {
    Optional<Broadcast> shown = channels.shown(channel);
    return new LivePage(
        channel, shown, channels.hasCaptions(shown), channels.viewers(channel), frame);
  }

  public ServerRenderedPage page() {
    String address = "/live/" + channel.id();
    PageFrame.Told told =
        new PageFrame.Told(
            "video.other",
            title(),
            description(),
            address,
            Optional.empty(),
            Optional.of("/embed" + address));
    String head =
        frame.head(told)
            + live().map(this::videoObject).map(VideoObject::element).orElse("")
            + initialState();
    return frame.page(
        /* path= */ "", title(), head, (out, none) -> JteliveGenerated.render(out, none, this));
  }

  /** The same as another site shows it in a frame. */
  public ServerRenderedPage embedded() {
    return frame.embedded(
        title(),
        initialState(),
        frame.content().marked(title()),
        "/live/" + channel.id(),
        Optional.of((out, none) -> JteplayerGenerated.render(out, none, this)));
  }

  /** The channel as its script asks for it, a round trip later. */
  private String initialState() {
    return PageFrame.initialState(
        new ChannelResponses.Watched(
            ChannelResponses.Channel.of(channel, shown, hasCaptions), viewers));
  }

  public boolean isLive() {
    return live().isPresent();
  }

  private Optional<Broadcast> live() {
    return shown.filter(Broadcast::isOpen);
  }

  public String title() {
    return live()
        .map(Broadcast::title)
        .filter(each -> !each.isEmpty())
        .map(each -> each + " – " + channel.name())
        .orElse(channel.name());
  }

  private String description() {
    return live().isPresent()
        ? frame.text("page.broadcast.live-of", title())
        : frame.text("page.broadcast.meetings-are-broadcast-here");
  }

  /** As search engines ask for of what is live (schema.org, BroadcastEvent). */
  private VideoObject videoObject(Broadcast live) {
    String since = live.liveAt().orElse(live.origin()).toString();
    return VideoObject.of(frame, title(), description(), "/live/" + channel.id(), since).live();
  }

  /** Where a player finds it. */
  String playlist() {
    return "/hls/live/" + channel.id() + "/index.m3u8";
  }
}
