package org.tribune.site.recording;

import gg.jte.Content;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.site.page.Html;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;

/**
 * A replay's page as the server writes it: what other sites are given of it, each chapter as a
 * clip, and for readers without scripts its picture, chapters and files.
 *
 * @param view of the recording, as the API shows it to everybody
 * @param place where its film begins
 */
public record ReplayPage(
    RecordingResponses.Detail view,
    List<Clip> clips,
    StartPosition place,
    PageFrame frame,
    ZoneId zone) {
  /** Chapters that a description names. */
  private static final int DESCRIBED = 5;

  /** The page; without a video while it can't be watched. */
  public ServerRenderedPage page() {
    Optional<String> poster = recording().poster();
    PageFrame.Told told =
        new PageFrame.Told(
            "video.other",
            title(),
            description(),
            address(),
            poster,
            Optional.of("/embed" + address()));
    String head = frame.head(told) + (isWhole() ? videoObject(poster).element() : "");
    return frame.page(
        /* path= */ "", title(), head, (out, none) -> JtereplayGenerated.render(out, none, this));
  }

  /** The same as another site shows it in a frame. */
  public ServerRenderedPage embedded() {
    return frame.embedded(
        title(),
        /* head= */ "",
        heading(),
        address(),
        smallest()
            .<Html.Template>map(
                file -> (out, none) -> JtevideoGenerated.render(out, none, this, file)));
  }

  boolean isWhole() {
    return recording().duration().isPresent();
  }

  RecordingResponses.Summary recording() {
    return view.summary();
  }

  private String title() {
    return title(recording(), frame.language(), zone);
  }

  /** The title of a sitting's replay: with its day, since sittings have the same titles. */
  public static String title(RecordingResponses.Summary recording, String language, ZoneId zone) {
    return name(recording) + ", " + day(recording, language, zone);
  }

  static String name(RecordingResponses.Summary recording) {
    return recording.title().isEmpty() ? recording.channel().name() : recording.title();
  }

  private static String day(RecordingResponses.Summary recording, String language, ZoneId zone) {
    return new SpokenTime(language).day(recording.startedAt().atZone(zone).toLocalDate());
  }

  String day() {
    return day(recording(), frame.language(), zone);
  }

  /** Its title: the day is said in the page's language. */
  Content heading() {
    return Html.part((out, none) -> JteheadingGenerated.render(out, none, this));
  }

  private String description() {
    String kept = frame.text("page.recording.recording-of", day(), recording().channel().name());
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

  double seconds() {
    return recording().duration().orElse(0.0);
  }

  /** The sitting that it is of. */
  Optional<String> sitting() {
    return view.chapters().flatMap(MarkResponses.Chapters::sitting);
  }

  Optional<RecordingResponses.DownloadFile> smallest() {
    return view.downloads().stream()
        .filter(each -> each.kind().equals("video"))
        .min(Comparator.comparingLong(RecordingResponses.DownloadFile::bytes));
  }

  /** The address of its file, from where it was asked to begin. */
  String source(RecordingResponses.DownloadFile file) {
    return place.source(file.url(), clips, /* before= */ 0, seconds());
  }

  /** The address of what is said, as a file of this kind. */
  String transcript(RecordingResponses.Captions captions, String end) {
    return "/api/v1/recordings/%s/transcript-files/%s.%s"
        .formatted(recording().id(), captions.language(), end);
  }

  String languageName(RecordingResponses.Captions captions) {
    Locale shown = Locale.forLanguageTag(frame.language());
    return Locale.forLanguageTag(captions.language()).getDisplayName(shown);
  }

  String kind(RecordingResponses.DownloadFile file) {
    return switch (file.kind()) {
      case "audio" -> frame.text("page.site.the-sound-alone");
      case "archive" -> frame.text("page.recording.archive-package");
      default -> frame.text("page.site.video") + " " + file.rendition().orElse("");
    };
  }

  String chapter(Clip clip) {
    return address() + "?t=" + clip.place() + "#" + clip.place();
  }

  private String address() {
    return "/watch/" + recording().id();
  }
}
