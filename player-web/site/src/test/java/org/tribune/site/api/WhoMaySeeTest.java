package org.tribune.site.api;

import static org.awaitility.Awaitility.await;
import static org.tribune.site.video.Newsroom.done;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;

/**
 * Asks for everything that there is of films, recordings and broadcasts, in each state, as
 * everybody that there is; {@code who-may-see.txt} lists who gets it.
 */
class WhoMaySeeTest {
  private static final String ALL = "/api/v1/operator/reports";
  private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

  @TempDir Path directory;
  private final Map<String, String> names = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // of the server
  private RightsTable table;

  @BeforeEach
  void open() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    table = new RightsTable(running);
    film("draft");
    film("withdrawn");
    act("withdrawn", "publish");
    act("withdrawn", "unpublish");
    film("trimmed");
    act("trimmed", "publish");
    change("trimmed", "\"trim\":{\"start\":5,\"end\":12}");
    sitting();
    broadcasts();
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  /** A reporter's film of this name, before a reviewer. */
  private void film(String name) {
    String author = table.cookie(RightsTable.Who.AUTHOR);
    JsonObject report =
        done(running.order("POST", ALL, "{\"title\":\"%s\"}".formatted(name), author));
    names.put(name + "-report", report.getString("id"));
    BroadcastId film = new BroadcastId("20261126t0%d0000-film".formatted(names.size()));
    names.put(name, film.value());
    Newsroom.giveFilm(running, newsroom.catalogue(), newsroom.store(), report, film);
    newsroom
        .catalogue()
        .saveAssets(
            film,
            0,
            List.of(
                asset(film, "poster", "p.jpg"),
                asset(film, "poster-1", "poster-1-at5000-r0-0a.jpg"),
                asset(film, "storyboard", "s.vtt")));
    change(name, "\"captions\":{\"fr\":\"WEBVTT\\n\\n00:06.000 --> 00:07.000\\nMot\\n\"}");
    act(name, "submit");
  }

  private Asset asset(BroadcastId film, String name, String file) {
    Bytes content = Bytes.utf8("a picture");
    newsroom.store().put(RecordingNames.asset(film, file), content);
    return new Asset(name, file, "image/jpeg", content.length(), Bytes.wrap(new byte[32]));
  }

  private String report(String name) {
    return ALL + "/" + names.get(name + "-report");
  }

  private int version(String name) {
    return done(running.get(report(name), "Cookie", newsroom.clerk())).getInteger("version");
  }

  private void act(String name, String action) {
    String order = "{\"action\":\"%s\",\"version\":%d}".formatted(action, version(name));
    done(running.order("POST", report(name) + "/state", order, newsroom.clerk()));
  }

  private void change(String name, String change) {
    String order = "{%s,\"version\":%d}".formatted(change, version(name));
    done(running.order("PATCH", report(name), order, newsroom.clerk()));
  }

  /** One whose first segment is withheld. */
  private void sitting() {
    BroadcastId id = new BroadcastId("20261124t180000-sitting");
    names.put("sitting", id.value());
    new RecordedSitting(newsroom.catalogue(), newsroom.store(), id)
        .segments(0, 4)
        .complete(MediaTime.ofMicros(19_200_000))
        .request(Correction.Kind.MASK, MediaTime.ZERO, MediaTime.ofMicros(1_000_000));
  }

  /** One on air, and one on another channel that is not yet. */
  private void broadcasts() {
    BroadcastId live = new BroadcastId("b-live");
    names.put("live", live.value());
    running.open(live, /* live= */ true).segments(0, 8).parts(9, 0, 3);
    running.playlist(live, "720p", 9, 3);
    BroadcastId preview = new BroadcastId("b-preview");
    names.put("preview", preview.value());
    running
        .log()
        .append(
            Topics.EVENTS,
            "committee",
            new BroadcastEvent.Opened(
                preview, running.clock().now().toInstant(), RunningServer.COMMITTEE, "Commission"))
        .join();
    new FakeTranscoder(running.log(), preview, running.clock().now().toInstant())
        .format()
        .segments(0, 8)
        .parts(9, 0, 3);
    String clerk = newsroom.clerk();
    String next = running.address(preview, "720p") + "preview.m3u8?_HLS_msn=9&_HLS_part=3";
    await().until(() -> running.get(next, "Cookie", clerk).statusCode() == 200);
  }

  private String named(String address) {
    return NAME.matcher(address)
        .replaceAll(found -> Objects.requireNonNull(names.get(found.group(1)), found.group()));
  }

  /** What is laid out of films this plain breaks, which only those see who may have it. */
  private static String cell(int status) {
    return switch (status) {
      case 200, 302, 500 -> "yes";
      case 404 -> "-";
      default -> String.valueOf(status);
    };
  }

  @Test
  void everyAddress_ofWhatCanBeSeen_isAnsweredAsTheTableSays() {
    List<String> addresses =
        RightsTable.read("who-may-see.txt").stream().map(RightsTable::address).toList();
    table.assertIs("who-may-see.txt", addresses, this::named, WhoMaySeeTest::cell);
  }
}
