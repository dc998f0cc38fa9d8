package org.tribune.site.opendata;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.site.deliberation.PublicDecision;

/**
 * What of a sitting is kept between two looks: little, so that ten years of them are.
 *
 * @param isSettled false while what is public of it may change though nobody writes: a closed
 *     session begins and ends
 * @param event empty of a draft
 * @param rows of the file of deliberations
 * @param gaps of decisions that have no whole row there
 * @param content a number that is another if its decisions are
 */
record SittingEntry(
    SittingId id,
    long version,
    Instant start,
    LocalDate day,
    String body,
    boolean isSettled,
    Optional<Popolo.Event> event,
    Instant changedAt,
    List<String> rows,
    List<Gap> gaps,
    int content) {
  private static final Duration SETTLED = Duration.ofDays(2);

  /** What one of its decisions lacks. */
  record Gap(ItemId item, String title, String matter, List<ScdlGap> kinds) {}

  /**
   * One.
   *
   * @param decisions of the sitting that everybody may read
   */
  static SittingEntry of(
      Sitting sitting, List<PublicDecision> decisions, Bodies bodies, URI site, Instant now) {
    List<String> rows = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (PublicDecision each : decisions) {
      if (ScdlRow.isDue(each)) {
        ScdlRow row = ScdlRow.of(each, sitting, bodies, site);
        row.line().ifPresent(rows::add);
        if (!row.gaps().isEmpty()) {
          gaps.add(
              new Gap(each.item().id(), each.item().title(), each.matter().orElse(""), row.gaps()));
        }
      }
    }
    Duration away = Duration.between(sitting.facts().start(), now).abs();
    return new SittingEntry(
        sitting.id(),
        sitting.version(),
        sitting.facts().start(),
        sitting.facts().day(),
        sitting.facts().body(),
        sitting.status() != SittingStatus.OPEN && away.compareTo(SETTLED) > 0,
        sitting.status().isPublic()
            ? Optional.of(SittingEvents.of(sitting, site))
            : Optional.empty(),
        sitting.changedAt(),
        List.copyOf(rows),
        List.copyOf(gaps),
        decisions.stream()
            .map(each -> List.of(each.item(), each.deliberation(), each.isListed()))
            .toList()
            .hashCode());
  }

  int year() {
    return day.getYear();
  }

  /** True if the files say the same of it. */
  boolean isAs(SittingEntry other) {
    return version == other.version
        && content == other.content
        && rows.equals(other.rows)
        && event.equals(other.event);
  }
}
