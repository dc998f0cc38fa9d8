package org.tribune.site.deliberation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.minutes.draft.NoBreakSpaces;
import org.tribune.catalogue.minutes.draft.VoteSentence;
import org.tribune.catalogue.publication.ListedDecision;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.core.text.Messages;
import org.tribune.site.minutes.file.Paper;
import org.tribune.site.minutes.file.Part;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.sitting.SittingPage;

/**
 * The list of what a sitting examined and decided (CGCT L2121-25), as it is to be published: every
 * item that was voted on, adopted or not, taken off or put off, and what bears a number without a
 * vote. Immutable.
 *
 * @param sitting as everybody may see it
 */
record DeliberationList(Sitting sitting, List<ListedDecision> lines) {
  DeliberationList {
    lines = List.copyOf(lines);
  }

  /**
   * The list of a sitting.
   *
   * @param sitting as the catalogue has it, with numbers that are not public yet
   * @param shown as {@link PublicDecisions#shown} leaves it
   */
  static DeliberationList of(Sitting sitting, Sitting shown) {
    List<ListedDecision> lines = new ArrayList<>();
    for (AgendaItem each : shown.items()) {
      AgendaItem whole = sitting.item(each.id()).orElseThrow();
      String number = whole.deliberation().map(Deliberation::number).orElse("");
      boolean isHidden = whole.vote().isPresent() && each.vote().isEmpty();
      boolean isListed = each.vote().isPresent() || !number.isEmpty();
      if (each.kind() != ItemKind.HEADING && isListed && !isHidden) {
        lines.add(line(each, number));
      }
    }
    return new DeliberationList(shown, lines);
  }

  private static ListedDecision line(AgendaItem item, String number) {
    return new ListedDecision(
        item.id(),
        number,
        (item.numbering() + " " + item.title()).strip(),
        item.vote().map(Vote::outcome),
        item.vote().filter(Vote::isUnanimous).isPresent(),
        item.vote().flatMap(Vote::tally));
  }

  /** How many votes are left out, since doors are closed. */
  static long leftOut(Sitting sitting, Sitting shown) {
    return sitting.items().stream()
        .filter(each -> each.vote().isPresent())
        .filter(each -> shown.item(each.id()).flatMap(AgendaItem::vote).isEmpty())
        .count();
  }

  /** A result in a sentence without anybody's name. */
  static String result(Sitting shown, Vote vote, MinutesWording words) {
    Optional<Ballot> without =
        vote.ballot().map(each -> new Ballot(each.kind(), each.at(), List.of(), each.blank()));
    Vote plain = new Vote(vote.outcome(), vote.isUnanimous(), vote.tally(), without);
    return new VoteSentence(shown, words).of(plain);
  }

  /**
   * The list on paper.
   *
   * @param publisher the site's name
   * @param site its address, without a slash at its end
   * @param now when it is published
   */
  Paper paper(
      MinutesWording wording, VotePlaces places, String publisher, String site, Instant now) {
    return new Writer(wording, places, site).write(publisher, now);
  }

  private final class Writer {
    private final MinutesWording wording;
    private final Messages words;
    private final SpokenTime spoken;
    private final VotePlaces places;
    private final String site;
    private final List<Part> parts = new ArrayList<>();

    private Writer(MinutesWording wording, VotePlaces places, String site) {
      this.wording = wording;
      this.words = Messages.in(wording.language());
      this.spoken = new SpokenTime(wording.language());
      this.places = places;
      this.site = site;
    }

    private Paper write(String publisher, Instant now) {
      String body = SittingPage.title(sitting.facts().body(), sitting.facts().title());
      String title = words.text("deliberation-list.title", body, spoken.day(sitting.facts().day()));
      parts.add(new Part.Heading(1, title));
      fact(
          "deliberation-list.when", spoken.moment(sitting.facts().start(), sitting.facts().zone()));
      if (!sitting.facts().place().isEmpty()) {
        fact("deliberation-list.where", sitting.facts().place());
      }
      fact("deliberation-list.online", spoken.moment(now, sitting.facts().zone()));
      parts.add(
          new Part.Table(
              words.text("deliberation-list.examined"),
              List.of(17, 47, 36),
              List.of(
                  words.text("deliberation-list.number"),
                  words.text("deliberation-list.subject"),
                  words.text("deliberation-list.result")),
              lines.stream().map(this::row).toList()));
      links();
      return new Paper(title, wording.language(), publisher, now, parts);
    }

    private List<String> row(ListedDecision line) {
      String result =
          sitting
              .item(line.item())
              .flatMap(AgendaItem::vote)
              .map(vote -> result(sitting, vote, wording))
              .orElseGet(() -> words.text("deliberation-list.without-vote"));
      String number = line.number().isEmpty() ? "–" : line.number();
      return List.of(number, spaced(line.title()), spaced(result));
    }

    /** Where each vote can be watched, and the same on the site. */
    private void links() {
      List<Part.Link> links = new ArrayList<>();
      for (ListedDecision each : lines) {
        sitting
            .item(each.item())
            .map(item -> new PublicDecision(sitting, item, Optional.empty(), /* isListed= */ true))
            .flatMap(places::vote)
            .ifPresent(
                watch ->
                    links.add(
                        new Part.Link(
                            words.text(
                                "deliberation-list.watch",
                                (each.number() + " " + each.title()).strip(),
                                watch.clock()),
                            site + watch.address())));
      }
      if (!links.isEmpty()) {
        parts.add(new Part.Heading(2, words.text("deliberation-list.watch-again")));
        parts.add(new Part.Links(links));
      }
      parts.add(new Part.Heading(2, words.text("deliberation-list.on-the-site")));
      String address = site + "/sittings/" + sitting.id() + "/deliberations";
      parts.add(new Part.Links(List.of(new Part.Link(address, address))));
    }

    private void fact(String code, String value) {
      String colon = wording.language().equals("fr") ? "\u00A0: " : ": ";
      parts.add(new Part.Text(Part.Look.FACT, words.text(code) + colon, List.of(spaced(value))));
    }

    private String spaced(String text) {
      return NoBreakSpaces.in(text, wording.language());
    }
  }
}
