package org.tribune.site.sitting;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.SpokenTime;

/**
 * A sitting's page as the server writes it: when and where, the agenda with what was decided, the
 * documents, and where it can be watched.
 *
 * @param view of the sitting, as the API shows it to everybody
 */
public record SittingPage(SittingResponses.Detail view, PageFrame frame) {
  public ServerRenderedPage page() {
    PageFrame.Told told = PageFrame.Told.website(title(), when(), "/sittings/" + facts().id());
    return frame.page(
        SiteSection.SITTINGS.address() + "/",
        title(),
        frame.head(told),
        (out, none) -> JtesittingGenerated.render(out, none, this));
  }

  SittingResponses.Facts facts() {
    return view.facts();
  }

  String title() {
    return title(facts().body(), facts().title());
  }

  /** The title of a sitting, in a list too. */
  public static String title(String body, String title) {
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

  String moment() {
    return moment(facts(), frame);
  }

  public static String moment(SittingResponses.Facts facts, PageFrame frame) {
    return new SpokenTime(frame.language()).moment(facts.startsAt(), ZoneId.of(facts.zone()));
  }

  /** The agenda's number and words of an item. */
  static String name(AgendaResponses.Item item) {
    return (item.numbering() + " " + item.title()).strip();
  }

  /** What was decided. */
  String outcome(String outcome) {
    return switch (outcome) {
      case "adopted" -> frame.text("page.sitting.adopted");
      case "rejected" -> frame.text("page.sitting.rejected");
      case "withdrawn" -> frame.text("page.sitting.withdrawn");
      case "postponed" -> frame.text("page.sitting.postponed");
      default -> outcome;
    };
  }

  /** The documents of an item; of the sitting as a whole, if it is empty. */
  List<SittingResponses.ListedDocument> documents(Optional<String> item) {
    return view.documents().stream().filter(each -> each.item().equals(item)).toList();
  }
}
