package org.tribune.site.video;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportTexts;
import org.tribune.delivery.download.Download;
import org.tribune.site.page.ContentLanguage;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.recording.Clip;
import org.tribune.site.recording.Place;
import org.tribune.site.video.ReportResponses.PublicReport;

/**
 * A report's page as the server writes it: title, description, Open Graph and a schema.org
 * VideoObject, and for readers without scripts all that can be read, watched and taken away.
 *
 * @param view of the report, as the API shows it to everybody
 * @param files of its film that can be taken away
 * @param clips the chapters of what is shown of its film
 * @param place where its film begins, in seconds of all of it
 */
public record WrittenReport(
    Report report,
    PublicReport view,
    ReportShelves shelves,
    List<Download> files,
    List<Clip> clips,
    Place place) {
  private static final int LONGEST_DESCRIPTION = 200;

  /** The texts of licences that have one. */
  static final Map<Licence, String> LICENCES =
      Map.of(
          Licence.CC_BY, "https://creativecommons.org/licenses/by/4.0/",
          Licence.CC_BY_SA, "https://creativecommons.org/licenses/by-sa/4.0/",
          Licence.CC_BY_NC, "https://creativecommons.org/licenses/by-nc/4.0/",
          Licence.CC0, "https://creativecommons.org/publicdomain/zero/1.0/",
          Licence.LICENCE_OUVERTE, "https://www.etalab.gouv.fr/licence-ouverte-open-licence/");

  public WrittenPage page() {
    return shelves.frame().page(texts().title(), head(), body());
  }

  /** The same as another site shows it in a frame. */
  WrittenPage embedded() {
    return shelves
        .frame()
        .embedded(
            texts().title(),
            written(texts().title()),
            address(),
            best().map(this::video).orElse(""));
  }

  private ReportTexts texts() {
    return report.texts();
  }

  private String head() {
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "video.other",
            texts().title(),
            description(texts()),
            address(),
            poster(),
            Optional.of("/embed" + address()));
    return shelves.frame().head(told) + WrittenFrame.data(videoObject());
  }

  private VideoObject videoObject() {
    return new VideoObject(
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
            .map(place -> new VideoObject.Named("Place", place)),
        new VideoObject.Named("Organization", shelves.frame().site().name()));
  }

  private String body() {
    StringBuilder out = new StringBuilder(4_096);
    out.append(shelves.frame().navigation(SiteSection.REPORTS.address() + "/"));
    out.append(written(texts().title())).append("</h1>\n");
    best().ifPresent(file -> out.append(video(file)));
    paragraphs(out);
    out.append("<dl>\n");
    texts().date().ifPresent(day -> fact(out, shelves.words("Date", "Date"), day.toString()));
    fact(out, shelves.words("Lieu", "Place"), written(texts().place()));
    fact(out, shelves.words("Durée", "Length"), SpokenTime.length(shownSeconds()));
    shelves
        .category(report)
        .ifPresent(
            each ->
                link(
                    out,
                    shelves.words("Catégorie", "Category"),
                    WrittenFrame.link("/reports?category=" + each.slug(), shelves.name(each))));
    shelves
        .series(report)
        .ifPresent(
            each ->
                link(
                    out,
                    shelves.words("Série", "Series"),
                    content().link("/reports?series=" + each.slug(), each.title())));
    texts()
        .tags()
        .forEach(
            tag ->
                link(
                    out,
                    shelves.words("Mot-clé", "Tag"),
                    content().link(PublicWish.found(tag), tag, texts().language())));
    fact(out, shelves.words("Générique", "Credits"), written(texts().credits()));
    Optional.ofNullable(LICENCES.get(texts().licence()))
        .ifPresent(
            at -> link(out, shelves.words("Licence", "Licence"), WrittenFrame.link(at, licence())));
    out.append("</dl>\n");
    downloads(out);
    return out.append("</main>\n").toString();
  }

  /** The smallest picture: who has no scripts often has an old machine and a slow line. */
  private Optional<Download> best() {
    return files.stream()
        .filter(each -> each.kind() == Download.Kind.VIDEO)
        .reduce((one, other) -> one.bytes() <= other.bytes() ? one : other);
  }

  private String video(Download file) {
    StringBuilder out = new StringBuilder("<video controls preload=\"none\" width=\"640\" ");
    out.append(
        place.source(passage(file), clips, seconds(report.settings().start()), shownSeconds()));
    poster().ifPresent(at -> out.append(" poster=\"" + Markup.escaped(at) + "\""));
    out.append('>');
    // A passage has times of its own.
    if (report.settings().start().isZero()) {
      for (String language : report.settings().shownCaptions().keySet()) {
        out.append(
            "<track kind=\"captions\" srclang=\"%1$s\" label=\"%1$s\" src=\"%2$s\">"
                .formatted(language, "/api/v1" + address() + "/captions/" + language + ".vtt"));
      }
    }
    return out.append("</video>\n").toString();
  }

  private void downloads(StringBuilder out) {
    if (files.isEmpty()) {
      return;
    }
    out.append("<h2>").append(shelves.words("Télécharger", "Download")).append("</h2>\n<ul>\n");
    for (Download file : files) {
      String kind =
          file.kind() == Download.Kind.AUDIO
              ? shelves.words("Le son seul", "The sound alone")
              : shelves.words("Vidéo", "Video") + " " + file.rendition().orElse("");
      out.append("<li>")
          .append(WrittenFrame.link(passage(file), kind))
          .append(isWhole() ? " (" + shelves.frame().size(file.bytes()) + ")" : "")
          .append("</li>\n");
    }
    out.append("</ul>\n");
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
  public static String description(ReportTexts texts) {
    String shortened = shortened(texts.summary());
    return shortened.isEmpty() ? texts.title() : shortened;
  }

  /** The first words of a text, in one line. */
  public static String shortened(String text) {
    String flat = text.replaceAll("\\s+", " ").strip();
    int cut = flat.lastIndexOf(' ', LONGEST_DESCRIPTION);
    return flat.length() <= LONGEST_DESCRIPTION || cut < 0 ? flat : flat.substring(0, cut) + "…";
  }

  private String licence() {
    return switch (texts().licence()) {
      case ALL_RIGHTS_RESERVED -> shelves.words("Tous droits réservés", "All rights reserved");
      case CC_BY -> "CC BY 4.0";
      case CC_BY_SA -> "CC BY-SA 4.0";
      case CC_BY_NC -> "CC BY-NC 4.0";
      case CC0 -> "CC0 1.0";
      case LICENCE_OUVERTE -> "Licence Ouverte 2.0";
    };
  }

  private ContentLanguage content() {
    return shelves.frame().content();
  }

  /** HTML of what its author wrote. */
  private String written(String text) {
    return content().marked(text, texts().language());
  }

  private void paragraphs(StringBuilder out) {
    String start = "<p" + content().attribute(texts().language()) + ">";
    texts()
        .summary()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> out.append(start).append(Markup.escaped(line)).append("</p>\n"));
  }

  private static void fact(StringBuilder out, String name, String html) {
    if (!html.isEmpty()) {
      out.append("<dt>").append(name).append("</dt><dd>");
      out.append(html.replace("\n", "<br>")).append("</dd>\n");
    }
  }

  private static void link(StringBuilder out, String name, String link) {
    out.append("<dt>").append(name).append("</dt><dd>").append(link).append("</dd>\n");
  }

  public String address() {
    return view.address().orElse("");
  }

  /** The address of the picture that stands for its film. */
  public Optional<String> poster() {
    return view.shown().poster();
  }

  public String absolute(String address) {
    return shelves.frame().absolute(address);
  }
}
