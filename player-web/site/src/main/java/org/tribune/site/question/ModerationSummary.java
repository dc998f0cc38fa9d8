package org.tribune.site.question;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Workload;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.site.sitting.SittingResponses;

/**
 * What waits for moderators in all sittings, by two queries however many there are.
 *
 * @param sittings the one in which most waits first
 */
record ModerationSummary(List<Waiting> sittings) {
  private static final Comparator<Workload> MOST_FIRST =
      Comparator.comparingInt(ModerationSummary::decisions)
          .reversed()
          .thenComparing(each -> each.since().orElse(Instant.MAX))
          .thenComparing(Workload::sitting);

  /**
   * What waits in a sitting: each a number of questions.
   *
   * @param since when the oldest that waits was asked
   */
  record Waiting(
      SittingResponses.Brief sitting,
      int waiting,
      int contested,
      int flagged,
      int reported,
      int held,
      Optional<Instant> since) {
    private static Waiting of(Workload workload, Sitting sitting) {
      return new Waiting(
          SittingResponses.Brief.of(sitting),
          workload.waiting(),
          workload.contested(),
          workload.flagged(),
          workload.reported(),
          workload.held(),
          workload.since());
    }
  }

  /** Blocks. */
  static ModerationSummary of(Catalogue catalogue, Instant now) {
    List<Workload> workloads = catalogue.questions().workloads(now);
    Map<SittingId, Sitting> sittings =
        catalogue.sittings().find(workloads.stream().map(Workload::sitting).toList()).stream()
            .collect(Collectors.toMap(Sitting::id, Function.identity()));
    return new ModerationSummary(
        workloads.stream()
            .sorted(MOST_FIRST)
            .flatMap(
                each ->
                    Optional.ofNullable(sittings.get(each.sitting())).stream()
                        .map(sitting -> Waiting.of(each, sitting)))
            .toList());
  }

  private static int decisions(Workload workload) {
    return workload.waiting() + workload.contested() + workload.reported();
  }
}
