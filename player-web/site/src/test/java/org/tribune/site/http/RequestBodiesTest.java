package org.tribune.site.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;

/** Over a real connection, whose requests ask for memory of an account of 1 MB. */
final class RequestBodiesTest {
  private static final int LARGEST = 200_000;

  private final MemoryAccount memory = new MemoryAccount(/* size= */ 1_000_000);
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile long heldMeanwhile;
  private URI address;

  @BeforeEach
  void start() {
    Router router = Router.router(vertx);
    router.route().handler(RequestBodies.countedIn(memory));
    router.route().handler(RequestBodies.upTo(LARGEST));
    router
        .route()
        .handler(
            context -> {
              heldMeanwhile = memory.held(MemoryUse.REQUESTS);
              context.response().end(String.valueOf(context.body().length()));
            });
    HttpServer server =
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
    address = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
  }

  @AfterEach
  void stop() {
    client.close();
    vertx.close().await();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.uri(address).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder post(int bytes) {
    return HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(new byte[bytes]));
  }

  @Test
  void body_asLargeAsItSays_isHeldThreeTimesAndGivenBack() throws Exception {
    assertThat(send(post(100_000)).body()).isEqualTo("100000");
    assertThat(heldMeanwhile).isEqualTo(300_000);
    assertThat(memory.held(MemoryUse.REQUESTS)).isZero();
  }

  @Test
  void body_ofUnknownLength_isHeldAsTheLargest() throws Exception {
    HttpRequest.Builder chunked =
        HttpRequest.newBuilder()
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[10])));
    assertThat(send(chunked).body()).isEqualTo("10");
    assertThat(heldMeanwhile).isEqualTo(3L * LARGEST);
  }

  @Test
  void request_withoutABody_holdsNothing() throws Exception {
    assertThat(send(HttpRequest.newBuilder().GET()).statusCode()).isEqualTo(200);
    assertThat(heldMeanwhile).isZero();
  }

  @Test
  void memory_short_isSaidWithTheTimeToAskAgain_andWhatHasNoBodyIsServed() throws Exception {
    assertThat(memory.lend(MemoryUse.ANSWERS, 800_000)).isTrue();
    HttpResponse<String> refused = send(post(100_000));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("5");
    assertThat(refused.body()).contains("try again in some seconds");
    assertThat(memory.refused()).isEqualTo(1);
    assertThat(send(HttpRequest.newBuilder().GET()).statusCode()).isEqualTo(200);
    memory.giveBack(MemoryUse.ANSWERS, 800_000);
    assertThat(send(post(100_000)).statusCode()).isEqualTo(200);
  }
}
