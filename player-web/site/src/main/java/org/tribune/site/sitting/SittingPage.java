package org.tribune.site.sitting;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.catalogue.sitting.Position;
import org.tribune.site.attendance.VoteResponses;
import org.tribune.site.http.ApiWords;
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

  /** True if there is a page of what was decided. */
  boolean hasDecisions() {
    return view.agenda().stream()
        .map(AgendaResponses.PublicItem::item)
        .anyMatch(each -> each.vote().isPresent() || each.deliberation().isPresent());
  }

  /** The agenda's number and words of an item. */
  static String name(AgendaResponses.Item item) {
    return (item.numbering() + " " + item.title()).strip();
  }

  /** What was decided, by how many votes, and by whom if that was public. */
  String decision(VoteResponses.Decision vote) {
    List<String> parts = new ArrayList<>();
    parts.add(counted(vote));
    vote.ballot()
        .ifPresent(
            ballot -> {
              addNames(parts, "page.sitting.voted-against", voters(ballot, Position.AGAINST));
              addNames(parts, "page.sitting.abstained", voters(ballot, Position.ABSTAINS));
              addNames(parts, "page.sitting.took-no-part", voters(ballot, Position.NO_PART));
            });
    return String.join(" – ", parts);
  }

  private String counted(VoteResponses.Decision vote) {
    String outcome = outcome(vote.outcome());
    return vote.unanimous()
        ? frame.text("page.live-text.unanimous", outcome)
        : vote.tally()
            .map(
                each ->
                    frame.text(
                        "page.live-text.counted",
                        outcome,
                        each.inFavour(),
                        each.against(),
                        each.abstentions()))
            .orElse(outcome);
  }

  private void addNames(List<String> parts, String code, String names) {
    if (!names.isEmpty()) {
      parts.add(frame.text(code, names));
    }
  }

  private String voters(VoteResponses.BallotOf ballot, Position position) {
    return ballot.casts().stream()
        .filter(each -> each.position().equals(ApiWords.of(position)))
        .flatMap(each -> name(each.voter()).stream())
        .collect(Collectors.joining(", "));
  }

  private Optional<String> name(String speaker) {
    return view.speakers().stream()
        .filter(each -> each.id().equals(speaker))
        .map(each -> each.person().name())
        .findFirst();
  }

  /** A motion about an item, and what became of it. */
  String motion(VoteResponses.MotionOf motion) {
    return motion
        .vote()
        .map(vote -> frame.text("page.sitting.motion", motion.title(), decision(vote)))
        .orElse(motion.title());
  }

  private String outcome(String outcome) {
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
