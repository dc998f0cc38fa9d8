package org.tribune.site.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tribune.site.decision.DecisionTown.decided;
import static org.tribune.site.decision.DecisionTown.item;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.page.PageFrame;
import org.tribune.site.search.FoundText;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.Piece;

/** Decisions by subject, place, member, outcome and year; and what is never found. */
final class DecisionFinderTest {
  private static final MemberId CLAIRE = new MemberId("claire");

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private DecisionTown town;

  @BeforeEach
  void open() {
    town = new DecisionTown(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Sitting held(String day, AgendaItem... items) {
    return town.kept(town.sitting(day, SittingStatus.HELD, items));
  }

  private void assembly(boolean publishes, int members) {
    List<Member> all = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      all.add(
          new Member(
              i == 0 ? CLAIRE : new MemberId("m" + i),
              "Mme N° " + i,
              "",
              "",
              i == 0 ? "Saint-Étang" : "Bourg " + i,
              i + 1,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    AssemblyRules rules =
        new AssemblyRules(
            AssemblyRules.LAW.proxiesPerHolder(),
            AssemblyRules.LAW.quorum(),
            AssemblyRules.LAW.deliberationPattern(),
            publishes);
    assertThat(
            town.catalogue
                .assemblies()
                .create(
                    Assembly.create(
                            new AssemblyId("conseil"),
                            DecisionTown.COUNCIL,
                            rules,
                            DecisionTown.NOW,
                            "a test")
                        .with(all)))
        .isTrue();
  }

  /** A vote by name on a sitting's item, in which Claire voted against. */
  private static Sitting named(Sitting sitting, BallotKind kind, Instant at) {
    SpeakerId claire = new SpeakerId("s-claire");
    Ballot ballot =
        new Ballot(
            kind,
            at,
            kind.showsNames() ? List.of(new Cast(claire, Position.AGAINST)) : List.of(),
            /* blank= */ 0);
    Vote vote =
        new Vote(
            VoteOutcome.REJECTED, /* isUnanimous= */ false, Optional.empty(), Optional.of(ballot));
    return sitting
        .withSpeakers(List.of(new Speaker(claire, "Mme Claire", "", "", "", Optional.of(CLAIRE))))
        .withItems(sitting.items().stream().map(each -> each.voted(Optional.of(vote))).toList());
  }

  @Test
  void words_findTitleNumberMotionAndMinutes_overYears_newestFirst() {
    AgendaItem water =
        decided("eau", "Tarif de l’eau potable", VoteOutcome.ADOPTED)
            .change()
            .deliberation(
                Optional.of(
                    new Deliberation(
                        "2026-11-7", "7.1", Optional.empty(), Optional.of(DecisionTown.NOW))))
            .motions(
                List.of(
                    new Motion(
                        new MotionId("gratuite"),
                        "Gratuité des premiers mètres cubes",
                        Optional.of(new Vote(VoteOutcome.REJECTED, false, Optional.empty())))))
            .build();
    Sitting now = held("2026-11-03", water, item("divers", "Questions diverses sur l’eau"));
    held("2024-03-05", decided("eau", "Réseau d’eau de la rue des Lilas", VoteOutcome.REJECTED));
    assertThat(town.titles("q", "eau"))
        .containsExactly("Tarif de l’eau potable", "Réseau d’eau de la rue des Lilas");
    assertThat(town.titles("q", "2026-11-7")).containsExactly("Tarif de l’eau potable");
    assertThat(town.titles("q", "gratuité")).containsExactly("Tarif de l’eau potable");
    assertThat(town.titles("q", "rue des lilas"))
        .containsExactly("Réseau d’eau de la rue des Lilas");
    assertThat(town.titles("q", "eau", "year", "2024"))
        .containsExactly("Réseau d’eau de la rue des Lilas");
    assertThat(town.titles("outcome", "adopted", "matter", "7"))
        .containsExactly("Tarif de l’eau potable");
    assertThat(town.titles("matter", "9")).isEmpty();
    assertThat(town.find("q", "eau").choices().years())
        .extracting(DecisionAnswer.Choice::value, DecisionAnswer.Choice::count)
        .containsExactly(tuple("2026", 1), tuple("2024", 1));
    assertThat(town.titles("q", "nappe")).isEmpty();
    adopt(now, "eau", "La nappe phréatique est basse.");
    assertThat(town.titles("q", "nappe")).containsExactly("Tarif de l’eau potable");
    FoundText text = town.find("q", "nappe").found().getFirst().text().orElseThrow();
    assertThat(text.title()).containsExactly(new Piece("Tarif de l’eau potable", false));
    FoundText.Passage passage = text.passage().orElseThrow();
    assertThat(passage.kind()).isEqualTo(Kind.MINUTES);
    assertThat(passage.excerpt().pieces())
        .containsExactly(
            new Piece("La ", false),
            new Piece("nappe", true),
            new Piece(" phréatique est basse.", false));
    // What is found by its title alone has no passage.
    FoundText titled = town.find("q", "lilas").found().getFirst().text().orElseThrow();
    assertThat(titled.title()).contains(new Piece("Lilas", true));
    assertThat(titled.passage()).isEmpty();
    assertThat(town.find().found()).allMatch(each -> each.text().isEmpty());
  }

  private void adopt(Sitting sitting, String item, String text) {
    Minutes draft =
        Minutes.draft(
            sitting.id(),
            "fr",
            List.of(
                Block.of(
                    new BlockId("b1"), BlockKind.PARAGRAPH, Optional.of(new ItemId(item)), text)),
            DecisionTown.NOW,
            "a test");
    assertThat(town.catalogue.minutes().create(draft)).isTrue();
    assertThat(
            town.catalogue
                .minutes()
                .replace(
                    draft.adopted(
                        new Adoption(
                            sitting.id(), sitting.facts().day(), DecisionTown.NOW, "a test"))))
        .isPresent();
  }

  @Test
  void draftMinutes_notes_andSummaries_areNotFound() {
    Sitting sitting =
        held(
            "2026-11-03",
            decided("eau", "Tarif de l’eau", VoteOutcome.ADOPTED)
                .change()
                .notes("secretissime")
                .summary("confidentissime")
                .build());
    assertThat(
            town.catalogue
                .minutes()
                .create(
                    Minutes.draft(
                        sitting.id(),
                        "fr",
                        List.of(
                            Block.of(
                                new BlockId("b1"),
                                BlockKind.PARAGRAPH,
                                Optional.of(new ItemId("eau")),
                                "brouillonissime")),
                        DecisionTown.NOW,
                        "a test")))
        .isTrue();
    assertThat(town.titles()).hasSize(1);
    for (String hidden : List.of("secretissime", "confidentissime", "brouillonissime")) {
      assertThat(town.titles("q", hidden)).isEmpty();
    }
  }

  @Test
  void draftCancelledAndPostponedSittings_areNotFound_norTheirAgendas() {
    int day = 1;
    for (SittingStatus status :
        List.of(SittingStatus.CANCELLED, SittingStatus.POSTPONED, SittingStatus.ANNOUNCED)) {
      town.kept(town.sitting("2026-12-0" + ++day, status, item("eau", "Eau " + status)));
    }
    Sitting draft = town.sitting("2026-12-08", SittingStatus.ANNOUNCED, item("eau", "Eau cachée"));
    town.kept(draft.in(SittingStatus.DRAFT));
    DecisionAnswer found = town.find("q", "eau");
    assertThat(found.found()).isEmpty();
    assertThat(found.announced())
        .extracting(each -> each.item().title())
        .containsExactly("Eau ANNOUNCED");
  }

  @Test
  void voteBehindClosedDoors_isFoundOnceTheyAreOpen_andNeverByMember() {
    assembly(/* publishes= */ true, /* members= */ 3);
    Sitting sitting = town.sitting("2026-12-01", SittingStatus.OPEN, item("huis", "Licenciement"));
    Instant at = sitting.facts().start().plusSeconds(60);
    town.clock.advance(Duration.between(DecisionTown.NOW, at));
    Interruption closed =
        new Interruption(Interruption.Kind.CLOSED_SESSION, at.minusSeconds(30), Optional.empty());
    town.closed.put(sitting.id(), List.of(closed));
    town.kept(named(sitting, BallotKind.ROLL_CALL, at));
    assertThat(town.titles("q", "licenciement")).isEmpty();
    assertThat(town.titles("outcome", "rejected")).isEmpty();
    town.closed.put(
        sitting.id(),
        List.of(
            new Interruption(
                Interruption.Kind.CLOSED_SESSION,
                at.minusSeconds(30),
                Optional.of(at.plusSeconds(30)))));
    town.clock.advance(Duration.ofMinutes(1));
    assertThat(town.titles("q", "licenciement")).containsExactly("Licenciement");
    assertThat(town.titles("member", CLAIRE.value())).isEmpty();
  }

  @Test
  void member_isFoundByNamedPublicBallotsAlone_andOnlyWhereTheAssemblyPublishes() {
    assembly(/* publishes= */ true, /* members= */ 3);
    Sitting open = town.sitting("2026-11-03", SittingStatus.HELD, item("a", "Voté à main levée"));
    town.kept(named(open, BallotKind.ROLL_CALL, open.facts().start()));
    Sitting secret = town.sitting("2026-11-04", SittingStatus.HELD, item("b", "Voté en secret"));
    town.kept(named(secret, BallotKind.SECRET, secret.facts().start()));
    assertThat(town.titles("member", CLAIRE.value())).containsExactly("Voté à main levée");
    assertThat(town.find().choices().members())
        .extracting(DecisionAnswer.Choice::name)
        .containsExactly("Mme N° 0");
    Assembly found = town.catalogue.assemblies().list().getFirst();
    assertThat(town.catalogue.assemblies().replace(found.change().rules(AssemblyRules.LAW).build()))
        .isPresent();
    assertThat(town.titles("member", CLAIRE.value())).isEmpty();
    assertThat(town.find().choices().members()).isEmpty();
  }

  @Test
  void newest_ofMoreThanAFeedHas_areThoseThatItHas_andNoWordIsTakenForAnother() {
    AgendaItem[] many = new AgendaItem[30];
    for (int i = 0; i < many.length; i++) {
      many[i] = decided("i" + i, "Piscine", VoteOutcome.ADOPTED);
    }
    held("2024-03-05", many);
    String title = "Convention avec le département";
    Sitting now = held("2026-11-03", decided("new", title, VoteOutcome.ADOPTED));
    adopt(now, "new", "Le bassin de la piscine est refait.");
    assertThat(town.titles("q", "piscine")).hasSize(20).doesNotContain(title);
    assertThat(newest("piscine")).hasSize(20).startsWith(title);
    assertThat(town.titles("q", "piscnie")).hasSize(20);
    assertThat(newest("piscnie")).isEmpty();
  }

  private List<String> newest(String words) {
    DecisionQuery query =
        DecisionQuery.of(name -> name.equals("q") ? Optional.of(words) : Optional.empty());
    return town.finder.newest(query, /* isEnglish= */ false).orElseThrow().found().stream()
        .map(each -> each.decision().item().title())
        .toList();
  }

  @Test
  void sitting_deletedWhileItWasLookedAtHere_isKnownNoMore() {
    DecisionBook book = new DecisionBook(town.decisions, town.catalogue.sittings(), town.clock);
    Sitting sitting = held("2026-11-30", decided("eau", "Tarif", VoteOutcome.ADOPTED));
    assertThat(book.of(sitting)).hasSize(1);
    assertThat(town.catalogue.sittings().forget(sitting.id(), sitting.version())).isTrue();
    town.clock.advance(Duration.ofMinutes(1));
    book.refresh();
    assertThat(book.all()).isEmpty();
  }

  @Test
  void choice_beyondTheMostThatAreShown_isAmongThemWithItsName() {
    List<DecisionAnswer.Choice> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      all.add(new DecisionAnswer.Choice("m" + i, "Mme N° " + i, /* count= */ 1));
    }
    DecisionSearchPage page =
        new DecisionSearchPage(
            DecisionQuery.of(_ -> Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            /* sendsMail= */ false,
            new PageFrame(
                new SiteConfig(
                    "Saint-Étang",
                    URI.create("https://live.example.org"),
                    List.of("fr"),
                    List.of(),
                    Optional.empty(),
                    SiteConfig.Accessibility.NONE),
                "fr"));
    assertThat(page.choices(all, "m399"))
        .hasSize(301)
        .endsWith(new DecisionAnswer.Choice("m399", "Mme N° 399", /* count= */ 1));
    assertThat(page.choices(all, "m0")).hasSize(300);
  }

  @Test
  void correctedVote_isFoundAsItIsNow() {
    Sitting sitting = held("2026-11-03", decided("eau", "Tarif", VoteOutcome.ADOPTED));
    assertThat(town.titles("outcome", "adopted")).hasSize(1);
    town.changed(sitting.withItems(List.of(decided("eau", "Tarif", VoteOutcome.REJECTED))));
    assertThat(town.titles("outcome", "adopted")).isEmpty();
    assertThat(town.titles("outcome", "rejected")).containsExactly("Tarif");
  }

  @Test
  void communes_ofFiveHundredMembers_areAFacetWhereTheyAreNamed() {
    assembly(/* publishes= */ false, /* members= */ 500);
    held(
        "2026-11-03",
        decided("route", "Route de Saint-Étang au bourg", VoteOutcome.ADOPTED),
        decided("eau", "Tarif de l’eau", VoteOutcome.ADOPTED));
    assertThat(town.find().choices().places())
        .extracting(DecisionAnswer.Choice::value, DecisionAnswer.Choice::count)
        .containsExactly(tuple("Saint-Étang", 1));
    assertThat(town.titles("place", "Saint-Étang"))
        .containsExactly("Route de Saint-Étang au bourg");
  }

  @Test
  void pages_holdTwentyEach_andWhatIsNoPageIsTheFirst() {
    AgendaItem[] many = new AgendaItem[45];
    for (int i = 0; i < many.length; i++) {
      many[i] = decided("i" + i, "Point " + i, VoteOutcome.ADOPTED);
    }
    held("2026-11-03", many);
    assertThat(town.titles("page", "3")).hasSize(5).contains("Point 44");
    assertThat(town.titles("page", "x")).hasSize(20).startsWith("Point 0", "Point 1");
    assertThat(town.find().pages()).isEqualTo(3);
  }
}
