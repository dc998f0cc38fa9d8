package org.tribune.site.video;

import gg.jte.Content;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.delivery.download.Download;
import org.tribune.site.page.Html;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SiteSection;
import org.tribune.site.recording.Clip;
import org.tribune.site.recording.StartPosition;
import org.tribune.site.video.VideoResponses.PublicReport;

/**
 * A video's page as the server writes it: title, description, Open Graph and a schema.org
 * VideoObject, and for readers without scripts all that can be read, watched and taken away.
 *
 * @param view of the report, as the API shows it to everybody
 * @param files of its film that can be taken away
 * @param clips the chapters of what is shown of its film
 * @param place where its film begins, in seconds of all of it
 */
public record VideoPage(
    Video report,
    PublicReport view,
    VideoPageWords words,
    List<Download> files,
    List<Clip> clips,
    StartPosition place) {
  private static final int LONGEST_DESCRIPTION = 200;

  /** The texts of licences that have one. */
  static final Map<Licence, String> LICENCES =
      Map.of(
          Licence.CC_BY, "https://creativecommons.org/licenses/by/4.0/",
          Licence.CC_BY_SA, "https://creativecommons.org/licenses/by-sa/4.0/",
          Licence.CC_BY_NC, "https://creativecommons.org/licenses/by-nc/4.0/",
          Licence.CC0, "https://creativecommons.org/publicdomain/zero/1.0/",
          Licence.LICENCE_OUVERTE, "https://www.etalab.gouv.fr/licence-ouverte-open-licence/");

  public ServerRenderedPage page() {
    return frame()
        .page(
            SiteSection.REPORTS.address() + "/",
            texts().title(),
            head(),
            (out, none) -> JtereportGenerated.render(out, none, this));
  }

  /** The same as another site shows it in a frame. */
  ServerRenderedPage embedded() {
    return frame()
        .embedded(
            texts().title(),
            /* head= */ "",
            written(texts().title()),
            address(),
            best()
                .<Html.Template>map(
                    file -> (out, none) -> JtevideoGenerated.render(out, none, this, file)));
  }

  PageFrame frame() {
    return words.frame();
  }

  VideoTexts texts() {
    return report.texts();
  }

  private String head() {
    PageFrame.Told told =
        new PageFrame.Told(
            "video.other",
            texts().title(),
            description(texts()),
            address(),
            poster(),
            Optional.of("/embed" + address()));
    return frame().head(told) + PageFrame.data(videoObject());
  }

  private FilmVideoObject videoObject() {
    return new FilmVideoObject(
        "https://schema.org",
        "VideoObject",
        texts().title(),
        description(texts()),
        absolute(address()),
        absolute("/embed" + address()),
        texts().language(),
        Duration.ofSeconds(Math.round(shownSeconds())).toString(),
        Optional.of(String.join(", ", texts().tags())).filter(words -> !words.isEmpty()),
        view.publishedAt(),
        poster().map(this::absolute),
        Optional.ofNullable(LICENCES.get(texts().licence())),
        Optional.of(texts().place())
            .filter(place -> !place.isEmpty())
            .map(place -> new FilmVideoObject.Named("Place", place)),
        new FilmVideoObject.Named("Organization", words.frame().site().name()));
  }

  /** The smallest picture: who has no scripts often has an old machine and a slow line. */
  Optional<Download> best() {
    return files.stream()
        .filter(each -> each.kind() == Download.Kind.VIDEO)
        .reduce((one, other) -> one.bytes() <= other.bytes() ? one : other);
  }

  /** The address of its file, from where it was asked to begin. */
  String source(Download file) {
    return place.source(passage(file), clips, seconds(report.settings().start()), shownSeconds());
  }

  /** Languages of its captions; a passage has times of its own. */
  Set<String> captions() {
    return report.settings().start().isZero()
        ? report.settings().shownCaptions().keySet()
        : Set.of();
  }

  String kind(Download file) {
    return file.kind() == Download.Kind.AUDIO
        ? words.text("page.site.the-sound-alone")
        : words.text("page.site.video") + " " + file.rendition().orElse("");
  }

  /** True if all of its film is shown. */
  public boolean isWhole() {
    return report.settings().isWhole();
  }

  /** Where the file is, of what is shown of the film alone. */
  public String passage(Download file) {
    return isWhole()
        ? file.url()
        : file.url() + "?from=" + seconds(report.settings().start()) + "&to=" + endSeconds();
  }

  public double shownSeconds() {
    return Math.max(0, endSeconds() - seconds(report.settings().start()));
  }

  private double endSeconds() {
    double film = view.shown().duration().orElse(0.0);
    return report.settings().end().map(end -> Math.min(film, seconds(end))).orElse(film);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  /** In a line that is not long. */
  public static String description(VideoTexts texts) {
    String shortened = shortened(texts.summary());
    return shortened.isEmpty() ? texts.title() : shortened;
  }

  /** The first words of a text, in one line. */
  public static String shortened(String text) {
    String flat = text.replaceAll("\\s+", " ").strip();
    int cut = flat.lastIndexOf(' ', LONGEST_DESCRIPTION);
    return flat.length() <= LONGEST_DESCRIPTION || cut < 0 ? flat : flat.substring(0, cut) + "…";
  }

  /** The address of its licence's text. */
  Optional<String> licenceText() {
    return Optional.ofNullable(LICENCES.get(texts().licence()));
  }

  String licence() {
    return switch (texts().licence()) {
      case ALL_RIGHTS_RESERVED -> words.text("page.video.all-rights-reserved");
      case CC_BY -> "CC BY 4.0";
      case CC_BY_SA -> "CC BY-SA 4.0";
      case CC_BY_NC -> "CC BY-NC 4.0";
      case CC0 -> "CC0 1.0";
      case LICENCE_OUVERTE -> "Licence Ouverte 2.0";
    };
  }

  /** What its author wrote. */
  Content written(String text) {
    return frame().content().marked(text, texts().language());
  }

  public String address() {
    return view.address().orElse("");
  }

  /** The address of the picture that stands for its film. */
  public Optional<String> poster() {
    return view.shown().poster();
  }

  public String absolute(String address) {
    return words.frame().absolute(address);
  }
}
