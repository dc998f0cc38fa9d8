package org.tribune.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tribune.core.account.Role;
import org.tribune.core.sitting.CleanText;
import org.tribune.web.access.StaffGate;
import org.tribune.web.audience.ViewerKey;
import org.tribune.web.http.Problem;
import org.tribune.web.search.ReadSearch;
import org.tribune.web.search.Search;
import org.tribune.web.search.SearchRequest;

/** Search: for the public over what is published, for clerks over all. */
final class SearchRoutes {
  private static final int LONGEST_BODY = 120;

  private final Vertx vertx;
  private final Search search;
  private final VisitLimit<Long> limit;
  private final Semaphore room;
  private final ViewerKey key;
  private final StaffGate gate;

  /**
   * Routes of one event loop.
   *
   * @param room for searches at the same time, of all loops
   */
  SearchRoutes(
      Vertx vertx,
      Search search,
      VisitLimit<Long> limit,
      Semaphore room,
      ViewerKey key,
      StaffGate gate) {
    this.vertx = vertx;
    this.search = search;
    this.limit = limit;
    this.room = room;
    this.key = key;
    this.gate = gate;
  }

  void mount(Router router) {
    router.get("/api/v1/search").handler(context -> answer(context, /* isStaff= */ false));
    router
        .get("/api/v1/operator/search")
        .handler(gate.allow(Role.CLERK))
        .handler(context -> answer(context, /* isStaff= */ true));
  }

  private void answer(RoutingContext context, boolean isStaff) {
    try {
      ReadSearch read = read(context, isStaff);
      if (!limit.allow(key.of(context.request()))) {
        throw tooFast();
      }
      if (!room.tryAcquire()) {
        throw tooMany();
      }
      vertx
          .executeBlocking(() -> find(read), /* ordered= */ false)
          .onComplete(done -> room.release())
          .onSuccess(found -> Answers.json(context, 200, found))
          .onFailure(failure -> StaffAnswers.refuse(context, failure));
    } catch (RefusedException e) {
      StaffAnswers.refuse(context, e);
    }
  }

  private JsonNode find(ReadSearch read) {
    return search
        .find(read)
        .map(answer -> SearchViews.of(read.request(), answer))
        .orElseThrow(
            () ->
                refused(
                    503,
                    "No search",
                    "La recherche ne marche pas pour l'instant : les séances restent dans la liste"
                        + " des séances.",
                    "The search does not work for now: sittings are still in the list of sittings."));
  }

  private ReadSearch read(RoutingContext context, boolean isStaff) {
    String text = parameter(context, "q").orElse("");
    if (text.length() > SearchRequest.LONGEST) {
      throw tooLong();
    }
    SearchRequest request =
        new SearchRequest(
            CleanText.line(text) + (text.endsWith(" ") ? " " : ""),
            isEnglish(context),
            parameter(context, "typing").filter("true"::equals).isPresent(),
            isStaff,
            parameter(context, "body").map(SearchRoutes::body),
            parameter(context, "year").map(each -> number(each, "year", 1, 9_999)),
            parameter(context, "page")
                .map(each -> number(each, "page", 1, SearchRequest.LAST_PAGE))
                .orElse(1));
    ReadSearch read =
        search
            .read(request)
            .orElseThrow(
                () ->
                    RefusedException.badRequest(
                        "Écrivez au moins un mot à chercher.",
                        "Type at least one word to look for."));
    if (read.words() > SearchRequest.MOST_WORDS) {
      throw tooLong();
    }
    return read;
  }

  private static RefusedException tooLong() {
    return RefusedException.badRequest(
        "Cherchez moins de mots : "
            + SearchRequest.LONGEST
            + " caractères et "
            + SearchRequest.MOST_WORDS
            + " mots au plus.",
        "Look for fewer words: "
            + SearchRequest.LONGEST
            + " characters and "
            + SearchRequest.MOST_WORDS
            + " words at most.");
  }

  private static RefusedException tooFast() {
    return new RefusedException(
        Problem.of(
            429,
            "Too many searches",
            "Trop de recherches à la suite : attendez quelques secondes.",
            "Too many searches in a row: wait a few seconds."),
        Optional.of(Duration.ofSeconds(2)));
  }

  private static RefusedException tooMany() {
    return new RefusedException(
        Problem.of(
            503,
            "Too many searches at once",
            "Trop de personnes cherchent en même temps : réessayez dans quelques secondes.",
            "Too many people search at once: try again in a few seconds."),
        Optional.of(Duration.ofSeconds(2)));
  }

  private static RefusedException refused(int status, String title, String fr, String en) {
    return new RefusedException(Problem.of(status, title, fr, en));
  }

  private static boolean isEnglish(RoutingContext context) {
    String language = parameter(context, "lang").orElse("fr");
    if (!language.equals("fr") && !language.equals("en")) {
      throw RefusedException.badRequest("« lang » est fr ou en.", "'lang' is fr or en.");
    }
    return language.equals("en");
  }

  private static String body(String name) {
    if (name.length() > LONGEST_BODY) {
      throw RefusedException.badRequest(
          "« body » est le nom d'une assemblée.", "'body' is the name of an assembly.");
    }
    return CleanText.line(name);
  }

  private static int number(String text, String name, int least, int most) {
    int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (number < least || number > most) {
      throw RefusedException.badRequest(
          "« " + name + " » est un nombre de " + least + " à " + most + ".",
          "'" + name + "' is a number from " + least + " to " + most + ".");
    }
    return number;
  }

  private static Optional<String> parameter(RoutingContext context, String name) {
    return context.queryParam(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }
}
