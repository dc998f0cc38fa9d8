package org.tribune.site.opendata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribune.core.text.Message;

/** What the route of open data answers, as {@code openapi.yaml} describes it. */
final class OpenDataResponses {
  private static final int MOST = 500;

  private OpenDataResponses() {}

  /**
   * What the file of deliberations lacks.
   *
   * @param rows how many it has
   * @param assemblies those whose decisions are left out since nobody said for whom they are
   * @param decisions those of which something else is missing, the newest first
   * @param more how many there are beside them
   */
  record Missing(
      int rows, List<WithoutCollectivity> assemblies, List<Incomplete> decisions, int more) {
    static Missing of(SittingIndex index) {
      int rows = 0;
      int more = 0;
      Map<String, Integer> without = new TreeMap<>();
      List<Incomplete> decisions = new ArrayList<>();
      for (SittingEntry entry : index.announced().toList()) {
        rows += entry.rows().size();
        for (SittingEntry.Gap gap : entry.gaps()) {
          List<ScdlGap> kinds = new ArrayList<>(gap.kinds());
          if (kinds.remove(ScdlGap.NO_COLLECTIVITY)) {
            without.merge(entry.body(), 1, Integer::sum);
          }
          if (!kinds.isEmpty() && decisions.size() < MOST) {
            decisions.add(Incomplete.of(entry, gap, kinds));
          } else if (!kinds.isEmpty()) {
            more++;
          }
        }
      }
      return new Missing(
          rows,
          without.entrySet().stream()
              .map(each -> WithoutCollectivity.of(each.getKey(), each.getValue()))
              .toList(),
          decisions,
          more);
    }
  }

  /** An assembly of which nobody said for which authority it decides. */
  record WithoutCollectivity(String body, int decisions, Message reason) {
    static WithoutCollectivity of(String body, int decisions) {
      return new WithoutCollectivity(
          body, decisions, ScdlGap.NO_COLLECTIVITY.said(body, /* matter= */ ""));
    }
  }

  /**
   * A decision of which something is missing.
   *
   * @param leftOut true if it has no row at all; false if its columns on the vote are empty
   */
  record Incomplete(
      String sitting,
      String body,
      LocalDate day,
      String item,
      String title,
      boolean leftOut,
      List<Message> reasons) {
    static Incomplete of(SittingEntry entry, SittingEntry.Gap gap, List<ScdlGap> kinds) {
      return new Incomplete(
          entry.id().value(),
          entry.body(),
          entry.day(),
          gap.item().value(),
          gap.title(),
          kinds.stream().anyMatch(ScdlGap::isLeftOut),
          kinds.stream().map(each -> each.said(entry.body(), gap.matter())).toList());
    }
  }
}
