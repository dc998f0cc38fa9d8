package org.tribune.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.TestCertificate;

/** What a browser asks for on one connection of HTTP/2, as it begins a page. */
class Http2AnswersTest {
  private static final String LARGE = "/api/v1/openapi.yaml";
  private static final String SMALL = "/api/v1/site";

  @TempDir Path directory;

  /** A page asks for all its scripts at once: what is left unsent is never asked for again. */
  @Test
  void smallAnswers_besideALargeOne_areAllSent() throws IOException {
    try (RunningServer running =
            new RunningServer(
                directory,
                Optional.empty(),
                Optional.of(
                    TestCertificate.create(
                        directory, "good", "2026/01/01 00:00:00", /* days= */ 3_650)));
        RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 6 << 20)) {
      client.widen(15 << 20);
      List<String> paths = new ArrayList<>(Collections.nCopies(20, SMALL));
      paths.addFirst(LARGE);
      client.getTogether(paths);
      assertThat(ended(client, paths.size())).hasSize(paths.size());
    }
  }

  /** The streams that end, until so many have or nothing comes any more. */
  private static Set<Integer> ended(RawHttp2 client, int wanted) {
    Set<Integer> ended = new HashSet<>();
    try {
      while (ended.size() < wanted) {
        RawHttp2.Frame frame = client.read();
        if (frame.stream() > 0 && (frame.flags() & RawHttp2.END_STREAM) != 0) {
          ended.add(frame.stream());
        }
      }
    } catch (IOException e) {
      // Nothing came for as long as the client waits.
    }
    return ended;
  }
}
