package org.tribune.site.sitting;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DeliberationNumbers;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.text.ValidationException;

/** Numbers what a sitting has decided. Calls block. Safe for all threads. */
public final class DeliberationNumbering {
  /** Where neither the clerk nor the assembly says another. */
  private static final String USUAL = "{year}-{month}-{n}";

  private static final int MOST_SITTINGS = 1_000;

  /** What a clerk says of it; without a pattern that of the assembly is taken. */
  record NumbersRequest(Optional<String> pattern) {}

  private final SittingService service;
  private final Catalogue catalogue;

  public DeliberationNumbering(SittingService service, Catalogue catalogue) {
    this.service = service;
    this.catalogue = catalogue;
  }

  /** The sitting with a number for each decision that has none; none that is there changes. */
  ClerkSittingResponses.Detail number(String id, NumbersRequest request, String who) {
    Sitting before = service.require(id);
    String pattern = pattern(request, before);
    if (!DeliberationNumbers.isPattern(pattern)) {
      throw new ValidationException("assembly.pattern-without-number", "{n}");
    }
    List<String> taken = taken(before);
    if (numbered(before, pattern, taken).equals(before.items())) {
      return service.view(before);
    }
    return service.view(
        service.changeNow(id, who, now -> now.withItems(numbered(now, pattern, taken))));
  }

  private static List<AgendaItem> numbered(Sitting sitting, String pattern, List<String> taken) {
    return DeliberationNumbers.number(sitting.items(), pattern, sitting.facts().day(), taken);
  }

  private String pattern(NumbersRequest request, Sitting sitting) {
    return request
        .pattern()
        .filter(wished -> !wished.isBlank())
        .map(String::strip)
        .or(
            () ->
                catalogue
                    .assemblies()
                    .findByBody(sitting.facts().body())
                    .map(assembly -> assembly.rules().deliberationPattern())
                    .filter(own -> !own.isEmpty()))
        .orElse(USUAL);
  }

  /** The numbers of the body's other sittings, of the year before on: no pattern goes on longer. */
  private List<String> taken(Sitting sitting) {
    var from =
        sitting.facts().day().withDayOfYear(1).minusYears(1).atStartOfDay(sitting.facts().zone());
    return catalogue.sittings().list(SittingQuery.from(from.toInstant(), MOST_SITTINGS)).stream()
        .filter(each -> each.facts().body().equals(sitting.facts().body()))
        .filter(each -> !each.id().equals(sitting.id()))
        .flatMap(each -> each.items().stream())
        .flatMap(item -> item.deliberation().stream())
        .map(Deliberation::number)
        .toList();
  }
}
