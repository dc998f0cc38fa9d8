package org.tribune.site.sitting;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * A sitting's page as the server writes it: when and where, the agenda with what was decided, the
 * documents, and where it can be watched.
 *
 * @param view of the sitting, as the API shows it to everybody
 */
public record WrittenSitting(SittingResponses.Detail view, WrittenFrame frame) {
  public WrittenPage page() {
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title(),
            when(),
            "/sittings/" + facts().id(),
            Optional.empty(),
            Optional.empty());
    return frame.page(title(), frame.head(told), body());
  }

  private SittingResponses.Facts facts() {
    return view.facts();
  }

  private String title() {
    return title(facts().body(), facts().title());
  }

  /** Of a sitting, in a list too. */
  static String title(String body, String title) {
    return title.isEmpty() ? body : body + " – " + title;
  }

  /** The same. */
  public static String title(SittingResponses.Brief sitting) {
    return title(sitting.body(), sitting.title());
  }

  /** Its time and place. */
  private String when() {
    return facts().place().isEmpty() ? moment() : moment() + ", " + facts().place();
  }

  private String moment() {
    return moment(facts(), frame);
  }

  static String moment(SittingResponses.Facts facts, WrittenFrame frame) {
    return new SpokenTime(frame.language()).moment(facts.startsAt(), ZoneId.of(facts.zone()));
  }

  private String body() {
    StringBuilder out = new StringBuilder(8_192);
    out.append(frame.navigation(SiteSection.SITTINGS.address() + "/"));
    out.append(frame.content().marked(title())).append("</h1>\n<p>");
    out.append(frame.when(moment(), facts().place())).append("</p>\n");
    frame
        .status(facts().status())
        .ifPresent(each -> out.append("<p><strong>" + each + "</strong></p>\n"));
    watching(out);
    agenda(out);
    String documents = documents(Optional.empty());
    if (!documents.isEmpty()) {
      out.append("<h2>").append(frame.words("Documents", "Documents")).append("</h2>\n<ul>\n");
      out.append(documents).append("</ul>\n");
    }
    return out.append("</main>\n").toString();
  }

  private void watching(StringBuilder out) {
    view.live()
        .map(at -> WrittenFrame.link(at, frame.words("Regarder en direct", "Watch live")))
        .ifPresent(link -> out.append("<p>").append(link).append("</p>\n"));
    for (String each : view.replays()) {
      String words = frame.words("Revoir la séance", "Watch again");
      out.append("<p>").append(WrittenFrame.link(each, words)).append("</p>\n");
    }
  }

  private void agenda(StringBuilder out) {
    List<AgendaResponses.PublicItem> agenda = view.agenda();
    if (agenda.isEmpty()) {
      return;
    }
    out.append("<h2>").append(frame.words("Ordre du jour", "Agenda")).append("</h2>\n<ul>\n");
    for (AgendaResponses.PublicItem each : agenda) {
      AgendaResponses.Item item = each.item();
      String name = (item.numbering() + " " + item.title()).strip();
      out.append("<li>");
      out.append(
          each.watch()
              .map(at -> frame.content().link(at, name))
              .orElseGet(() -> frame.content().marked(name)));
      item.vote().ifPresent(vote -> out.append(" – ").append(outcome(vote.outcome())));
      String documents = documents(Optional.of(item.id()));
      out.append(documents.isEmpty() ? "" : "\n<ul>\n" + documents + "</ul>\n").append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private String outcome(String outcome) {
    return switch (outcome) {
      case "adopted" -> frame.words("adopté", "adopted");
      case "rejected" -> frame.words("rejeté", "rejected");
      case "withdrawn" -> frame.words("retiré", "withdrawn");
      case "postponed" -> frame.words("reporté", "postponed");
      default -> Markup.escaped(outcome);
    };
  }

  /** The documents of an item; of the sitting as a whole, if it is empty. */
  private String documents(Optional<String> item) {
    StringBuilder out = new StringBuilder();
    view.documents().stream()
        .filter(each -> each.item().equals(item))
        .forEach(each -> document(out, each));
    return out.toString();
  }

  private void document(StringBuilder out, SittingResponses.ListedDocument document) {
    out.append("<li>").append(frame.content().link(document.url(), document.title()));
    out.append(" (PDF, " + frame.size(document.bytes()) + ")</li>\n");
  }
}
