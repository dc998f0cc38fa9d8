package org.tribune.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.ValidationException;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.api.Api;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;

/** Whose mistake it is: the person's who asked, or the program's. */
final class OurMistakesTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Traffic traffic = new Traffic();

  @AfterEach
  void stop() {
    client.close();
    vertx.close().await();
  }

  /** What is answered by a service that fails so. */
  private HttpResponse<String> answer(Supplier<RuntimeException> failure) throws Exception {
    Router router = Router.router(vertx);
    router.route().handler(traffic::follow);
    router.get("/api/v1/it").handler(context -> BlockingAnswers.fail(context, failure.get()));
    router.route("/api/*").failureHandler(Api::fail);
    HttpServer server =
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
    URI address = URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/it");
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  void service_mistakeOfTheProgram_isNotToldAsTheReadersAndCounted() throws Exception {
    for (RuntimeException each :
        new RuntimeException[] {
          new IllegalArgumentException("an inner word"), new NumberFormatException("an inner word")
        }) {
      HttpResponse<String> answer = answer(() -> each);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("inner").contains("title");
    }
    assertThat(traffic.failures()).isEqualTo(2);
  }

  @Test
  void service_askedWrongly_saysSoWithoutBeingCounted() throws Exception {
    HttpResponse<String> answer =
        answer(() -> ValidationException.contradiction("Motion 3 is there twice"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Motion 3 is there twice", "reload the page");
    HttpResponse<String> id =
        answer(() -> catchThrowableOfType(ProblemException.class, () -> parse("../etc")));
    assertThat(id.statusCode()).isEqualTo(400);
    assertThat(traffic.failures()).isZero();
  }

  private static void parse(String id) {
    var _ = Parameters.id(id, BroadcastId::new);
  }
}
