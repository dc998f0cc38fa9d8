package org.tribune.site.broadcast;

import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.recording.VideoObject;

/**
 * A channel's page as the server writes it: what other sites are told of it, and that it is live
 * while it is.
 *
 * @param shown the broadcast that the public sees
 */
public record WrittenLive(ChannelConfig channel, Optional<Broadcast> shown, WrittenFrame frame) {
  public WrittenPage page() {
    String address = "/live/" + channel.id();
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "video.other",
            title(),
            description(),
            address,
            Optional.empty(),
            Optional.of("/embed" + address));
    String head =
        frame.head(told) + live().map(this::videoObject).map(VideoObject::element).orElse("");
    return frame.page(title(), head, body());
  }

  /** The same as another site shows it in a frame. */
  public WrittenPage embedded() {
    return frame.embedded(
        title(), frame.content().marked(title()), "/live/" + channel.id(), player());
  }

  /** The channel in a list: a link, and that it is live if it is. */
  public String line() {
    String state = isLive() ? frame.words(" (en direct)", " (live)") : "";
    return frame.content().link("/live/" + channel.id(), title()) + state;
  }

  public boolean isLive() {
    return live().isPresent();
  }

  private Optional<Broadcast> live() {
    return shown.filter(Broadcast::isOpen);
  }

  private String title() {
    return live()
        .map(Broadcast::title)
        .filter(each -> !each.isEmpty())
        .map(each -> each + " – " + channel.name())
        .orElse(channel.name());
  }

  private String description() {
    return live().isPresent()
        ? frame.words("En direct : ", "Live: ") + title() + "."
        : frame.words(
            "Les séances y sont retransmises en direct.", "Meetings are broadcast here live.");
  }

  /** As search engines ask for of what is live (schema.org, BroadcastEvent). */
  private VideoObject videoObject(Broadcast live) {
    String since = live.liveAt().orElse(live.origin()).toString();
    return VideoObject.of(frame, title(), description(), "/live/" + channel.id(), since).live();
  }

  private String body() {
    StringBuilder out = new StringBuilder(1_024);
    out.append(frame.navigation(""));
    out.append(frame.content().marked(title())).append("</h1>\n").append(player());
    out.append("<p>")
        .append(WrittenFrame.link("/sittings", frame.words("Les séances", "The meetings")));
    return out.append("</p>\n</main>\n").toString();
  }

  private String player() {
    StringBuilder out = new StringBuilder(512);
    if (live().isPresent()) {
      String list = "/hls/live/" + channel.id() + "/index.m3u8";
      out.append("<video controls preload=\"none\" width=\"640\" src=\"");
      out.append(list).append("\"></video>\n<p>");
      out.append(
          frame.words(
              "Sans JavaScript, le direct se lit dans Safari, ou dans un lecteur tel que VLC : ",
              "Without JavaScript the live plays in Safari, or in a player such as VLC: "));
      out.append(WrittenFrame.link(list, frame.absolute(list))).append("</p>\n");
      String sound = "/hls/live/" + channel.id() + "/sound.aac";
      out.append("<p>");
      out.append(
          frame.words(
              "Le son seul se lit dans tout navigateur, et dans les lecteurs de radio : ",
              "The sound alone plays in any browser, and in players of radio: "));
      String listen = frame.words("Écouter le son en direct", "Listen live");
      out.append(WrittenFrame.link(sound, listen)).append("</p>\n");
    } else {
      out.append("<p>")
          .append(frame.words("Rien en direct pour le moment.", "Nothing is live now."))
          .append("</p>\n");
    }
    return out.toString();
  }
}
