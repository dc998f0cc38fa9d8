package org.tribune.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.status.SoundLevel;
import org.tribune.core.topics.Topics;
import org.tribune.web.RunningServer;

/** The event streams that pages listen to. */
class EventStreamsTest {
  private static final BroadcastId ID = new BroadcastId("b1");

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

  private List<String> listen(String path, String cookie) {
    List<String> lines = new CopyOnWriteArrayList<>();
    CompletableFuture<HttpResponse<Stream<String>>> response =
        client.sendAsync(
            running.request(path).header("Cookie", cookie).build(), BodyHandlers.ofLines());
    HttpResponse<Stream<String>> opened = response.join();
    assertThat(opened.headers().firstValue("Content-Type")).contains("text/event-stream");
    Thread.ofVirtual().start(() -> opened.body().forEach(lines::add));
    return lines;
  }

  @Test
  void channelEvents_broadcastGoesLive_isToldWithoutThePreview() {
    List<String> lines = listen("/api/v1/channels/chamber/events", "");
    await().until(() -> lines.stream().anyMatch(line -> line.contains("\"state\":\"offline\"")));
    assertThat(lines).startsWith("event: channel");
    running.open(ID, /* live= */ false);
    running.goLive(ID);
    await().until(() -> lines.stream().anyMatch(line -> line.contains("\"state\":\"live\"")));
    assertThat(lines).noneMatch(line -> line.contains("preview"));
    await().until(() -> lines.stream().anyMatch(line -> line.contains("\"viewers\":1")));
  }

  @Test
  void operatorEvents_soundAndPreview_areTold() {
    List<String> lines = listen("/api/v1/operator/events", running.signIn());
    running.open(ID, /* live= */ false);
    await().until(() -> lines.stream().anyMatch(line -> line.contains("\"state\":\"preview\"")));
    running
        .log()
        .append(
            Topics.STATUS, "chamber", new SoundLevel(List.of(-3.5, -4.0), List.of(-20.0, -21.0)))
        .join();
    await().until(() -> lines.contains("event: sound"));
    await()
        .until(
            () -> lines.stream().anyMatch(line -> line.contains("\"peakDecibels\":[-3.5,-4.0]")));
    assertThat(lines)
        .filteredOn(line -> line.contains("peakDecibels"))
        .allMatch(line -> line.contains("\"channel\":\"chamber\""));
  }

  @Test
  void operatorEvents_oneStream_tellsAllChannels() {
    List<String> lines = listen("/api/v1/operator/events", running.signIn());
    await().until(() -> told(lines, "chamber") && told(lines, "committee"));
    int before = lines.size();
    running
        .log()
        .append(Topics.STATUS, "committee", new SoundLevel(List.of(-9.0), List.of(-30.0)))
        .join();
    await()
        .until(
            () ->
                lines.stream()
                    .skip(before)
                    .anyMatch(
                        line ->
                            line.contains("\"channel\":\"committee\"") && line.contains("-30.0")));
  }

  private static boolean told(List<String> lines, String channel) {
    return lines.stream().anyMatch(line -> line.contains("\"id\":\"" + channel + "\""));
  }
}
