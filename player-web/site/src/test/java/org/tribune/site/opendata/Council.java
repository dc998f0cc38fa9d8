package org.tribune.site.opendata;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.attendance.PublicVotes;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.SittingSamples;

/** A council of three and its sittings, for tests; without a server. */
final class Council implements AutoCloseable {
  static final String BODY = "Conseil municipal";
  static final URI SITE = URI.create("https://live.example.org");
  static final SpeakerId MARTIN = new SpeakerId("s-martin");
  static final SpeakerId DUPONT = new SpeakerId("s-dupont");
  static final SpeakerId LEVY = new SpeakerId("s-levy");

  /** A quarter past six in Paris, on Wednesday, the 25th of November. */
  static final Instant EVENING = Instant.parse("2026-11-25T17:15:00Z");

  final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  final FakeMediaClock clock = new FakeMediaClock(EVENING.plus(Duration.ofDays(9)));
  final OpenData data;

  /** Closed sessions by sitting. */
  private final Map<SittingId, PublicVotes> closed = new HashMap<>();

  /** The catalogue does not answer what is asked of single sittings. */
  boolean isAway;

  Council() {
    PublicDecisions decisions = new PublicDecisions(catalogue, this::votes);
    data = new OpenData(catalogue.sittings(), catalogue.assemblies(), decisions, site(), clock);
  }

  private PublicVotes votes(Sitting sitting) {
    if (isAway) {
      throw new CatalogueException("It is away");
    }
    return closed.getOrDefault(sitting.id(), new PublicVotes(List.of()));
  }

  static SiteConfig site() {
    return new SiteConfig(
        "Saint-Flour en direct",
        SITE,
        List.of("fr", "en"),
        List.of(),
        Optional.of(URI.create("mailto:mairie@example.org")),
        SiteConfig.Accessibility.NONE);
  }

  @Override
  public void close() {
    catalogue.close();
  }

  /** The file of this name as everybody gets it a moment later. */
  Optional<PublishedFile> file(String name) {
    clock.advance(Duration.ofSeconds(5));
    return data.file(name);
  }

  String text(String name) {
    return file(name).orElseThrow().text();
  }

  void assembly(Collectivity collectivity, boolean publishesAttendance) {
    Assembly next =
        Assembly.create(new AssemblyId("council"), BODY, AssemblyRules.LAW, EVENING, "Anne")
            .change()
            .collectivity(collectivity)
            .rules(new AssemblyRules(1, Quorum.HALF, "", publishesAttendance))
            .members(
                List.of(
                    member("martin", "Mme Claire MARTIN", 1),
                    member("dupont", "M. Jean « Jo\" » DUPONT", 2),
                    member("levy", "Mme Anne LÉVY", 3)))
            .build();
    Optional<Assembly> known = catalogue.assemblies().find(next.id());
    if (known.isPresent()) {
      var _ = catalogue.assemblies().replace(next.at(known.get().version())).orElseThrow();
    } else if (!catalogue.assemblies().create(next)) {
      throw new IllegalStateException("There is one");
    }
  }

  private static Member member(String id, String name, int rank) {
    return new Member(
        new MemberId(id),
        name,
        "Ensemble",
        rank == 1 ? "Maire" : "",
        "",
        rank,
        Optional.of(LocalDate.parse("2026-03-28")),
        Optional.empty(),
        Optional.empty());
  }

  /** A sitting of the council with these items, held at the evening. */
  static Sitting sitting(String id, Instant start, AgendaItem... items) {
    return Sitting.draft(
            new SittingId(id),
            SittingFacts.of(BODY, start, java.time.ZoneId.of("Europe/Paris"))
                .title("Séance « ordinaire »")
                .details(SittingDetails.at("Salle du conseil, 1 place de l'Hôtel-de-Ville"))
                .build(),
            start,
            "Anne")
        .in(SittingStatus.ANNOUNCED)
        .in(SittingStatus.HELD)
        .withSpeakers(
            List.of(
                speaker(MARTIN, "Mme Claire MARTIN", "martin"),
                speaker(DUPONT, "M. Jean « Jo\" » DUPONT", "dupont"),
                speaker(LEVY, "Mme Anne LÉVY", "levy")))
        .withItems(List.of(items))
        .with(attendance(start));
  }

  private static Speaker speaker(SpeakerId id, String name, String member) {
    return new Speaker(id, name, "Ensemble", "", "", Optional.of(new MemberId(member)));
  }

  /** One is there, one comes late, and one is represented. */
  private static Attendance attendance(Instant start) {
    return Attendance.NONE.with(
        List.of(
            Seat.of(MARTIN).then(PresenceChange.called(start, Presence.PRESENT)),
            Seat.of(DUPONT)
                .then(PresenceChange.called(start, Presence.ABSENT))
                .then(PresenceChange.called(start.plusSeconds(600), Presence.PRESENT)),
            Seat.of(LEVY).then(PresenceChange.represented(start, MARTIN))));
  }

  static AgendaItem item(String id, String title, Vote vote, String number, String matter) {
    return AgendaItem.of(new ItemId(id), /* level= */ 0, "", title)
        .change()
        .vote(Optional.of(vote))
        .deliberation(
            number.isEmpty() && matter.isEmpty()
                ? Optional.empty()
                : Optional.of(new Deliberation(number, matter, Optional.empty(), Optional.empty())))
        .build();
  }

  /** An item with an amendment that was rejected. */
  static AgendaItem amended(AgendaItem item, String title) {
    return item.change()
        .motions(
            List.of(
                new Motion(
                    new MotionId("a1"),
                    title,
                    Optional.of(counted(VoteOutcome.REJECTED, 1, 2, 0)))))
        .build();
  }

  static Vote counted(VoteOutcome outcome, int inFavour, int against, int abstentions) {
    return new Vote(
        outcome,
        /* isUnanimous= */ false,
        Optional.of(new Tally(inFavour, against, abstentions, /* notTakingPart= */ 0)));
  }

  /** By name: Martin and Lévy for, Dupont against. */
  static Vote named(Instant at) {
    return new Vote(
        VoteOutcome.ADOPTED,
        /* isUnanimous= */ false,
        Optional.empty(),
        Optional.of(
            new Ballot(
                BallotKind.SHOW_OF_HANDS,
                at,
                List.of(
                    new Cast(MARTIN, Position.FOR),
                    new Cast(DUPONT, Position.AGAINST),
                    new Cast(LEVY, Position.FOR)),
                /* blank= */ 0)));
  }

  static Vote secret(Instant at, int blank) {
    return new Vote(
        VoteOutcome.ADOPTED,
        /* isUnanimous= */ false,
        Optional.of(new Tally(2, 0, 0, 0)),
        Optional.of(new Ballot(BallotKind.SECRET, at, List.of(), blank)));
  }

  /** Its list of deliberations is published: from now on the numbers may be read. */
  static Sitting listed(Sitting sitting) {
    Document list =
        SittingSamples.document("list", Optional.empty())
            .described(
                Optional.empty(), DocumentKind.DELIBERATION_LIST, "Liste", /* nowPublic= */ true);
    List<Document> documents = new ArrayList<>(sitting.documents());
    documents.add(list);
    return sitting.withDocuments(documents);
  }

  /** An item whose signed deliberation is published. */
  static Sitting signed(Sitting sitting, String item, boolean isPublic) {
    DocumentId id = new DocumentId("signed-" + item);
    List<Document> documents = new ArrayList<>(sitting.documents());
    documents.removeIf(each -> each.id().equals(id));
    Document signed = SittingSamples.document(id.value(), Optional.of(new ItemId(item)));
    documents.add(signed.described(signed.item(), DocumentKind.OTHER, "Signée", isPublic));
    return sitting
        .withDocuments(documents)
        .withItems(
            sitting.items().stream()
                .map(each -> each.id().value().equals(item) ? published(each, id) : each)
                .toList());
  }

  private static AgendaItem published(AgendaItem item, DocumentId signed) {
    Deliberation before = item.deliberation().orElseThrow();
    return item.change()
        .deliberation(
            Optional.of(
                new Deliberation(
                    before.number(),
                    before.matterCode(),
                    Optional.of(signed),
                    Optional.of(EVENING))))
        .build();
  }

  /** Writes a sitting down, or what it is now. */
  void save(Sitting sitting) {
    Optional<Sitting> known = catalogue.sittings().find(sitting.id());
    if (known.isPresent()) {
      var _ = catalogue.sittings().replace(sitting.at(known.get().version())).orElseThrow();
    } else if (!catalogue.sittings().create(sitting)) {
      throw new IllegalStateException("There is one");
    }
  }

  /** The doors of a sitting were closed so; nothing of it is written. */
  void close(Sitting sitting, Instant from, Optional<Instant> until) {
    closed.put(
        sitting.id(),
        new PublicVotes(List.of(new Interruption(Interruption.Kind.CLOSED_SESSION, from, until))));
  }
}
