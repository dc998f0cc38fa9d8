package org.tribune.site.recording;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
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
    RecordingResponses.Detail view,
    List<Clip> clips,
    Place place,
    WrittenFrame frame,
    ZoneId zone) {
  /** Chapters that a description names. */
  private static final int DESCRIBED = 5;

  /** The page; without a video while it can't be watched. */
  public WrittenPage page() {
    Optional<String> poster = recording().poster();
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
    smallest().ifPresent(file -> video(player, file, recording().poster()));
    return frame.embedded(title(), heading(), address(), player.toString());
  }

  private boolean isWhole() {
    return recording().duration().isPresent();
  }

  private RecordingResponses.Summary recording() {
    return view.summary();
  }

  private String title() {
    return title(recording(), frame.language(), zone);
  }

  /** Of a sitting: with its day, since one is titled as the other. */
  public static String title(RecordingResponses.Summary recording, String language, ZoneId zone) {
    return name(recording) + ", " + day(recording, language, zone);
  }

  private static String name(RecordingResponses.Summary recording) {
    return recording.title().isEmpty() ? recording.channel().name() : recording.title();
  }

  private static String day(RecordingResponses.Summary recording, String language, ZoneId zone) {
    return new SpokenTime(language).day(recording.startedAt().atZone(zone).toLocalDate());
  }

  private String day() {
    return day(recording(), frame.language(), zone);
  }

  /** HTML of its title: the day is said in the page's language. */
  private String heading() {
    return frame.content().marked(name(recording())) + ", " + Markup.escaped(day());
  }

  private String description() {
    String kept =
        frame.words("Rediffusion du ", "Recording of ")
            + day()
            + ", "
            + recording().channel().name()
            + ".";
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
            recording().endedAt().orElse(recording().startedAt()).toString())
        .replayed(
            Duration.ofSeconds(Math.round(seconds())).toString(),
            poster.map(frame::absolute),
            Clip.parts(clips, frame.absolute(address())));
  }

  private double seconds() {
    return recording().duration().orElse(0.0);
  }

  private String body(Optional<String> poster) {
    StringBuilder out = new StringBuilder(4_096);
    out.append(frame.navigation(""));
    out.append(heading()).append("</h1>\n");
    view.live()
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
    view.chapters()
        .flatMap(MarkResponses.Chapters::sitting)
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

  private Optional<RecordingResponses.DownloadFile> smallest() {
    return view.downloads().stream()
        .filter(each -> each.kind().equals("video"))
        .min(Comparator.comparingLong(RecordingResponses.DownloadFile::bytes));
  }

  private void video(
      StringBuilder out, RecordingResponses.DownloadFile file, Optional<String> poster) {
    out.append("<video controls preload=\"none\" width=\"640\" ");
    out.append(place.source(file.url(), clips, /* before= */ 0, seconds()));
    poster.ifPresent(at -> out.append(" poster=\"").append(Markup.escaped(at)).append('"'));
    out.append('>');
    for (RecordingResponses.Captions each : view.captions()) {
      out.append(
          "<track kind=\"captions\" srclang=\"%1$s\" label=\"%2$s\" src=\"%3$s\">"
              .formatted(
                  Markup.escaped(each.language()),
                  Markup.escaped(languageName(each)),
                  Markup.escaped(each.address())));
    }
    out.append("</video>\n");
  }

  private String languageName(RecordingResponses.Captions captions) {
    Locale shown = Locale.forLanguageTag(frame.language());
    return Locale.forLanguageTag(captions.language()).getDisplayName(shown);
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
    if (view.downloads().isEmpty() && view.captions().isEmpty()) {
      return;
    }
    out.append("<h2>").append(frame.words("Télécharger", "Download")).append("</h2>\n<ul>\n");
    for (RecordingResponses.DownloadFile file : view.downloads()) {
      String kind =
          switch (file.kind()) {
            case "audio" -> frame.words("Le son seul", "The sound alone");
            case "archive" -> frame.words("Dossier d’archive", "Archive package");
            default -> frame.words("Vidéo", "Video") + " " + file.rendition().orElse("");
          };
      out.append("<li>")
          .append(WrittenFrame.link(file.url(), kind))
          .append(" (" + frame.size(file.bytes()) + ")</li>\n");
    }
    for (RecordingResponses.Captions each : view.captions()) {
      String words = frame.words("Sous-titres", "Captions") + " (" + languageName(each) + ")";
      out.append("<li>").append(WrittenFrame.link(each.address(), words)).append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private String chapter(Clip clip) {
    return address() + "?t=" + clip.place() + "#" + clip.place();
  }

  private String address() {
    return "/watch/" + recording().id();
  }
}
