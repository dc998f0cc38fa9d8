package org.tribune.site.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * A replay's page as the server writes it: what other sites are told of it, each chapter as a clip,
 * and for readers without scripts its picture, chapters and files.
 *
 * @param view of the recording, as the API shows it to everybody
 * @param place where its film begins
 */
public record WrittenReplay(
    ObjectNode view, List<Clip> clips, Place place, WrittenFrame frame, ZoneId zone) {
  /** Chapters that a description names. */
  private static final int DESCRIBED = 5;

  /** The page; without a video while it can't be watched. */
  public WrittenPage page() {
    Optional<String> poster = text("poster");
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "video.other",
            title(),
            description(),
            address(),
            poster,
            Optional.of("/embed" + address()));
    String head = frame.head(told) + (isWhole() ? videoObject(poster).element() : "");
    return frame.page(title(), head, body(poster));
  }

  /** The same as another site shows it in a frame. */
  public WrittenPage embedded() {
    StringBuilder player = new StringBuilder(512);
    smallest().ifPresent(file -> video(player, file, text("poster")));
    return frame.embedded(title(), heading(), address(), player.toString());
  }

  private boolean isWhole() {
    return text("duration").isPresent();
  }

  /** Of a sitting: with its day, since one is titled as the other. */
  public String title() {
    return name() + ", " + day();
  }

  private String name() {
    return text("title").filter(each -> !each.isEmpty()).orElse(channel());
  }

  /** HTML of its title: the day is said in the page's language. */
  private String heading() {
    return frame.content().marked(name()) + ", " + Markup.escaped(day());
  }

  private String channel() {
    return view.path("channel").path("name").asText("");
  }

  private String day() {
    Instant start = Instant.parse(view.path("startedAt").asText(""));
    return new SpokenTime(frame.language()).day(start.atZone(zone).toLocalDate());
  }

  private String description() {
    String kept = frame.words("Rediffusion du ", "Recording of ") + day() + ", " + channel() + ".";
    return clips.isEmpty()
        ? kept
        : kept
            + " "
            + String.join(" · ", clips.stream().map(Clip::title).limit(DESCRIBED).toList());
  }

  private VideoObject videoObject(Optional<String> poster) {
    return VideoObject.of(
            frame,
            title(),
            description(),
            address(),
            view.path("endedAt").asText(view.path("startedAt").asText("")))
        .replayed(
            Duration.ofSeconds(Math.round(seconds())).toString(),
            poster.map(frame::absolute),
            Clip.parts(clips, frame.absolute(address())));
  }

  private double seconds() {
    return view.path("duration").asDouble(0);
  }

  private String body(Optional<String> poster) {
    StringBuilder out = new StringBuilder(4_096);
    out.append(frame.navigation(""));
    out.append(heading()).append("</h1>\n");
    text("live")
        .ifPresent(
            at ->
                out.append("<p>")
                    .append(WrittenFrame.link(at, frame.words("Regarder en direct", "Watch live")))
                    .append("</p>\n"));
    smallest().ifPresent(file -> video(out, file, poster));
    if (isWhole()) {
      out.append("<p>").append(frame.words("Durée : ", "Length: "));
      out.append(SpokenTime.length(seconds())).append("</p>\n");
    }
    Optional.ofNullable(view.path("chapters").path("sitting").asText(null))
        .ifPresent(
            id ->
                out.append("<p>")
                    .append(
                        WrittenFrame.link(
                            "/sittings/" + id,
                            frame.words("Ordre du jour et documents", "Agenda and documents")))
                    .append("</p>\n"));
    chapters(out);
    downloads(out);
    return out.append("</main>\n").toString();
  }

  private Optional<JsonNode> smallest() {
    JsonNode best = null;
    for (JsonNode each : view.path("downloads")) {
      boolean isVideo = each.path("kind").asText("").equals("video");
      if (isVideo
          && (best == null || each.path("bytes").asLong(0) < best.path("bytes").asLong(0))) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  private void video(StringBuilder out, JsonNode file, Optional<String> poster) {
    out.append("<video controls preload=\"none\" width=\"640\" ");
    out.append(place.source(file.path("url").asText(""), clips, /* before= */ 0, seconds()));
    poster.ifPresent(at -> out.append(" poster=\"").append(Markup.escaped(at)).append('"'));
    out.append('>');
    for (JsonNode each : view.path("captions")) {
      out.append(
          "<track kind=\"captions\" srclang=\"%1$s\" label=\"%2$s\" src=\"%3$s\">"
              .formatted(
                  Markup.escaped(each.path("language").asText("")),
                  Markup.escaped(languageName(each)),
                  Markup.escaped(each.path("address").asText(""))));
    }
    out.append("</video>\n");
  }

  private String languageName(JsonNode captions) {
    Locale shown = Locale.forLanguageTag(frame.language());
    return Locale.forLanguageTag(captions.path("language").asText("")).getDisplayName(shown);
  }

  private void chapters(StringBuilder out) {
    if (clips.isEmpty()) {
      return;
    }
    out.append("<h2>").append(frame.words("Chapitres", "Chapters")).append("</h2>\n<ol>\n");
    clips.forEach(
        each ->
            out.append("<li>")
                .append(frame.content().link(chapter(each), each.title()))
                .append(" (")
                .append(SpokenTime.length(each.start()))
                .append(")</li>\n"));
    out.append("</ol>\n");
  }

  private void downloads(StringBuilder out) {
    JsonNode files = view.path("downloads");
    if (files.isEmpty() && view.path("captions").isEmpty()) {
      return;
    }
    out.append("<h2>").append(frame.words("Télécharger", "Download")).append("</h2>\n<ul>\n");
    for (JsonNode file : files) {
      String kind =
          switch (file.path("kind").asText("")) {
            case "audio" -> frame.words("Le son seul", "The sound alone");
            case "archive" -> frame.words("Dossier d’archive", "Archive package");
            default -> frame.words("Vidéo", "Video") + " " + file.path("rendition").asText("");
          };
      out.append("<li>")
          .append(WrittenFrame.link(file.path("url").asText(""), kind))
          .append(" (" + frame.size(file.path("bytes").asLong(0)) + ")</li>\n");
    }
    for (JsonNode each : view.path("captions")) {
      String words = frame.words("Sous-titres", "Captions") + " (" + languageName(each) + ")";
      out.append("<li>")
          .append(WrittenFrame.link(each.path("address").asText(""), words))
          .append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private String chapter(Clip clip) {
    return address() + "?t=" + clip.place() + "#" + clip.place();
  }

  private String address() {
    return "/watch/" + view.path("id").asText("");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(view.path(name).asText(null));
  }
}
