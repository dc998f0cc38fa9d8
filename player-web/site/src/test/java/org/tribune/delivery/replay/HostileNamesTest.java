package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;

/** Addresses that would lead out of a recording, or of the store, as they come on the wire. */
class HostileNamesTest {
  private static final String SECRET = "what nobody may read";

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static RunningServer running;

  @BeforeAll
  static void start() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    FileSystemObjectStore store = new FileSystemObjectStore(data.resolve("store"));
    TemporaryCatalogue catalogue = new TemporaryCatalogue();
    for (String id : new String[] {"b1", "b2"}) {
      new RecordedSitting(catalogue, store, new BroadcastId(id))
          .segments(0, 1)
          .complete(new MediaTime(768, 100));
    }
    Files.writeString(data.resolve("tribune.db"), SECRET);
    Files.writeString(data.resolve("store").resolve("1.m4s"), SECRET);
    running = new RunningServer(directory, store, catalogue);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hls/recordings/b1/720p/../../../tribune.db",
        "/hls/recordings/b1/720p/..%2f..%2f..%2f..%2ftribune.db",
        "/hls/recordings/b1/720p/..%2F..%2F..%2F1.m4s",
        "/hls/recordings/b1/%2e%2e/%2e%2e/1.m4s",
        "/hls/recordings/b1/%2e%2e%2f%2e%2e/1.m4s",
        "/hls/recordings/b1/720p/%252e%252e%252f1.m4s",
        "/hls/recordings/b1/720p/..%5c..%5c1.m4s",
        "/hls/recordings/b1/720p/..%c0%af1.m4s",
        "/hls/recordings/b1/720p/0.m4s%00.jpg",
        "/hls/recordings/b1/720p/%zz.m4s",
        "/hls/recordings/..%2f..%2ftribune.db/720p/0.m4s",
        "/hls/recordings/%2e%2e/recordings/b1%2f720p/0.m4s",
        "/hls/recordings/b1//etc/passwd",
        "/hls/recordings/b1/assets/..%2f..%2f..%2ftribune.db",
        "/hls/recordings/b1/assets/..%2f..%2fb2%2f720p%2f0.m4s",
        "/download/b1/..%2f..%2ftribune.db",
        "/download/..%2fb1/720p.mp4",
        "/download/%2e%2e/tribune.db",
      })
  void address_outOfItsPlace_isNoneAndShowsNothing(String address) throws IOException {
    String answer = get(address);
    assertThat(answer).matches("(?s)HTTP/1\\.1 40[04] .*").doesNotContain(SECRET, "moof");
  }

  /** No client of a library sends such addresses as they are. */
  private static String get(String address) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.server().port())) {
      String request = "GET " + address + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
