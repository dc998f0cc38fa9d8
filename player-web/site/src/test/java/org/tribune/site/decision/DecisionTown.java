package org.tribune.site.decision;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.deliberation.SampleDecisions;
import org.tribune.site.search.ItemSearch;
import org.tribune.site.search.Search;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.store.FakeObjectStore;

/** A town's sittings, with a search over what they decided. */
public final class DecisionTown implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  public static final String COUNCIL = "Conseil municipal";
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  public final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  public final FakeMediaClock clock = new FakeMediaClock(NOW);

  /** What is closed in each sitting. */
  public final Map<SittingId, List<Interruption>> closed = new HashMap<>();

  public final PublicDecisions decisions = SampleDecisions.of(catalogue, closed);
  public final ItemSearch items;
  final DecisionFinder finder;
  private final Search search;
  private int next;

  public DecisionTown(Path folder) {
    FakeObjectStore store = new FakeObjectStore();
    Replays replays =
        new Replays(
            catalogue,
            Withholdings.of(catalogue),
            Optional.of(store),
            "fr",
            CaptionsConfig.USUAL.order());
    search =
        new Search(
            catalogue,
            replays.marked(),
            replays.captioned(),
            Optional.of(store),
            folder,
            Duration.ZERO);
    DecisionBook book = new DecisionBook(decisions, catalogue.sittings(), clock);
    search.follow(book);
    items = new ItemSearch(search);
    finder = new DecisionFinder(catalogue, book, items, replays.marked(), clock);
    search.start();
  }

  /** A sitting of a day, not written down yet. */
  public Sitting sitting(String day, SittingStatus status, AgendaItem... agenda) {
    Instant start = LocalDateTime.parse(day + "T18:30").atZone(PARIS).toInstant();
    SittingFacts facts =
        SittingFacts.of(COUNCIL, start, PARIS)
            .title("")
            .details(SittingDetails.at("Salle des fêtes"))
            .isOpenToPublic(true)
            .build();
    SittingId id =
        new SittingId(day.replace("-", "") + "-conseil-" + String.format("%04d", next++));
    Instant written = start.isBefore(NOW) ? start : NOW.minus(Duration.ofDays(1));
    return Sitting.draft(id, facts, written, "a test")
        .in(SittingStatus.ANNOUNCED)
        .withItems(List.of(agenda))
        .in(status);
  }

  /** Writes it down. */
  public Sitting kept(Sitting sitting) {
    if (!catalogue.sittings().create(sitting)) {
      throw new IllegalStateException("There is one");
    }
    return sitting;
  }

  /** Writes the next version down. */
  public Sitting changed(Sitting sitting) {
    return catalogue.sittings().replace(sitting).orElseThrow();
  }

  public static AgendaItem item(String id, String title) {
    return AgendaItem.of(new ItemId(id), /* level= */ 0, /* numbering= */ "", title);
  }

  public static AgendaItem decided(String id, String title, VoteOutcome outcome) {
    return item(id, title)
        .voted(
            Optional.of(
                new Vote(outcome, /* isUnanimous= */ false, Optional.of(new Tally(20, 2, 1, 0)))));
  }

  /** What is found, once the index is filled. */
  public DecisionAnswer find(String... parameters) {
    Map<String, String> asked = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      asked.put(parameters[i], parameters[i + 1]);
    }
    Function<String, Optional<String>> parameter = name -> Optional.ofNullable(asked.get(name));
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> finder.find(DecisionQuery.of(parameter), /* isEnglish= */ false).orElse(null),
            each -> each != null && each.isComplete());
  }

  /** The titles of what is found. */
  public List<String> titles(String... parameters) {
    return find(parameters).found().stream().map(each -> each.decision().item().title()).toList();
  }

  @Override
  public void close() {
    search.close();
    catalogue.close();
  }
}
