package org.tribune.site.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.text.ValidationException;

/** What a request asks for in its address. */
public final class Parameters {
  private Parameters() {}

  /** The first value of this name; an empty one is none. */
  public static Optional<String> find(RoutingContext context, String name) {
    return context.queryParam(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /**
   * An id that somebody sent.
   *
   * @throws ProblemException if it is none
   */
  public static <T> T id(String text, Function<String, T> make) {
    try {
      return make.apply(text);
    } catch (ValidationException e) {
      throw ProblemException.badRequest("request.id-invalid", e.getMessage());
    }
  }

  /**
   * The end of the page before, for the one behind it.
   *
   * @throws ProblemException if it is no moment
   */
  public static Optional<Instant> before(RoutingContext context) {
    try {
      return find(context, "before").map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw ProblemException.badRequest("request.before-invalid");
    }
  }

  /**
   * The version that an order without a body is made on.
   *
   * @param missing code of the message for who does not say it
   */
  public static long version(RoutingContext context, String missing) {
    return find(context, "version")
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::parseLong)
        .orElseThrow(() -> ProblemException.badRequest(missing));
  }

  /**
   * A number from 1 on.
   *
   * @throws ProblemException if it is none, or more than {@code highest}
   */
  public static int number(RoutingContext context, String name, int usual, int highest) {
    int number =
        find(context, name)
            .map(text -> text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0)
            .orElse(usual);
    if (number < 1 || number > highest) {
      throw ProblemException.badRequest("request.number-invalid", name, highest);
    }
    return number;
  }
}
