package org.tribune.box.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.FrameRate;
import org.tribune.sql.SqlCatalogue;

/**
 * Writes years of sittings into a data directory, for a search to look through: each with an agenda
 * of items, some of them with notes, and documents whose words are as frequent as in a language
 * (Zipf), questions that were published and answered in writing, and a recording with captions, a
 * turn of 40 words each. Arguments: data directory, sittings, items of each, documents of each,
 * words of each, questions of each, words said in each (none: no recording). Prints how many bytes
 * of text there are.
 */
public final class CouncilYears {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int DISTINCT_WORDS = 30_000;
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final int SPEAKERS = 33;

  /** Words that somebody says at a stretch. */
  private static final int TURN = 40;

  private static final int TURN_SECONDS = 16;
  private static final String[] FREQUENT =
      ("de la le les des et à du en pour dans sur un une au aux par que il est sont avec ce cette"
              + " conseil commune communautaire délibération vote approuve autorise présidente maire"
              + " budget primitif annexe école écoles eau assainissement voirie subvention"
              + " association convention marché public travaux tarifs cantine déchets ménagers"
              + " urbanisme plan local médiathèque piscine crèche personnel emploi régie taxe foncière"
              + " compte administratif exercice dépenses recettes investissement fonctionnement"
              + " article code général collectivités territoriales considérant vu exposé décide")
          .split(" ");
  private static final String[] BEGINNINGS =
      "am an ba bel ca con dé dis em en fa for ga in la li ma mé mon no or pa per pro ra ré sa su ta tri va"
          .split(" ");
  private static final String[] MIDDLES =
      "ba ci dé fi gra li ma ni o pli ra ri sé ta ti tro va ver".split(" ");
  private static final String[] ENDS =
      "tion ment age ité eur euse ance ier ique able al aux er é ées is ure on et".split(" ");

  private final Random random = new Random(20_261_125);
  private final List<String> words = new ArrayList<>(List.of(FREQUENT));
  private final ObjectStore store;
  private long bytes;

  private CouncilYears(ObjectStore store) {
    this.store = store;
    while (words.size() < DISTINCT_WORDS) {
      words.add(
          any(BEGINNINGS)
              + any(MIDDLES)
              + (random.nextBoolean() ? any(MIDDLES) : "")
              + any(ENDS)
              + (random.nextInt(3) == 0 ? "s" : ""));
    }
  }

  /** Writes them. */
  public static void main(String[] arguments) {
    Path data = Path.of(arguments[0]);
    int sittings = Integer.parseInt(arguments[1]);
    CouncilYears years = new CouncilYears(new FileSystemObjectStore(data.resolve("store")));
    try (Catalogue catalogue =
        SqlCatalogue.open(new CatalogueConfig.Sqlite(data.resolve("tribune.db")))) {
      awaitOpen(catalogue);
      for (int i = 0; i < sittings; i++) {
        Sitting sitting =
            years.sitting(
                i,
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        if (!catalogue.sittings().create(sitting)) {
          throw new IllegalStateException(sitting.id() + " is there: give another directory");
        }
        years.ask(catalogue.questions(), sitting, Integer.parseInt(arguments[5]));
        years.record(catalogue, sitting, i, Integer.parseInt(arguments[6]));
      }
    }
    System.out.println(years.bytes);
  }

  /** On a busy machine a database may take longer to be made than a call waits. */
  private static void awaitOpen(Catalogue catalogue) {
    for (int tries = 0; ; tries++) {
      try {
        var _ = catalogue.channels();
        return;
      } catch (CatalogueException e) {
        if (tries == 5) {
          throw e;
        }
      }
    }
  }

  private String any(String[] all) {
    return all[random.nextInt(all.length)];
  }

  /** As frequent as its rank says: the n-th is there one n-th as often as the first. */
  private String word() {
    return words.get(
        (int)
            Math.min(words.size() - 1, Math.exp(random.nextDouble() * Math.log(words.size())) - 1));
  }

  private String text(int count) {
    StringBuilder text = new StringBuilder(count * 8);
    for (int i = 1; i <= count; i++) {
      text.append(word()).append(i % 14 == 0 ? ". " : " ");
      if (i % 350 == 0) {
        text.append('\f');
      }
    }
    return text.toString().strip();
  }

  private Sitting sitting(int number, int items, int documents, int words) {
    LocalDate day = LocalDate.of(2026, 11, 20).minusDays(number * 4L);
    Instant start = day.atTime(LocalTime.of(18, 30)).atZone(PARIS).toInstant();
    String body = number % 3 == 0 ? "Conseil communautaire" : "Conseil municipal de Saint-Flour";
    SittingFacts facts =
        SittingFacts.of(body, start, PARIS)
            .channel(Optional.of(CHAMBER))
            .title(number % 5 == 0 ? "Séance " + text(3) : "")
            .details(SittingDetails.at("Salle du conseil"))
            .build();
    SittingId id = SittingId.create(day, body + " " + number);
    List<AgendaItem> agenda = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      agenda.add(
          AgendaItem.of(
                  ItemId.create(),
                  /* level= */ 0,
                  number + "-" + (i + 1),
                  text(6 + random.nextInt(8)))
              .change()
              .rapporteur(i % 3 == 0 ? "Mme MARTIN" : "")
              .notes(i % 5 == 0 ? text(30) : "")
              .build());
    }
    List<Speaker> speakers = new ArrayList<>();
    for (int i = 0; i < SPEAKERS; i++) {
      speakers.add(
          new Speaker(
              new SpeakerId("s" + i), "Mme " + this.words.get(200 + i), "Groupe " + i % 4, "", ""));
    }
    List<Document> files = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      files.add(document(id, number, i, agenda.get(i % items).id(), words));
    }
    return Sitting.draft(id, facts, start, "bench")
        .in(SittingStatus.ANNOUNCED)
        .in(SittingStatus.HELD)
        .withItems(agenda)
        .withSpeakers(speakers)
        .withDocuments(files);
  }

  private void ask(Questions questions, Sitting sitting, int count) {
    Instant now = sitting.facts().start();
    for (int i = 0; i < count; i++) {
      Question question =
          Question.asked(
              QuestionId.create(),
              sitting.id(),
              Optional.of(sitting.items().get(i % sitting.items().size()).id()),
              new Author("Mme " + words.get(300 + i), ""),
              text(25) + " ?",
              Set.of(),
              now);
      Asker asker =
          new Asker(question.id(), question.id().value(), "", "", Optional.empty(), "fr", now);
      if (!questions.create(question, asker, question.id().value(), now)) {
        throw new IllegalStateException("A challenge is there twice");
      }
      WrittenAnswer written = new WrittenAnswer(now, "La présidente", text(60));
      Question published = replaced(questions, question.published("bench", now));
      Answer answer = new Answer(Optional.empty(), Optional.of(written));
      var _ = replaced(questions, published.answered(answer, "bench", now));
    }
  }

  /** Nobody watches it: it has no segment. */
  private void record(Catalogue catalogue, Sitting sitting, int number, int words) {
    if (words == 0) {
      return;
    }
    BroadcastId id = new BroadcastId("b" + number);
    Instant start = sitting.facts().start();
    int turns = words / TURN;
    Instant end = start.plusSeconds((long) turns * TURN_SECONDS);
    catalogue.begin(Recording.begin(id, CHAMBER, "Séance " + number, start, format(start)));
    catalogue.saveBroadcast(
        Broadcast.of(new BroadcastEvent.Opened(id, start, CHAMBER, "Séance " + number))
            .after(new BroadcastEvent.WentLive(id, start))
            .after(new BroadcastEvent.Ended(id, end)));
    var _ = catalogue.update(id, each -> each.in(RecordingState.COMPLETE).endedAt(end));
    List<Cue> cues = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      String said = text(TURN);
      bytes += said.length();
      Duration from = Duration.ofSeconds((long) i * TURN_SECONDS);
      String speaker = sitting.speakers().get(random.nextInt(SPEAKERS)).name();
      cues.add(new Cue(from, from.plusSeconds(10), "", "<v " + speaker + ">" + said));
    }
    CaptionTrack track = new CaptionTrack("fr", cues, end, "bench");
    var _ = catalogue.captions().replace(RecordingCaptions.none(id).with(track));
  }

  private static RenditionFormat format(Instant origin) {
    FrameRate rate = FrameRate.of(25);
    Timeline timeline =
        new Timeline(origin, rate, 6, 8, 8, rate.timeOf(6), /* targetDuration= */ 2);
    Rendition video =
        new Rendition.Video(
            "720p", "avc1.64001f", 2_000_000, 2_600_000, Bytes.utf8("header"), 1280, 720, rate);
    return new RenditionFormat(/* epoch= */ 1, timeline, List.of(video));
  }

  private static Question replaced(Questions questions, Question changed) {
    return questions.replace(List.of(changed)).orElseThrow().getFirst();
  }

  private Document document(SittingId sitting, int number, int place, ItemId item, int words) {
    // Some are short, some are long.
    Bytes text =
        Bytes.wrap(
            text(words / 4 + random.nextInt(words * 3 / 2)).getBytes(StandardCharsets.UTF_8));
    String hash = String.format("%064x", number * 1_000L + place);
    Document document =
        new Document(
            DocumentId.create(),
            Optional.of(item),
            DocumentKind.REPORT,
            "Rapport " + text(4),
            "rapport.pdf",
            text.length(),
            hash,
            /* pages= */ 3,
            /* isPublic= */ place % 10 != 9,
            Optional.of(new DocumentText(text.length(), hash)),
            Instant.EPOCH);
    store.put(DocumentNames.text(sitting, document), text);
    bytes += text.length();
    return document;
  }
}
