package org.tribune.site.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;

/** The room as it is now is for clerks, and for nobody behind closed doors. */
class RoomRoutesTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String ROOM = "/api/v1/operator/channels/chamber/room.jpg";

  @TempDir private Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RunningServer running;

  @BeforeEach
  void open() {
    running = new RunningServer(directory);
    running.open(ID, /* live= */ true);
  }

  @AfterEach
  void close() {
    running.close();
  }

  private void show() {
    Instant now = running.clock().now().toInstant();
    running
        .rooms()
        .show(RunningServer.CHAMBER, new RoomPictures.RoomPicture(now, Bytes.utf8("a picture")));
  }

  @Test
  void picture_forAClerk_isTheNewestAndKeptNowhere() {
    String clerk = running.signInAs(Role.CLERK);
    assertThat(running.get(ROOM, "Cookie", clerk).statusCode()).isEqualTo(404);
    assertThat(running.rooms().isWanted(RunningServer.CHAMBER)).isTrue();
    show();
    HttpResponse<String> seen = running.get(ROOM, "Cookie", clerk);
    assertThat(seen.body()).isEqualTo("a picture");
    assertThat(seen.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(seen.headers().firstValue("Cache-Control")).contains("no-store");
    running.clock().advance(Duration.ofSeconds(20));
    assertThat(running.get(ROOM, "Cookie", clerk).statusCode()).as("too old").isEqualTo(404);
    assertThat(running.rooms().isWanted(RunningServer.COMMITTEE)).isFalse();
  }

  @Test
  void picture_forOthers_isRefused() {
    show();
    assertThat(running.get(ROOM).statusCode()).isEqualTo(401);
    String moderator = running.signInAs(Role.MODERATOR);
    assertThat(running.get(ROOM, "Cookie", moderator).statusCode()).isEqualTo(403);
  }

  @Test
  void picture_behindClosedDoors_isNotGivenThoughTheCameraHasNotForgottenIt() {
    String clerk = running.signInAs(Role.CLERK);
    show();
    Instant now = running.clock().now().toInstant();
    running.log().append(Topics.EVENTS, "chamber", new BroadcastEvent.Closed(ID, now)).join();
    await().until(() -> running.get(ROOM, "Cookie", clerk).statusCode() == 404);
  }
}
