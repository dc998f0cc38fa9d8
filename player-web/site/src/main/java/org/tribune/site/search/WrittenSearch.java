package org.tribune.site.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * The search's page as the server writes it: its form, what was found, and where else to look.
 *
 * @param words as they were typed
 * @param body that was chosen; empty: all
 * @param year likewise
 * @param answer empty if nothing was looked for
 * @param refusal why there is no answer
 */
public record WrittenSearch(
    String words,
    String body,
    String year,
    Optional<SearchResponse> answer,
    Optional<String> refusal,
    WrittenFrame frame) {
  public WrittenPage page() {
    String title = frame.words("Rechercher", "Search");
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title,
            frame.words(
                "Dans les séances, leurs documents, les questions et les reportages.",
                "In meetings, their documents, questions and films."),
            "/search",
            Optional.empty(),
            Optional.empty());
    // There is no end of what can be looked for: search engines keep the form alone.
    String robots = words.isEmpty() ? "" : "<meta name=\"robots\" content=\"noindex\">\n";
    return frame.page(shownTitle(title), frame.head(told) + robots, body(title));
  }

  private String shownTitle(String title) {
    if (words.isEmpty()) {
      return title;
    }
    return title + frame.words(" « ", " for “") + words + frame.words(" »", "”");
  }

  private String body(String title) {
    StringBuilder out = new StringBuilder(16_384);
    out.append(frame.navigation(SiteSection.SEARCH.address())).append(title).append("</h1>\n");
    form(out);
    refusal.ifPresent(each -> paragraph(out, each));
    answer.ifPresent(each -> answer(out, each));
    return out.append("</main>\n").toString();
  }

  private void form(StringBuilder out) {
    out.append("<form action=\"/search\" method=\"get\" role=\"search\">\n<label>");
    out.append(
        frame.words(
            "Mots à chercher dans les séances, leurs documents, les questions et les reportages",
            "Words to look for in meetings, their documents, questions and films"));
    out.append(" <input name=\"q\" type=\"search\" required maxlength=\"");
    out.append(SearchRequest.LONGEST).append("\" value=\"").append(Markup.escaped(words));
    out.append("\"></label>\n");
    answer.ifPresent(
        found -> {
          String assembly = frame.words("Assemblée", "Assembly");
          select(out, "body", assembly, body, found.bodies(), frame.content().attribute());
          select(
              out, "year", frame.words("Année", "Year"), year, found.years(), /* language= */ "");
        });
    out.append("<button>").append(frame.words("Chercher", "Search")).append("</button>\n<p>");
    out.append(
        frame.words(
            "Tous les mots doivent s’y trouver. Pour une expression exacte, mettez-la entre guillemets.",
            "All words must be there. Quotes keep a phrase together."));
    out.append("</p>\n</form>\n");
  }

  /** A filter, where there is something to choose or was chosen. */
  private void select(
      StringBuilder out,
      String name,
      String label,
      String chosen,
      List<SearchAnswer.Count> counts,
      String language) {
    if (counts.size() < 2 && chosen.isEmpty()) {
      return;
    }
    out.append("<label>").append(label).append(" <select name=\"").append(name);
    out.append("\"><option value=\"\">").append(frame.words("Toutes", "All")).append("</option>");
    boolean isThere = chosen.isEmpty();
    for (SearchAnswer.Count each : counts) {
      boolean isChosen = each.value().equals(chosen);
      isThere |= isChosen;
      option(out, language, each.value(), each.count(), isChosen);
    }
    if (!isThere) {
      option(out, language, chosen, /* count= */ 0, /* isChosen= */ true);
    }
    out.append("</select></label>\n");
  }

  private static void option(
      StringBuilder out, String language, String value, int count, boolean isChosen) {
    out.append("<option").append(language).append(" value=\"");
    out.append(Markup.escaped(value)).append('"');
    out.append(isChosen ? " selected>" : ">").append(Markup.escaped(value));
    out.append(" (").append(count).append(")</option>");
  }

  private void answer(StringBuilder out, SearchResponse found) {
    out.append("<h2>").append(Markup.escaped(count(found.total()))).append("</h2>\n");
    if (!found.complete()) {
      paragraph(
          out,
          frame.words(
              "Le serveur vient de démarrer et relit encore les documents : d’autres résultats"
                  + " suivront.",
              "The server has just started and is still reading documents: more results will"
                  + " follow."));
    }
    found.corrections().forEach(each -> paragraph(out, corrected(each.typed(), each.word())));
    if (found.total() == 0) {
      advice(out, found.unknown());
      return;
    }
    int first = (found.page() - 1) * SearchRequest.PAGE + 1;
    out.append("<ol start=\"").append(first).append("\">\n");
    found.results().forEach(each -> new WrittenResult(each, frame).into(out));
    out.append("</ol>\n");
    pages(out, found.page(), found.pages());
  }

  private String count(int total) {
    return switch (total) {
      case 0 ->
          frame.words(
              "Rien n’a été trouvé pour « " + words + " ».",
              "Nothing was found for “" + words + "”.");
      case 1 -> frame.words("1 résultat", "1 result");
      default -> total + frame.words(" résultats", " results");
    };
  }

  private String corrected(String typed, String word) {
    return frame.words(
        "Aucun résultat pour « " + typed + " » : voici ceux pour « " + word + " ».",
        "No results for “" + typed + "”: these are those for “" + word + "”.");
  }

  private void advice(StringBuilder out, List<String> unknown) {
    if (!unknown.isEmpty()) {
      String list = String.join(", ", unknown);
      paragraph(
          out, frame.words("Aucun résultat pour : " + list + ".", "No results for: " + list + "."));
    }
    out.append("<ul>\n");
    if (!body.isEmpty() || !year.isEmpty()) {
      item(
          out,
          WrittenFrame.link(
              address("", "", /* page= */ 1),
              frame.words(
                  "Cherchez dans toutes les assemblées et toutes les années.",
                  "Search in all assemblies and all years.")));
    }
    item(
        out,
        frame.words(
            "Essayez avec moins de mots, ou un mot voisin.", "Try fewer words, or a similar one."));
    item(
        out,
        frame.words(
            "Vérifiez l’orthographe ; les accents ne comptent pas.",
            "Check the spelling; accents do not matter."));
    item(
        out,
        WrittenFrame.link(
            "/sittings",
            frame.words("Parcourir la liste des séances", "Browse the list of meetings")));
    out.append("</ul>\n");
  }

  private static void item(StringBuilder out, String markup) {
    out.append("<li>").append(markup).append("</li>\n");
  }

  private void pages(StringBuilder out, int page, int pages) {
    if (pages < 2) {
      return;
    }
    out.append("<nav aria-label=\"");
    out.append(frame.words("Pages de résultats", "Pages of results")).append("\">\n");
    if (page > 1) {
      String previous = frame.words("Page précédente", "Previous page");
      out.append(WrittenFrame.link(address(body, year, page - 1), previous)).append(' ');
    }
    out.append(frame.words("Page " + page + " sur " + pages, "Page " + page + " of " + pages));
    if (page < pages) {
      String next = frame.words("Page suivante", "Next page");
      out.append(' ').append(WrittenFrame.link(address(body, year, page + 1), next));
    }
    out.append("\n</nav>\n");
  }

  private String address(String ofBody, String ofYear, int page) {
    StringBuilder out = new StringBuilder("/search?q=").append(encoded(words));
    out.append(ofBody.isEmpty() ? "" : "&body=" + encoded(ofBody));
    out.append(ofYear.isEmpty() ? "" : "&year=" + encoded(ofYear));
    return out.append(page > 1 ? "&page=" + page : "").toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void paragraph(StringBuilder out, String text) {
    out.append("<p>").append(Markup.escaped(text)).append("</p>\n");
  }
}
