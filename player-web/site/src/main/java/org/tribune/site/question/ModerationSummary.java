package org.tribune.site.question;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.tribune.site.http.ApiJson;
import org.tribune.site.sitting.SittingViews;

/** What waits for moderators in all sittings, by two queries however many there are. */
final class ModerationSummary {
  private static final Comparator<Workload> MOST_FIRST =
      Comparator.comparingInt(ModerationSummary::decisions)
          .reversed()
          .thenComparing(each -> each.since().orElse(Instant.MAX))
          .thenComparing(Workload::sitting);

  private ModerationSummary() {}

  /** Blocks. */
  static ObjectNode of(Catalogue catalogue, Instant now) {
    List<Workload> workloads = catalogue.questions().workloads(now);
    Map<SittingId, Sitting> sittings =
        catalogue.sittings().find(workloads.stream().map(Workload::sitting).toList()).stream()
            .collect(Collectors.toMap(Sitting::id, Function.identity()));
    ObjectNode view = ApiJson.object();
    ArrayNode list = view.putArray("sittings");
    for (Workload each : workloads.stream().sorted(MOST_FIRST).toList()) {
      Optional.ofNullable(sittings.get(each.sitting()))
          .ifPresent(sitting -> list.add(view(each, sitting)));
    }
    return view;
  }

  private static int decisions(Workload workload) {
    return workload.waiting() + workload.contested() + workload.reported();
  }

  private static ObjectNode view(Workload workload, Sitting sitting) {
    ObjectNode view = ApiJson.object();
    view.set("sitting", SittingViews.brief(sitting));
    view.put("waiting", workload.waiting())
        .put("contested", workload.contested())
        .put("flagged", workload.flagged())
        .put("reported", workload.reported())
        .put("held", workload.held());
    view.set("since", ApiJson.of(workload.since()));
    return view;
  }
}
