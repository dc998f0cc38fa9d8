package org.tribune.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.testkit.TestCertificate;

/** Clients on HTTP/2 that do what the protocol allows and no viewer needs. */
class HostileHttp2Test {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String PART = "/hls/recordings/b1/720p/8.3.m4s";

  @TempDir Path directory;
  private RunningServer running;

  @BeforeEach
  void start() {
    running =
        new RunningServer(
            directory,
            Optional.empty(),
            Optional.of(
                TestCertificate.create(
                    directory, "good", "2026/01/01 00:00:00", /* days= */ 3_650)));
    running.openWithParts(ID, /* partBytes= */ 100_000).segments(0, 8);
    await().until(() -> answers());
  }

  private boolean answers() {
    try (RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 1 << 20)) {
      client.get(1, PART);
      RawHttp2.Frame frame = client.read();
      while (frame.type() != RawHttp2.HEADERS) {
        frame = client.read();
      }
      RawHttp2.Frame body = client.read();
      return body.type() == RawHttp2.DATA
          && new String(body.payload().array(), US_ASCII).startsWith("720p/8.3@");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void resetStreams_inTheMiddleOfABody_holdNothingAnyMore() throws IOException {
    try (RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 1_000)) {
      for (int stream = 1; stream < 100; stream += 2) {
        client.get(stream, PART);
      }
      await().until(() -> running.server().metrics().sharedBodiesInUse() >= 50);
      for (int stream = 1; stream < 100; stream += 2) {
        client.reset(stream);
      }
      await().until(() -> running.server().metrics().sharedBodiesInUse() == 0);
    }
  }

  @Test
  void connection_closedInTheMiddleOfBodies_holdsNothingAnyMore() throws IOException {
    try (RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 1_000)) {
      for (int stream = 1; stream < 100; stream += 2) {
        client.get(stream, PART);
      }
      await().until(() -> running.server().metrics().sharedBodiesInUse() >= 50);
    }
    await().until(() -> running.server().metrics().sharedBodiesInUse() == 0);
  }

  @Test
  void rapidReset_isEndedByTheServer() throws IOException {
    long before = running.server().metrics().requests();
    try (RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 1_000)) {
      assertThat(sendUntilRefused(client)).isTrue();
    }
    assertThat(running.server().metrics().requests() - before).isLessThan(1_000);
  }

  /** True if the server ended the connection before 5,000 streams were opened and reset. */
  private static boolean sendUntilRefused(RawHttp2 client) {
    try {
      for (int stream = 1; stream < 10_000; stream += 2) {
        client.get(stream, PART);
        client.reset(stream);
      }
    } catch (IOException e) {
      return true;
    }
    return client.awaitFrame(RawHttp2.GOAWAY);
  }

  @Test
  void continuationFlood_isEndedByTheServer() throws IOException {
    try (RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 1_000)) {
      client.send(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, RawHttp2.block(PART));
      boolean refused = false;
      try {
        for (int i = 0; i < 10_000; i++) {
          client.send(RawHttp2.CONTINUATION, 0, 1, new byte[0]);
        }
      } catch (IOException e) {
        refused = true;
      }
      assertThat(refused || client.awaitFrame(RawHttp2.GOAWAY)).isTrue();
    }
  }

  @Test
  void headerBomb_isRefusedAndTheConnectionOfOthersGoesOn() throws IOException {
    try (RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 1_000)) {
      byte[] field = new byte[16_000];
      System.arraycopy(RawHttp2.block(PART), 0, field, 0, RawHttp2.block(PART).length);
      // A literal with a name and a value of 127 bytes each, over and over.
      int at = RawHttp2.block(PART).length;
      while (at + 257 < field.length) {
        field[at] = 0;
        field[at + 1] = 126;
        Arrays.fill(field, at + 2, at + 128, (byte) 'x');
        field[at + 128] = 126;
        Arrays.fill(field, at + 129, at + 255, (byte) 'y');
        at += 255;
      }
      long before = running.server().metrics().requests();
      client.send(
          RawHttp2.HEADERS,
          RawHttp2.END_STREAM | RawHttp2.END_HEADERS,
          1,
          Arrays.copyOf(field, at));
      RawHttp2.Frame frame = client.read();
      while (frame.type() == RawHttp2.SETTINGS || frame.type() == RawHttp2.WINDOW_UPDATE) {
        frame = client.read();
      }
      assertThat(frame.type()).isIn(RawHttp2.RST_STREAM, RawHttp2.GOAWAY, RawHttp2.HEADERS);
      assertThat(running.server().metrics().requests()).isEqualTo(before);
      assertThat(answers()).isTrue();
    }
  }
}
