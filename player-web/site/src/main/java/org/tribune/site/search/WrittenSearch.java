package org.tribune.site.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;
import org.tribune.site.sitting.WrittenSitting;

/**
 * The search's page as the server writes it: its form, what was found, and where else to look.
 *
 * @param words as they were typed
 * @param body that was chosen; empty: all
 * @param year likewise
 * @param answer as the API tells it; empty if nothing was looked for
 * @param refusal why there is no answer
 */
public record WrittenSearch(
    String words,
    String body,
    String year,
    Optional<ObjectNode> answer,
    Optional<String> refusal,
    WrittenFrame frame) {
  /** The length of a day such as 2026-12-01. */
  private static final int DAY = 10;

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
          select(out, "body", assembly, body, found.path("bodies"), frame.content().attribute());
          select(
              out,
              "year",
              frame.words("Année", "Year"),
              year,
              found.path("years"),
              /* language= */ "");
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
      JsonNode counts,
      String language) {
    if (counts.size() < 2 && chosen.isEmpty()) {
      return;
    }
    out.append("<label>").append(label).append(" <select name=\"").append(name);
    out.append("\"><option value=\"\">").append(frame.words("Toutes", "All")).append("</option>");
    boolean isThere = chosen.isEmpty();
    for (JsonNode each : counts) {
      String value = each.path("value").asText("");
      isThere |= value.equals(chosen);
      option(out, language, value, each.path("count").asInt(0), value.equals(chosen));
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

  private void answer(StringBuilder out, ObjectNode found) {
    int total = found.path("total").asInt(0);
    out.append("<h2>").append(Markup.escaped(count(total))).append("</h2>\n");
    if (!found.path("complete").asBoolean(true)) {
      paragraph(
          out,
          frame.words(
              "Le serveur vient de démarrer et relit encore les documents : d’autres résultats"
                  + " suivront.",
              "The server has just started and is still reading documents: more results will"
                  + " follow."));
    }
    for (JsonNode each : found.path("corrections")) {
      paragraph(out, corrected(each.path("typed").asText(""), each.path("word").asText("")));
    }
    if (total == 0) {
      advice(out, found.path("unknown"));
      return;
    }
    int page = found.path("page").asInt(1);
    out.append("<ol start=\"").append((page - 1) * SearchRequest.PAGE + 1).append("\">\n");
    found.path("results").forEach(each -> result(out, each));
    out.append("</ol>\n");
    pages(out, page, found.path("pages").asInt(1));
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

  private void advice(StringBuilder out, JsonNode unknown) {
    List<String> nowhere = new ArrayList<>();
    unknown.forEach(each -> nowhere.add(each.asText("")));
    if (!nowhere.isEmpty()) {
      String list = String.join(", ", nowhere);
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

  private void result(StringBuilder out, JsonNode result) {
    JsonNode item = result.path("item");
    String kind = result.path("kind").asText("");
    String title = pieces(result.path("title"));
    out.append("<li>\n<h3>");
    if (kind.equals("item") && !item.path("numbering").asText("").isEmpty()) {
      out.append(Markup.escaped(item.path("numbering").asText(""))).append(' ');
    }
    String url = result.path("url").asText("");
    String attribute = frame.content().attribute(language(result));
    out.append("<a").append(title.isEmpty() ? "" : attribute).append(" href=\"");
    out.append(Markup.escaped(placed(url))).append("\">");
    out.append(title.isEmpty() ? frame.words("Point sans titre", "Item without a title") : title);
    out.append("</a></h3>\n<p>").append(facts(result, kind)).append("</p>\n");
    String watch = result.path("watch").asText("");
    if (!watch.isEmpty() && !watch.equals(url)) {
      String words =
          kind.equals("report")
              ? frame.words("Regarder ce passage", "Watch this moment")
              : frame.words("Regarder ce point", "Watch this item");
      out.append("<p>").append(WrittenFrame.link(placed(watch), words)).append("</p>\n");
    }
    String excerpt = pieces(result.path("excerpt"));
    out.append(excerpt.isEmpty() ? "" : "<p" + attribute + ">" + excerpt + "</p>\n");
    out.append("</li>\n");
  }

  /** Of what was found: a film's own, the site's elsewhere. */
  private String language(JsonNode result) {
    return result.path("report").path("language").asText(frame.content().site());
  }

  /** HTML: what it is, and of what. */
  private String facts(JsonNode result, String kind) {
    JsonNode sitting = result.path("sitting");
    JsonNode author = result.path("question").path("author");
    JsonNode report = result.path("report");
    String day =
        sitting
            .path("localStart")
            .asText(
                report
                    .path("date")
                    .asText(
                        report
                            .path("publishedAt")
                            .asText(result.path("recording").path("day").asText(""))));
    boolean isAnswered = result.path("question").path("state").asText("").equals("answered");
    return String.join(
        " · ",
        Stream.of(
                Markup.escaped(kind(kind)),
                isAnswered ? frame.words("Avec réponse", "Answered") : "",
                Markup.escaped(author.path("name").asText("")),
                Markup.escaped(author.path("commune").asText("")),
                sitting.isObject() ? frame.content().marked(WrittenSitting.title(sitting)) : "",
                new SpokenTime(frame.language()).day(LocalDate.parse(day.substring(0, DAY))),
                frame.status(sitting).orElse(""),
                frame.content().marked(report.path("place").asText(""), language(result)),
                Markup.escaped(file(result.path("document"))))
            .filter(each -> !each.isEmpty())
            .toList());
  }

  private String file(JsonNode document) {
    if (!document.isObject()) {
      return "";
    }
    String size = "PDF, " + frame.size(document.path("bytes").asLong(0));
    return document.path("page").isInt() && document.path("pages").asInt(1) > 1
        ? size + ", page " + document.path("page").asText()
        : size;
  }

  private String kind(String kind) {
    return switch (kind) {
      case "sitting" -> frame.words("Séance", "Meeting");
      case "item" -> frame.words("Point de l’ordre du jour", "Agenda item");
      case "chapter" -> frame.words("Chapitre de la rediffusion", "Chapter of the recording");
      case "question" -> frame.words("Question du public", "Question from the public");
      case "report" -> frame.words("Reportage", "Film");
      case "recording" -> frame.words("Dit en séance", "Said in a meeting");
      default -> frame.words("Document", "Document");
    };
  }

  /** With the place to watch before the fragment too, which browsers keep to themselves. */
  private static String placed(String address) {
    int hash = address.indexOf('#');
    if (hash < 0 || !(address.startsWith("/watch/") || address.startsWith("/reports/"))) {
      return address;
    }
    String place = address.substring(hash + 1);
    return address.substring(0, hash) + "?t=" + place.replaceFirst("^t=", "") + "#" + place;
  }

  /** What was looked for is marked; all of it is text, whatever it holds. */
  private static String pieces(JsonNode pieces) {
    StringBuilder out = new StringBuilder();
    for (JsonNode each : pieces) {
      String text = Markup.escaped(each.path("text").asText(""));
      out.append(each.path("found").asBoolean(false) ? "<mark>" + text + "</mark>" : text);
    }
    return out.toString();
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
