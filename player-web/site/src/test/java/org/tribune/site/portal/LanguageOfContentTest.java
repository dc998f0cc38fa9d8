package org.tribune.site.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;

/**
 * What was written for a site in French is said to be French on each page that the server writes in
 * English: all of it bears a sign, and each text with the sign is looked for.
 */
class LanguageOfContentTest {
  private static final String SIGN = "¤";
  private static final BroadcastId PAST = new BroadcastId("20261124t180000-chamber");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^>]*)>");
  private static final Pattern LANGUAGE = Pattern.compile(" lang=\"([^\"]*)\"");
  private static final Set<String> VOID =
      Set.of("meta", "link", "br", "img", "input", "track", "source", "hr");

  /** What has no element of its own to name a language by, and what no person reads. */
  private static final Set<String> UNREAD = Set.of("title", "script", "style");

  @TempDir Path directory;
  private Newsroom newsroom;
  private RunningServer running;
  private Sitting held;

  /** An element that is open, and the language of what is in it. */
  private record Open(String name, String language) {}

  /** A text of a page. */
  private record Said(String text, String language) {}

  @BeforeEach
  void start() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    newsroom.sitting("Budget ¤", in(Duration.ofDays(3)), SittingStatus.ANNOUNCED);
    recorded();
    held = heldSitting();
    question();
    film("Fête du lac ¤", "fr");
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  private static Instant in(Duration time) {
    return RunningServer.START.plus(time);
  }

  private void recorded() {
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), PAST)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    newsroom.catalogue().update(PAST, each -> each.titled("Conseil ¤"));
    Mark mark =
        new Mark(
            new MarkId("mark-1"),
            MarkKind.CHAPTER,
            RecordedSitting.ORIGIN.plusMillis(9_000),
            "",
            "Les écoles ¤",
            Optional.empty(),
            Optional.empty(),
            /* revision= */ 1);
    assertThat(newsroom.catalogue().markings().replace(Marking.none(PAST).with(mark))).isPresent();
  }

  private Sitting heldSitting() {
    Sitting sitting = newsroom.sitting("Urbanisme ¤", in(Duration.ofDays(-1)), SittingStatus.HELD);
    return newsroom
        .catalogue()
        .sittings()
        .replace(
            sitting
                .withItems(List.of(item("route", "La route ¤"), item("lac", "Le lac ¤")))
                .withBroadcasts(List.of(PAST))
                .withDocuments(List.of(SittingSamples.document("report", Optional.empty()))))
        .orElseThrow();
  }

  private static AgendaItem item(String id, String title) {
    return AgendaItem.of(new ItemId(id), /* level= */ 0, "1.", title);
  }

  private void question() {
    Question asked =
        Question.asked(
            new QuestionId("q1"),
            held.id(),
            Optional.empty(),
            new Author("Michèle", "Saint-Aubin"),
            "Quand rouvre la route ¤ ?",
            Set.of(),
            RunningServer.START);
    Questions questions = newsroom.catalogue().questions();
    assertThat(
            questions.create(
                asked,
                QuestionSamples.asker(asked, Optional.empty()),
                "challenge",
                in(Duration.ofHours(1))))
        .isTrue();
    Answer answer =
        new Answer(
            Optional.empty(),
            Optional.of(
                new WrittenAnswer(RunningServer.START, "Le président ¤", "Au printemps ¤.")));
    assertThat(
            questions.replace(
                List.of(
                    asked
                        .published("Ana", RunningServer.START)
                        .answered(answer, "Ana", RunningServer.START))))
        .isPresent();
  }

  private void film(String title, String language) {
    newsroom.published(
        new JsonObject()
            .put("title", title)
            .put("summary", "Deux jours ¤.\nAu bord de l'eau ¤.")
            .put("place", "Garabit ¤")
            .put("credits", "Image ¤ : Ana")
            .put("tags", new JsonArray().add("lac ¤"))
            .put("language", language));
  }

  private List<Said> said(String path) {
    HttpResponse<String> page = running.get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    List<Said> found = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(page.body());
    int from = 0;
    while (tag.find()) {
      String text = page.body().substring(from, tag.start());
      if (text.contains(SIGN) && open.stream().noneMatch(each -> UNREAD.contains(each.name()))) {
        found.add(new Said(text.strip(), open.isEmpty() ? "" : open.peek().language()));
      }
      from = tag.end();
      String name = tag.group(2);
      if (tag.group(1).isEmpty() && !VOID.contains(name)) {
        Matcher language = LANGUAGE.matcher(tag.group(3));
        String outer = open.isEmpty() ? "" : open.peek().language();
        open.push(new Open(name, language.find() ? language.group(1) : outer));
      } else if (!tag.group(1).isEmpty()) {
        while (!open.isEmpty() && !open.pop().name().equals(name)) {
          // What HTML lets its writer leave open.
        }
      }
    }
    return found;
  }

  private static void isIn(String language, List<Said> texts, String path) {
    assertThat(texts).as(path).isNotEmpty();
    assertThat(texts).as(path).allMatch(each -> each.language().equals(language));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sittings?year=2026&",
        "/watch/20261124t180000-chamber",
        "/embed/watch/20261124t180000-chamber",
        "/reports",
        "/reports/fete-du-lac",
        "/embed/reports/fete-du-lac",
        "/questions",
        "/search?q=route&",
        "/search?q=lac&",
        "/embed/next",
        "/newsletter?month=2026-11&"
      })
  void page_inEnglish_saysThatWhatWasWrittenIsFrench(String path) {
    String asked = path.contains("?") ? path : path + "?";
    isIn("fr", said(asked + "lang=en"), path);
    isIn("fr", said(asked + "lang=fr"), path);
    assertThat(running.get(asked + "lang=fr").body())
        .as("Of what is in the page's language nothing need be said")
        .doesNotContain("span lang=\"fr\"", "a lang=\"fr\" href=\"/sitt", "p lang=\"fr\"");
  }

  @Test
  void sitting_inEnglish_saysThatItsAgendaIsFrench() {
    isIn("fr", said("/sittings/" + held.id() + "?lang=en"), "sitting");
    assertThat(running.get("/sittings/" + held.id() + "?lang=en").body())
        .contains("<h1><span lang=\"fr\">Conseil communautaire – Urbanisme ¤</span></h1>")
        .contains("<span lang=\"fr\">Salle des fêtes</span>")
        .contains("<h2>Agenda</h2>");
  }

  @Test
  void channel_inEnglish_isNamedInFrench() {
    String name = "<span lang=\"fr\">Salle du conseil</span>";
    assertThat(running.get("/live/chamber?lang=en").body()).contains("<h1>" + name + "</h1>");
    assertThat(running.get("/embed/live/chamber?lang=en").body()).contains("<h1>" + name);
    assertThat(running.get("/site-map?lang=en").body())
        .contains("Live: <a lang=\"fr\" href=\"/live/chamber\">Salle du conseil</a>");
    assertThat(running.get("/?lang=en").body())
        .contains("<a lang=\"fr\" href=\"/live/chamber\">Salle du conseil</a>");
  }

  @Test
  void film_inALanguageOfItsOwn_isSaidToBeInIt() {
    film("The lake ¤", "en");
    isIn("en", said("/reports/the-lake?lang=fr"), "film");
    isIn("en", said("/reports/the-lake?lang=en"), "film");
    assertThat(said("/reports?lang=fr"))
        .extracting(Said::text, Said::language)
        .contains(tuple("The lake ¤", "en"), tuple("Fête du lac ¤", "fr"));
    assertThat(said("/?lang=fr")).contains(new Said("The lake ¤", "en"));
    assertThat(said("/search?q=lake&lang=fr")).contains(new Said("¤", "en"));
  }
}
