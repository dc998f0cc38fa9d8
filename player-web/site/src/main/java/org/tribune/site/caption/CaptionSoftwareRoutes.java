package org.tribune.site.caption;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.Bytes;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.RequestBodies;

/**
 * What caption software speaks: the closed caption API of Zoom ({@code POST
 * …/closedcaption?id=…&seq=N&lang=fr-FR}, {@code GET …/closedcaption/seq?id=…}) and that of YouTube
 * ({@code POST …/closedcaption?cid=…&seq=N}).
 */
final class CaptionSoftwareRoutes {
  static final String ADDRESS = "/closedcaption";

  /** The parameter with the secret, for who sends text alone. */
  static final String TEXT = "id";

  /** The same for who sends times with it. */
  static final String TIMED = "cid";

  private static final long LARGEST_BODY = 16_384;

  /** As YouTube's server gives its time. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final CaptionWriting writing;
  private final StaffAuthorization authorization;

  CaptionSoftwareRoutes(CaptionWriting writing, StaffAuthorization authorization) {
    this.writing = writing;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router.post(ADDRESS).handler(RequestBodies.upTo(LARGEST_BODY)).handler(this::post);
    router.get(ADDRESS + "/seq").handler(this::sequence);
  }

  private static Optional<String> parameter(RoutingContext context, String name) {
    return context.queryParam(name).stream().findFirst();
  }

  private void post(RoutingContext context) {
    Optional<String> timed = parameter(context, TIMED);
    Optional<String> secret = timed.or(() -> parameter(context, TEXT));
    if (secret.isEmpty()) {
      Answers.problem(context, Problem.of(403, "Not known", "caption.input.unknown"));
      return;
    }
    Function<Bytes, SentCaptions> read =
        timed.isPresent() ? SentCaptions::timed : SentCaptions::text;
    Buffer body = context.body().buffer();
    CaptionWriting.Post post =
        new CaptionWriting.Post(
            secret.get(),
            parameter(context, "seq"),
            parameter(context, "lang"),
            Bytes.wrap(body == null ? new byte[0] : body.getBytes()),
            read,
            authorization.network(context.request()));
    BlockingAnswers.blocking(
        context, () -> TIME.format(writing.post(post)), at -> answer(context, at));
  }

  private void sequence(RoutingContext context) {
    String secret = parameter(context, TEXT).or(() -> parameter(context, TIMED)).orElse("");
    BlockingAnswers.blocking(
        context,
        () -> writing.lastSequence(secret, authorization.network(context.request())),
        last -> answer(context, String.valueOf(last)));
  }

  private static void answer(RoutingContext context, String text) {
    context
        .response()
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(text);
  }
}
