package org.tribune.site.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.page.Html;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.sitting.SittingPage;

/**
 * A member's page.
 *
 * @param years that can be chosen, the latest first
 */
record MemberPage(
    Assembly assembly, Member member, List<Integer> years, MemberYear year, PageFrame frame) {
  ServerRenderedPage page() {
    String address = "/members/" + member.id();
    String head = Html.of((out, none) -> JteunlistedGenerated.render(out, none));
    return frame.whole(
        address, member.name(), head, (out, none) -> JtememberGenerated.render(out, none, this));
  }

  String address(int ofYear) {
    return "/members/" + member.id() + "?year=" + ofYear;
  }

  /** Where the decisions are on which they voted. */
  String decisions() {
    return "/deliberations/?member=" + member.id();
  }

  /** Function, group and commune, as far as they are known. */
  List<String> facts() {
    return List.of(member.role(), member.group(), member.commune()).stream()
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** From when to when they are in office, as far as is known. */
  Optional<String> mandate() {
    Optional<String> from = member.from().map(this::day);
    Optional<String> until = member.until().map(this::day);
    if (from.isPresent() && until.isPresent()) {
      return Optional.of(frame.text("page.member.from-until", from.get(), until.get()));
    }
    return from.map(each -> frame.text("page.member.from", each))
        .or(() -> until.map(each -> frame.text("page.member.until", each)));
  }

  private String day(LocalDate day) {
    return new SpokenTime(frame.language()).day(day);
  }

  String day(Sitting sitting) {
    return day(sitting.facts().day());
  }

  static String title(Sitting sitting) {
    return SittingPage.title(sitting.facts().body(), sitting.facts().title());
  }

  /** Where they were, of how many sittings. */
  String presence() {
    int present =
        year.count(MemberSitting.State.PRESENT) + year.count(MemberSitting.State.PARTLY_PRESENT);
    return frame.text(
        "page.member.presence",
        present,
        year.noted(),
        year.count(MemberSitting.State.REPRESENTED),
        year.count(MemberSitting.State.REPLACED),
        year.count(MemberSitting.State.EXCUSED),
        year.count(MemberSitting.State.ABSENT));
  }

  /** How they voted, of how many public ballots. */
  String votes() {
    return frame.text(
        "page.member.votes",
        year.ballots(),
        year.votes(Optional.of(Position.FOR)),
        year.votes(Optional.of(Position.AGAINST)),
        year.votes(Optional.of(Position.ABSTAINS)),
        year.votes(Optional.of(Position.NO_PART)),
        year.votes(Optional.of(Position.NO_VOTE)),
        year.votes(Optional.empty()),
        year.byProxy());
  }

  /** Where they were in a sitting. */
  String state(MemberSitting sitting) {
    return switch (sitting.state()) {
      case PRESENT -> frame.text("page.member.present");
      case PARTLY_PRESENT -> frame.text("page.member.partly-present");
      case REPRESENTED ->
          sitting.other().isEmpty()
              ? frame.text("page.member.represented")
              : frame.text("page.member.represented-by", sitting.other());
      case REPLACED -> frame.text("page.member.replaced-by", sitting.other());
      case EXCUSED -> frame.text("page.member.excused");
      case ABSENT -> frame.text("page.member.absent");
      case NOT_NOTED -> frame.text("page.member.not-noted");
      case SUBSTITUTE -> frame.text("page.member.substitute-of", sitting.other());
    };
  }

  /** How they voted on something. */
  String position(MemberSitting.MemberVote vote) {
    String said =
        vote.position()
            .map(
                each ->
                    switch (each) {
                      case FOR -> frame.text("page.member.for");
                      case AGAINST -> frame.text("page.member.against");
                      case ABSTAINS -> frame.text("page.member.abstained");
                      case NO_PART -> frame.text("page.member.no-part");
                      case NO_VOTE -> frame.text("page.member.no-vote");
                    })
            .orElseGet(() -> frame.text("page.member.not-there"));
    return vote.holder().isEmpty() ? said : frame.text("page.member.by-proxy", said, vote.holder());
  }
}
