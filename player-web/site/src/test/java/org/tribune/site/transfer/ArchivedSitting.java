package org.tribune.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.SittingSamples.EVENING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesState;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationKind;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.CmafHeaders;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/**
 * A sitting of which there is everything, with a closed session in which a vote was taken, and
 * words in all places that nobody outside may read.
 */
final class ArchivedSitting {
  static final BroadcastId FILM = new BroadcastId("20261124t180000-chamber");

  /** What clerks, moderators or nobody at all may read. */
  static final String SECRET = "mot-planté";

  private static final Instant START = RecordedSitting.ORIGIN;
  private static final ItemId BUDGET = new ItemId("budget");
  private static final ItemId CLOSED = new ItemId("closed");
  private static final SpeakerId HIDDEN = new SpeakerId("mot-plante");

  final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  final FakeObjectStore store = new FakeObjectStore();
  private final TribuneConfig config;
  private Sitting sitting;

  ArchivedSitting(Path folder) {
    config = config(folder);
    sitting = agenda();
    sitting = sitting.withDocuments(documents());
    assertThat(catalogue.sittings().create(sitting)).isTrue();
    film();
    say();
    ask();
    adopt();
  }

  static TribuneConfig config(Path folder) {
    String yaml =
        """
        site: {name: Ville de Saint-Aubin, url: https://saint-aubin.example}
        sittings:
          transfer:
            archivalAgency: {identifier: FRAD015, name: Archives du Cantal & alentours}
            transferringAgency: {identifier: "21150187500010"}
            agreement: ACCORD-2026
            profile: PROFIL-1
            serviceLevel: NIVEAU-1
            acquisition: Versement
            appraisal: {rule: APP-00001, finalAction: Keep}
            access: ACC-00001
        """;
    try {
      Path file = Files.writeString(folder.resolve("tribune.yml"), yaml);
      return new ConfigLoader(Map.of(), folder).load(ConfigLoader.Options.file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sitting sitting() {
    return sitting;
  }

  /** Writes the sitting down as it is from now on. */
  void change(Sitting next) {
    sitting = catalogue.sittings().replace(next.changed(EVENING, "Mme MARTIN")).orElseThrow();
  }

  CommandTransfers transfers() {
    return new CommandTransfers(config, catalogue, store);
  }

  private static Sitting agenda() {
    Sitting recorded =
        SittingSamples.recorded("20261124-conseil", START)
            .in(SittingStatus.HELD)
            .withBroadcasts(List.of(FILM));
    List<AgendaItem> items =
        new ArrayList<>(
            recorded.items().stream()
                .map(each -> each.change().notes(SECRET).summary(SECRET).build())
                .toList());
    items.add(
        AgendaItem.of(CLOSED, /* level= */ 0, "III", "Personnel")
            .change()
            .deliberation(
                Optional.of(
                    new Deliberation(
                        "2026-11-2",
                        "4.1",
                        Optional.of(new DocumentId("staff")),
                        Optional.of(EVENING))))
            .build()
            .voted(
                Optional.of(
                    new Vote(
                        VoteOutcome.ADOPTED,
                        /* isUnanimous= */ false,
                        Optional.empty(),
                        Optional.of(
                            new Ballot(
                                BallotKind.ROLL_CALL,
                                START.plusSeconds(14),
                                List.of(new Cast(HIDDEN, Position.AGAINST)),
                                /* blank= */ 0))))));
    return recorded.withItems(items);
  }

  private List<Document> documents() {
    List<Document> all = new ArrayList<>();
    all.add(document("report", Optional.of(BUDGET), DocumentKind.OTHER, "Budget signé", true));
    all.add(document("staff", Optional.empty(), DocumentKind.OTHER, "Personnel signé", true));
    all.add(
        document(
            "list",
            Optional.empty(),
            DocumentKind.DELIBERATION_LIST,
            "Liste des délibérations",
            true));
    all.add(
        document("a", Optional.empty(), DocumentKind.REPORT, "Note ../:*?\u0007 d’étape", true));
    all.add(
        document("b", Optional.empty(), DocumentKind.REPORT, "Note ../:*?\u0007 d’étape", true));
    all.add(document("c", Optional.empty(), DocumentKind.REPORT, SECRET, false));
    return all;
  }

  Document document(
      String id, Optional<ItemId> item, DocumentKind kind, String title, boolean isPublic) {
    Bytes bytes = Bytes.utf8("%PDF-1.7\n" + title + " " + id + "\n" + ".".repeat(300));
    Document added =
        new Document(
            new DocumentId(id),
            item,
            kind,
            title,
            "fichier.pdf",
            bytes.length(),
            Sha256.hex(bytes),
            /* pages= */ 1,
            isPublic,
            /* text= */ Optional.empty(),
            EVENING);
    store.put(DocumentNames.file(sitting.id(), added), bytes);
    return added;
  }

  private void film() {
    new RecordedSitting(catalogue, store, FILM, CmafHeaders.renditions())
        .segments(0, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    catalogue.saveBroadcast(
        Broadcast.of(new BroadcastEvent.Opened(FILM, START, new ChannelId("chamber"), "Conseil"))
            .after(new BroadcastEvent.WentLive(FILM, START))
            .after(new BroadcastEvent.Closed(FILM, START.plusSeconds(13)))
            .after(new BroadcastEvent.Resumed(FILM, START.plusSeconds(16)))
            .after(new BroadcastEvent.Ended(FILM, START.plusSeconds(26))));
    Marking marking =
        Marking.none(FILM)
            .with(mark("m1", 4, BUDGET, "Budget primitif"))
            .with(mark("m2", 14, CLOSED, SECRET))
            .with(mark("m3", 20, new ItemId("other"), "Questions diverses"));
    assertThat(catalogue.markings().replace(marking)).isPresent();
  }

  private Mark mark(String id, int second, ItemId item, String title) {
    return new Mark(
        new MarkId(id),
        MarkKind.CHAPTER,
        START.plusSeconds(second),
        /* numbering= */ "",
        title,
        Optional.of(sitting.id()),
        Optional.of(item),
        /* revision= */ 1);
  }

  private void say() {
    CaptionTrack track =
        new CaptionTrack(
            "fr",
            List.of(
                new Cue(Duration.ofSeconds(5), Duration.ofSeconds(7), "", "Le budget est voté.")),
            EVENING,
            "Mme MARTIN");
    assertThat(
            catalogue
                .captions()
                .replace(new RecordingCaptions(FILM, List.of(track), /* version= */ 0)))
        .isPresent();
  }

  private void ask() {
    ask("q1", "La route sera-t-elle rouverte ?", true);
    ask("q2", "Une question refusée, " + SECRET, false);
  }

  private void ask(String id, String text, boolean isPublic) {
    Question asked =
        Question.asked(
            new QuestionId(id),
            sitting.id(),
            Optional.of(BUDGET),
            new Author("Michèle " + SECRET, "Saint-Aubin"),
            text,
            Set.of(),
            EVENING);
    assertThat(
            catalogue
                .questions()
                .create(asked, QuestionSamples.asker(asked, Optional.empty()), id, EVENING))
        .isTrue();
    Question decided =
        isPublic
            ? asked
                .published("moderatrice", EVENING)
                .answered(
                    new Answer(
                        Optional.empty(),
                        Optional.of(
                            new WrittenAnswer(EVENING, "La présidente", "Oui, en décembre."))),
                    "clerk",
                    EVENING)
            : asked.withdrawn(EVENING);
    assertThat(catalogue.questions().replace(List.of(decided))).isPresent();
  }

  /** The minutes were entered in the register with this PDF. */
  Bytes publishMinutes() {
    Bytes pdf = Bytes.utf8("%PDF-1.7\nLe procès-verbal, comme il a été publié");
    String sum = Sha256.hex(pdf);
    store.put(Publication.object(sitting.id(), sum), pdf);
    Publication entry =
        new Publication(
            /* number= */ 0,
            sitting.id(),
            /* item= */ Optional.empty(),
            PublicationKind.MINUTES,
            sitting.facts().body(),
            sitting.facts().day(),
            sitting.facts().title(),
            /* act= */ "",
            sum,
            pdf.length(),
            /* pages= */ 1,
            EVENING,
            "Mme MARTIN",
            /* decisions= */ List.of(),
            /* withdrawal= */ Optional.empty());
    assertThat(catalogue.publications().enter(entry, Optional.empty())).isPresent();
    return pdf;
  }

  void adopt() {
    catalogue
        .minutes()
        .restore(
            new Minutes(
                sitting.id(),
                "fr",
                List.of(
                    Block.of(
                        new BlockId("b2"),
                        BlockKind.PARAGRAPH,
                        Optional.empty(),
                        "Le budget est adopté.")),
                MinutesState.ADOPTED,
                Optional.of(
                    new Adoption(
                        sitting.id(), LocalDate.parse("2026-12-15"), EVENING, "Mme MARTIN")),
                EVENING,
                "Mme MARTIN",
                /* version= */ 3));
  }
}
