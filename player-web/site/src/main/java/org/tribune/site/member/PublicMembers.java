package org.tribune.site.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.assembly.PlainName;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;

/**
 * The pages of members, of assemblies that publish attendance alone. They are worked out of the
 * sittings each time, so that a corrected vote is right at once. Calls block. Safe for all threads.
 */
final class PublicMembers {
  private static final int MOST = 1_000;

  /** How far to look back for members of whom nobody wrote down when they took office. */
  private static final int YEARS_BACK = 6;

  private final Catalogue catalogue;
  private final PublicDecisions decisions;
  private final MediaClock clock;

  PublicMembers(Catalogue catalogue, PublicDecisions decisions, MediaClock clock) {
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.clock = clock;
  }

  private record Found(Assembly assembly, Member member) {}

  private Optional<Found> find(String id) {
    try {
      MemberId wanted = new MemberId(id);
      return catalogue.assemblies().list().stream()
          .filter(each -> each.rules().publishesAttendance())
          .flatMap(each -> each.member(wanted).map(member -> new Found(each, member)).stream())
          .findFirst();
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /**
   * The page of a member.
   *
   * @param year that is asked for; absent or none of the mandate's: the last
   * @return empty if there is none, or the assembly does not publish attendance
   */
  Optional<ServerRenderedPage> page(String id, Optional<Integer> year, PageFrame frame) {
    return find(id)
        .map(
            found -> {
              List<Integer> years = years(found.member());
              int shown = year.filter(years::contains).orElse(years.getFirst());
              return new MemberPage(
                      found.assembly(), found.member(), years, year(found, shown), frame)
                  .page();
            });
  }

  /** Those of the mandate, the latest first. */
  private List<Integer> years(Member member) {
    int now = LocalDate.ofInstant(now(), ZoneId.systemDefault()).getYear();
    int last = Math.min(now, member.until().map(LocalDate::getYear).orElse(now));
    int first = Math.min(last, member.from().map(LocalDate::getYear).orElse(now - YEARS_BACK));
    return IntStream.rangeClosed(0, last - first).mapToObj(back -> last - back).toList();
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private MemberYear year(Found found, int year) {
    Instant from = start(year);
    SittingQuery query =
        new SittingQuery(
            Optional.of(from), Optional.of(start(year + 1)), /* latestFirst= */ true, MOST);
    String name = PlainName.of(found.assembly().body());
    List<MemberSitting> sittings = new ArrayList<>();
    for (Sitting each : catalogue.sittings().list(query)) {
      if (each.status() == SittingStatus.HELD
          && PlainName.of(each.facts().body()).equals(name)
          && found.member().isMemberOn(each.facts().day())) {
        decisions
            .shown(each)
            .flatMap(shown -> MemberSitting.of(shown, decisions.of(each), found.member().id()))
            .ifPresent(sittings::add);
      }
    }
    return new MemberYear(year, sittings);
  }

  private static Instant start(int year) {
    return Year.of(year).atDay(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
  }
}
