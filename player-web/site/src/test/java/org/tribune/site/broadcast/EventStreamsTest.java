package org.tribune.site.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.status.SoundLevel;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;

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
  void channelEvents_sittingOfTheHour_isToldWithATagThatFollowsItsVotes() {
    TemporaryCatalogue catalogue = running.catalogue();
    Sitting sitting =
        SittingSamples.whole("s1", RunningServer.START.plusSeconds(300)).withBroadcasts(List.of());
    assertThat(catalogue.sittings().create(sitting)).isTrue();
    List<String> lines = listen("/api/v1/channels/chamber/events", "");
    await().until(() -> sittings(lines).stream().anyMatch(line -> line.contains("\"id\":\"s1\"")));
    running.open(ID, /* live= */ true);
    String before = sittings(lines).getLast();

    // Notes are the clerk's alone; a vote is everybody's.
    replace(sitting.id(), each -> item(each, "noted", Optional.empty()));
    Vote vote = new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty());
    await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
    assertThat(sittings(lines).getLast()).isEqualTo(before);
    replace(sitting.id(), each -> item(each, "noted", Optional.of(vote)));
    await().until(() -> !sittings(lines).getLast().equals(before));
    assertThat(sittings(lines).getLast()).contains("\"id\":\"s1\"");
  }

  @Test
  void channelEvents_nextSittingBehindThoseOfOtherCouncils_isTold() {
    Sittings sittings = running.catalogue().sittings();
    for (int other = 0; other < 201; other++) {
      Sitting sitting =
          SittingSamples.whole("other-" + other, RunningServer.START.plusSeconds(600 + other));
      assertThat(sittings.create(sitting.with(onChannel(sitting.facts(), "north")))).isTrue();
    }
    assertThat(
            sittings.create(
                SittingSamples.whole("s1", RunningServer.START.plus(Duration.ofDays(30)))
                    .withBroadcasts(List.of())))
        .isTrue();
    List<String> lines = listen("/api/v1/channels/chamber/events", "");
    await().until(() -> sittings(lines).stream().anyMatch(line -> line.contains("\"id\":\"s1\"")));
  }

  private static SittingFacts onChannel(SittingFacts facts, String channel) {
    return facts.change().channel(Optional.of(new ChannelId(channel))).build();
  }

  private static List<String> sittings(List<String> lines) {
    return lines.stream().filter(line -> line.contains("\"tag\":")).toList();
  }

  private void replace(SittingId id, UnaryOperator<Sitting> change) {
    Sittings sittings = running.catalogue().sittings();
    Sitting now = sittings.find(id).orElseThrow();
    assertThat(sittings.replace(change.apply(now).changed(RunningServer.START, "Claire")))
        .isPresent();
  }

  private static Sitting item(Sitting sitting, String notes, Optional<Vote> vote) {
    AgendaItem last = sitting.items().getLast();
    AgendaItem changed = last.change().kind(ItemKind.ITEM).notes(notes).vote(vote).build();
    List<AgendaItem> items = new ArrayList<>(sitting.items());
    items.set(items.size() - 1, changed);
    return sitting.withItems(items);
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
