package org.tribune.site.video;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.Series;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.video.ReportResponses.PublicReport;

/**
 * The list of reports as the server writes it, with the form that filters it and the links to its
 * pages.
 *
 * @param page from 1 on
 * @param found all that are wanted, the newest first
 * @param years that there are reports of
 */
record WrittenReports(
    PublicWish wish, int page, List<Report> found, List<Integer> years, ReportShelves shelves) {
  /** Reports on a page; as the page's script asks for. */
  private static final int PAGE = 24;

  WrittenPage page(Function<Report, PublicReport> views) {
    String title = shelves.words("Reportages", "Films");
    WrittenFrame frame = shelves.frame();
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title,
            introduction(),
            wish.address(page),
            Optional.empty(),
            Optional.empty());
    return frame.page(title, frame.head(told), body(views));
  }

  private String introduction() {
    return shelves.words(
        "Les films de la vie locale : culture, sport, emploi, tourisme.",
        "Films of local life: culture, sport, work, tourism.");
  }

  private String body(Function<Report, PublicReport> views) {
    StringBuilder out = new StringBuilder(8_192);
    out.append(shelves.frame().navigation(SiteSection.REPORTS.address()));
    out.append(shelves.words("Reportages", "Films")).append("</h1>\n");
    form(out);
    List<Report> shown = found.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    if (shown.isEmpty()) {
      out.append("<p>")
          .append(shelves.words("Aucun reportage ici.", "There is no film here."))
          .append("</p>\n");
    }
    out.append("<ul>\n");
    shown.forEach(each -> item(out, each, views.apply(each)));
    out.append("</ul>\n<nav>\n");
    if (page > 1) {
      out.append(
          WrittenFrame.link(
              wish.address(page - 1), shelves.words("Page précédente", "Previous page")));
    }
    if ((long) page * PAGE < found.size()) {
      out.append(' ')
          .append(
              WrittenFrame.link(
                  wish.address(page + 1), shelves.words("Page suivante", "Next page")));
    }
    return out.append("</nav>\n</main>\n").toString();
  }

  private void item(StringBuilder out, Report report, PublicReport view) {
    String day =
        report
            .texts()
            .date()
            .map(Object::toString)
            .or(() -> report.dates().publishedAt().map(at -> at.toString().substring(0, 10)))
            .orElse("");
    out.append("<li>")
        .append(
            shelves
                .frame()
                .content()
                .link(view.address().orElse(""), report.texts().title(), report.texts().language()))
        .append(" · ")
        .append(day);
    shelves.category(report).ifPresent(each -> out.append(" · ").append(escapedName(each)));
    out.append("</li>\n");
  }

  private String escapedName(Category category) {
    return Markup.escaped(shelves.name(category));
  }

  private void form(StringBuilder out) {
    out.append("<form action=\"/reports\" method=\"get\">\n<label>");
    out.append(shelves.words("Mots", "Words")).append(" <input name=\"q\" value=\"");
    out.append(Markup.escaped(wish.words())).append("\"></label>\n");
    select(out, "category", shelves.words("Catégorie", "Category"));
    for (Category each : shelves.categories()) {
      option(
          out,
          /* language= */ "",
          each.slug().value(),
          shelves.name(each),
          wish.category().map(Object::toString).orElse(""));
    }
    out.append("</select></label>\n");
    select(out, "series", shelves.words("Série", "Series"));
    for (Series each : shelves.series()) {
      option(
          out,
          shelves.frame().content().attribute(),
          each.slug().value(),
          each.title(),
          wish.series().map(Object::toString).orElse(""));
    }
    out.append("</select></label>\n");
    select(out, "year", shelves.words("Année", "Year"));
    for (Integer each : years) {
      option(
          out,
          /* language= */ "",
          each.toString(),
          each.toString(),
          wish.year().map(Object::toString).orElse(""));
    }
    out.append("</select></label>\n<button>")
        .append(shelves.words("Filtrer", "Filter"))
        .append("</button>\n</form>\n");
  }

  private void select(StringBuilder out, String name, String label) {
    out.append("<label>").append(label).append(" <select name=\"").append(name);
    out.append("\"><option value=\"\">").append(shelves.words("Toutes", "All"));
    out.append("</option>");
  }

  private static void option(
      StringBuilder out, String language, String value, String name, String chosen) {
    out.append("<option").append(language).append(" value=\"");
    out.append(Markup.escaped(value)).append('"');
    out.append(value.equals(chosen) ? " selected>" : ">");
    out.append(Markup.escaped(name)).append("</option>");
  }
}
