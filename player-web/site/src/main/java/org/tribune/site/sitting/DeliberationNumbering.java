package org.tribune.site.sitting;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DeliberationNumbers;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * Numbers what a sitting has decided. Two sittings of a body never get the same number, whoever
 * numbers them at once: here one waits for the other; and since another process may be at it too,
 * the other sittings are looked at again once the numbers are written, and whoever finds theirs
 * given twice gives way. Calls block. Safe for all threads.
 */
public final class DeliberationNumbering {
  /** Where neither the clerk nor the assembly says another. */
  private static final String USUAL = "{year}-{month}-{n}";

  private static final int MOST_SITTINGS = 10_000;
  private static final int TRIES = 5;

  /** What a clerk says of it; without a pattern that of the assembly is taken. */
  record NumbersRequest(Optional<String> pattern) {}

  /** How sittings are found and changed. */
  interface Changes {
    /** The sitting of this id. */
    Sitting require(String id);

    /** Changes a sitting, whatever its version is. */
    Sitting changeNow(String id, String who, UnaryOperator<Sitting> change);
  }

  private final Changes changes;
  private final Sittings sittings;
  private final Assemblies assemblies;
  private final ReentrantLock turn = new ReentrantLock();

  public DeliberationNumbering(SittingService service, Catalogue catalogue) {
    this(service, catalogue.sittings(), catalogue.assemblies());
  }

  DeliberationNumbering(Changes changes, Sittings sittings, Assemblies assemblies) {
    this.changes = changes;
    this.sittings = sittings;
    this.assemblies = assemblies;
  }

  /**
   * The sitting with a number for each decision that has none; none that was there changes.
   *
   * @param wished a pattern; empty: that of the assembly
   * @throws ProblemException 409 if others number so busily that no number stays free
   */
  public Sitting number(String id, Optional<String> wished, String who) {
    turn.lock();
    try {
      Sitting before = changes.require(id);
      String pattern = pattern(wished, before);
      if (!DeliberationNumbers.isPattern(pattern)) {
        throw new ValidationException("assembly.pattern-without-number", "{n}");
      }
      return number(before, pattern, who);
    } finally {
      turn.unlock();
    }
  }

  /** The same, by the assembly's pattern. */
  public Sitting number(String id, String who) {
    return number(id, /* wished= */ Optional.empty(), who);
  }

  /** True if another decision of the body bears this number. */
  public boolean isTaken(String number, Sitting sitting, ItemId item) {
    return taken(sitting).contains(number)
        || sitting.items().stream()
            .filter(each -> !each.id().equals(item))
            .flatMap(each -> each.deliberation().stream())
            .anyMatch(each -> each.number().equals(number));
  }

  private Sitting number(Sitting before, String pattern, String who) {
    Set<String> own = numbers(before);
    for (int i = 0; i < TRIES; i++) {
      Set<String> taken = taken(before);
      if (numbered(before, pattern, taken).equals(before.items())) {
        return before;
      }
      Sitting numbered =
          changes.changeNow(
              before.id().value(), who, now -> now.withItems(numbered(now, pattern, taken)));
      Set<String> given = numbers(numbered);
      given.removeAll(own);
      given.retainAll(taken(numbered));
      if (given.isEmpty()) {
        return numbered;
      }
      changes.changeNow(before.id().value(), who, now -> without(now, given));
    }
    throw new ProblemException(
        Problem.of(409, "Numbered by others", "deliberation.numbered-by-others"));
  }

  private static List<AgendaItem> numbered(Sitting sitting, String pattern, Set<String> taken) {
    return DeliberationNumbers.number(sitting.items(), pattern, sitting.facts().day(), taken);
  }

  private static Sitting without(Sitting sitting, Set<String> numbers) {
    Predicate<Deliberation> isTwice = each -> numbers.contains(each.number());
    return sitting.withItems(
        sitting.items().stream()
            .map(
                each ->
                    each.deliberation().filter(isTwice).isPresent()
                        ? each.change()
                            .deliberation(each.deliberation().map(Deliberation::unnumbered))
                            .build()
                        : each)
            .toList());
  }

  private String pattern(Optional<String> wished, Sitting sitting) {
    return wished
        .filter(each -> !each.isBlank())
        .map(String::strip)
        .or(
            () ->
                assemblies
                    .findByBody(sitting.facts().body())
                    .map(assembly -> assembly.rules().deliberationPattern())
                    .filter(own -> !own.isEmpty()))
        .orElse(USUAL);
  }

  /** The numbers of the body's other sittings, of the year before on: no pattern goes on longer. */
  private Set<String> taken(Sitting sitting) {
    var from =
        sitting.facts().day().withDayOfYear(1).minusYears(1).atStartOfDay(sitting.facts().zone());
    return sittings.list(SittingQuery.from(from.toInstant(), MOST_SITTINGS)).stream()
        .filter(each -> each.facts().body().equals(sitting.facts().body()))
        .filter(each -> !each.id().equals(sitting.id()))
        .flatMap(each -> numbers(each).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> numbers(Sitting sitting) {
    return sitting.items().stream()
        .flatMap(item -> item.deliberation().stream())
        .map(Deliberation::number)
        .filter(number -> !number.isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
