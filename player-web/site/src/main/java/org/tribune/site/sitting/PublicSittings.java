package org.tribune.site.sitting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.time.MediaClock;
import org.tribune.site.http.ProblemException;

/**
 * Sittings as everybody sees them: nothing of drafts. Calls block, and throw a {@link
 * ProblemException} that is the answer. Safe for all threads.
 */
public final class PublicSittings {
  /** As many as a query gives: nothing that is to come is left out. */
  private static final int MOST = 10_000;

  private static final int PAGE = 100;

  private final Sittings sittings;
  private final MinutesBook minutes;
  private final SittingResponseMapper mapper;
  private final SittingBroadcasts broadcasts;
  private final SittingEnds ends;
  private final MediaClock clock;

  public PublicSittings(
      Sittings sittings,
      MinutesBook minutes,
      SittingResponseMapper mapper,
      SittingBroadcasts broadcasts,
      SittingEnds ends,
      MediaClock clock) {
    this.sittings = sittings;
    this.minutes = minutes;
    this.mapper = mapper;
    this.broadcasts = broadcasts;
    this.ends = ends;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /**
   * What the public may see: those to come, a page of those of a year, and which years there are.
   *
   * @param before where the page before ended
   */
  public SittingResponses.Listing list(Optional<Integer> wishedYear, Optional<Instant> before) {
    Instant evening = now().minus(SittingEnds.EVENING);
    List<Sitting> later = sittings.list(SittingQuery.from(evening, MOST));
    List<Sitting> coming = later.stream().map(ends::shown).filter(each -> isComing(each)).toList();
    int thisYear = LocalDate.ofInstant(now(), ZoneId.systemDefault()).getYear();
    int year = wishedYear.orElse(thisYear);
    SittingResults page = past(year, before);
    return new SittingResponses.Listing(
        summaries(coming),
        summaries(page.sittings()),
        page.next(),
        year,
        IntStream.rangeClosed(firstYear(thisYear), thisYear).boxed().toList().reversed());
  }

  private boolean isComing(Sitting sitting) {
    return sitting.status().isPublic() && sitting.status() != SittingStatus.HELD;
  }

  private SittingResults past(int year, Optional<Instant> before) {
    ZoneId zone = ZoneId.systemDefault();
    Instant from = Year.of(year).atDay(1).atStartOfDay(zone).toInstant();
    Instant behind = Year.of(year + 1).atDay(1).atStartOfDay(zone).toInstant();
    Instant end = before.filter(behind::isAfter).orElse(behind);
    SittingResults page = SittingResults.of(sittings, Optional.of(from), Optional.of(end), PAGE);
    Instant evening = now().minus(SittingEnds.EVENING);
    return new SittingResults(
        page.sittings().stream()
            .map(ends::shown)
            .filter(each -> each.status().isPublic())
            .filter(
                each ->
                    each.facts().start().isBefore(evening) || each.status() == SittingStatus.HELD)
            .toList(),
        page.next());
  }

  private int firstYear(int thisYear) {
    return sittings
        .list(new SittingQuery(Optional.empty(), Optional.empty(), /* latestFirst= */ false, 1))
        .stream()
        .mapToInt(each -> Math.min(thisYear, each.facts().day().getYear()))
        .findFirst()
        .orElse(thisYear);
  }

  private List<SittingResponses.Summary> summaries(List<Sitting> found) {
    return found.stream().map(each -> mapper.summary(each, broadcasts.of(each))).toList();
  }

  /** Those that a calendar shows: to come, and of the last months. */
  List<Sitting> forCalendar() {
    return sittings.list(SittingQuery.from(now().minus(Duration.ofDays(90)), MOST)).stream()
        .filter(each -> each.status().isPublic())
        .toList();
  }

  /** A sitting as the public sees it; a draft is not there. */
  public SittingResponses.Detail detail(String id) {
    Sitting sitting =
        SittingService.find(sittings, id)
            .filter(each -> each.status().isPublic())
            .orElseThrow(SittingService::noSitting);
    SittingBroadcasts.Public shown = broadcasts.publicly(ends.shown(sitting));
    return mapper.detail(shown.sitting(), shown.watching(), minutes.publishedAt(sitting.id()));
  }
}
