package org.tribune.site.search;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.CleanText;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.limit.NetworkRate;
import org.tribune.site.http.ProblemException;

/** Searches of whoever asks, by the API or by the page: no more than is fair. For all threads. */
public final class SearchService {
  private static final int LONGEST_BODY = 120;
  private static final int LONGEST_SITTING = 80;
  private static final int MOST_AT_ONCE = 8;

  /** As fast as a class types that shares one address, and no faster for long. */
  private static final int BURST = 200;

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Search search;
  private final NetworkRate limit;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  public SearchService(Search search, MediaClock clock) {
    this.search = search;
    this.limit = new NetworkRate(clock, BURST, PAUSE);
  }

  /**
   * What an address asks for.
   *
   * @param parameter of the address by its name
   * @throws ProblemException if it makes no sense
   */
  public ReadSearch read(
      Function<String, Optional<String>> parameter, boolean isEnglish, boolean isStaff) {
    String text = parameter.apply("q").orElse("");
    if (text.length() > SearchRequest.LONGEST) {
      throw tooLong();
    }
    SearchRequest request =
        new SearchRequest(
            CleanText.line(text) + (text.endsWith(" ") ? " " : ""),
            isEnglish,
            parameter.apply("typing").filter("true"::equals).isPresent(),
            isStaff,
            filter(parameter),
            parameter
                .apply("page")
                .map(each -> number(each, "page", 1, SearchRequest.LAST_PAGE))
                .orElse(1));
    ReadSearch read =
        search.read(request).orElseThrow(() -> ProblemException.badRequest("search.empty"));
    if (read.words() > SearchRequest.MOST_WORDS) {
      throw tooLong();
    }
    return read;
  }

  private static SearchFilter filter(Function<String, Optional<String>> parameter) {
    return new SearchFilter(
        parameter.apply("body").map(each -> name(each, LONGEST_BODY, "search.assembly-invalid")),
        parameter.apply("year").map(each -> number(each, "year", 1, 9_999)),
        parameter
            .apply("sitting")
            .map(each -> name(each, LONGEST_SITTING, "search.sitting-invalid")),
        parameter
            .apply("speaker")
            .map(each -> name(each, AgendaItem.LONGEST_TITLE, "search.speaker-invalid")));
  }

  /**
   * Lets somebody search once; {@link #leave} must follow.
   *
   * @param network where they are
   * @throws ProblemException if that must wait
   */
  public void enter(ClientNetwork network) {
    if (!limit.allow(network)) {
      throw tooFast();
    }
    if (!room.tryAcquire()) {
      throw tooMany();
    }
  }

  /** A search is over. */
  public void leave() {
    room.release();
  }

  /**
   * What is found. Blocks.
   *
   * @throws ProblemException if nothing can be searched
   */
  public SearchResponse find(ReadSearch read) {
    return search
        .find(read)
        .map(answer -> SearchResponse.of(read.request(), answer))
        .orElseThrow(SearchService::away);
  }

  private static ProblemException tooLong() {
    return ProblemException.badRequest(
        "search.too-long", SearchRequest.LONGEST, SearchRequest.MOST_WORDS);
  }

  private static ProblemException tooFast() {
    return new ProblemException(
        Problem.of(429, "Too many searches", "search.too-many-in-a-row"), Optional.of(RETRY));
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        Problem.of(503, "Too many searches at once", "search.busy"), Optional.of(RETRY));
  }

  private static ProblemException away() {
    return new ProblemException(Problem.of(503, "No search", "search.unavailable"));
  }

  private static String name(String name, int longest, String problem) {
    if (name.length() > longest) {
      throw ProblemException.badRequest(problem);
    }
    return CleanText.line(name);
  }

  private static int number(String text, String name, int least, int most) {
    int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (number < least || number > most) {
      throw ProblemException.badRequest("search.number-invalid", name, least, most);
    }
    return number;
  }
}
