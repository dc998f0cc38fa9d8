package org.tribune.site.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;

/** What viewers are sent of what is said on air. */
class LiveCaptionsTest {
  private static final BroadcastId FIRST = new BroadcastId("b1");
  private static final BroadcastId SECOND = new BroadcastId("b2");
  private static final String CAPTIONS = "/api/v1/channels/chamber/captions";

  @TempDir Path directory;
  private RunningServer running;
  private HttpClient client;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    running.close();
  }

  private static SpokenWord word(String text, int second, boolean isUncertain) {
    return new SpokenWord(
        text, Duration.ofSeconds(second), Duration.ofSeconds(second + 1), isUncertain);
  }

  private static LiveCaption heard(int second, String first, String last) {
    return new LiveCaption(
        "r" + second,
        /* revision= */ 1,
        Duration.ofSeconds(second),
        Duration.ofSeconds(second + 2),
        "fr",
        first + " " + last,
        Optional.of("Mme Petit"),
        CaptionSource.RECOGNISER,
        CaptionState.HEARD,
        List.of(word(first, second, /* isUncertain= */ false), word(last, second + 1, true)));
  }

  private void say(BroadcastId broadcast, LiveCaption caption) {
    running.log().append(Topics.CAPTIONS, broadcast.value(), caption).join();
  }

  private JsonObject read(String since) {
    String query =
        since.isEmpty() ? "" : "?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8);
    HttpResponse<String> answer = running.get(CAPTIONS + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static List<String> texts(JsonObject transcript) {
    return transcript.getJsonArray("captions").stream()
        .map(each -> ((JsonObject) each).getString("text"))
        .toList();
  }

  private JsonObject readUntil(String text) {
    return await().until(() -> read(""), each -> texts(each).contains(text));
  }

  /** The events of a stream, as they come. */
  private List<JsonObject> listen(String... headers) {
    HttpRequest.Builder request = running.request(CAPTIONS + "/events");
    HttpResponse<Stream<String>> opened =
        client
            .sendAsync(
                headers.length == 0 ? request.build() : request.headers(headers).build(),
                BodyHandlers.ofLines())
            .join();
    assertThat(opened.headers().firstValue("Content-Type")).contains("text/event-stream");
    List<JsonObject> events = new CopyOnWriteArrayList<>();
    Thread.ofVirtual()
        .start(
            () ->
                opened
                    .body()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> events.add(new JsonObject(line.substring(6)))));
    return events;
  }

  @Test
  void captions_ofAChannelThatShowsNothing_areNone() {
    assertThat(read(""))
        .isEqualTo(
            new JsonObject(
                """
                {"place": null, "isWhole": true, "broadcast": null, "captions": [], "removed": []}
                """));
    assertThat(running.get("/api/v1/channels/nowhere/captions").statusCode()).isEqualTo(404);
    assertThat(running.get("/api/v1/channels/nowhere/captions/events").statusCode()).isEqualTo(404);
  }

  @Test
  void captions_ofARehearsal_areNobodys() {
    running.open(FIRST, /* live= */ false);
    say(FIRST, heard(4, "secret", "encore"));
    List<JsonObject> events = listen();

    running.goLive(FIRST);
    readUntil("secret encore");
    assertThat(events).allMatch(each -> each.getString("broadcast").equals("b1"));
  }

  @Test
  void captions_eachWord_isAtItsTimeAndTheUncertainAreNamed() {
    running.open(FIRST, /* live= */ true);
    say(FIRST, heard(4, "Bonsoir", "Arnaud"));

    JsonObject caption = readUntil("Bonsoir Arnaud").getJsonArray("captions").getJsonObject(0);
    assertThat(caption.getInstant("start")).isEqualTo(RunningServer.START.plusSeconds(4));
    assertThat(caption.getInstant("end")).isEqualTo(RunningServer.START.plusSeconds(6));
    assertThat(caption.getString("speaker")).isEqualTo("Mme Petit");
    assertThat(caption.getJsonArray("uncertain")).isEqualTo(new JsonArray().add(1));

    say(FIRST, heard(4, "Bonsoir", "Arnaud").corrected("Bonsoir Renaud"));
    JsonObject corrected = readUntil("Bonsoir Renaud").getJsonArray("captions").getJsonObject(0);
    assertThat(corrected.getString("state")).isEqualTo("corrected");
    assertThat(corrected.containsKey("uncertain")).isFalse();
  }

  @Test
  void readerWhoComesBack_getsWhatItMissedAndNoMore() {
    running.open(FIRST, /* live= */ true);
    say(FIRST, heard(4, "un", "deux"));
    String place = readUntil("un deux").getString("place");
    say(FIRST, heard(10, "trois", "quatre"));
    say(FIRST, heard(4, "un", "deux").withdrawn());
    JsonObject whole = readUntil("trois quatre");

    JsonObject missed =
        await().until(() -> read(place), each -> !each.getJsonArray("removed").isEmpty());
    assertThat(missed.getBoolean("isWhole")).isFalse();
    assertThat(texts(missed)).containsExactly("trois quatre");
    assertThat(missed.getJsonArray("removed")).isEqualTo(new JsonArray().add("r4"));
    assertThat(whole.getBoolean("isWhole")).isTrue();
    List<JsonObject> events = listen("Last-Event-ID", place);
    await().until(() -> !events.isEmpty());
    assertThat(events.getFirst().getJsonArray("captions"))
        .isEqualTo(missed.getJsonArray("captions"));
  }

  @Test
  void readerOfAnotherProcess_orOfAnotherBroadcast_getsAllOfIt() {
    running.open(FIRST, /* live= */ true);
    say(FIRST, heard(4, "un", "deux"));
    String place = readUntil("un deux").getString("place");
    String elsewhere = place.replaceFirst("^\\w+", "another");
    for (String known : new String[] {elsewhere, place + "999", "b1/1", "<b>"}) {
      JsonObject answer = read(known);
      assertThat(answer.getBoolean("isWhole")).as(known).isTrue();
      assertThat(texts(answer)).as(known).containsExactly("un deux");
    }
    List<JsonObject> events = listen("Last-Event-ID", place);

    running.end(FIRST);
    await().until(() -> !running.ledger().find(FIRST).orElseThrow().isOpen());
    running.open(SECOND, /* live= */ true);
    await().until(() -> events.size() == 2);
    assertThat(events.getFirst().getBoolean("isWhole")).isFalse();
    assertThat(events.getLast().getString("broadcast")).isEqualTo("b2");
    assertThat(events.getLast().getBoolean("isWhole")).isTrue();
    assertThat(events).allMatch(each -> texts(each).isEmpty());
  }

  @Test
  void follower_readsEachChange_andNothingOfWhatIsWithheld() {
    running.open(FIRST, /* live= */ true);
    List<JsonObject> events = listen();
    await().until(() -> !events.isEmpty());
    say(FIRST, heard(4, "un", "deux"));
    say(FIRST, heard(10, "trois", "quatre"));
    await().until(() -> events.stream().flatMap(each -> texts(each).stream()).toList().size() == 2);
    running.clock().advance(Duration.ofSeconds(60));
    String clerk = running.signIn();
    HttpResponse<String> withheld =
        running.send(
            running
                .request("/api/v1/broadcasts/b1/withhold")
                .header("X-Tribune-Request", "1")
                .header("Content-Type", "application/json")
                .header("Cookie", clerk)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        new JsonObject()
                            .put("from", RunningServer.START.plusSeconds(9).toString())
                            .put("to", RunningServer.START.plusSeconds(20).toString())
                            .encode()))
                .build());
    assertThat(withheld.statusCode()).isEqualTo(200);
    await().until(() -> !events.getLast().getJsonArray("removed").isEmpty());
    assertThat(events.getLast().getJsonArray("removed")).isEqualTo(new JsonArray().add("r10"));
    assertThat(texts(read(""))).containsExactly("un deux");
  }

  @Test
  void captions_forWhoTakesGzip_areCompressed() throws IOException {
    running.open(FIRST, /* live= */ true);
    say(FIRST, heard(4, "un", "deux"));
    readUntil("un deux");
    HttpResponse<byte[]> answer =
        client
            .sendAsync(
                running.request(CAPTIONS).header("Accept-Encoding", "gzip").build(),
                BodyHandlers.ofByteArray())
            .join();
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(texts(new JsonObject(text))).containsExactly("un deux");
  }
}
