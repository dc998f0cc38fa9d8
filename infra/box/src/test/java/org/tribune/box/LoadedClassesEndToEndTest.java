package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start loads: docs/decisions/0098-what-a-start-need-not-learn-again.md. */
@Tag("e2e")
class LoadedClassesEndToEndTest {
  private static final String CHANNELS =
      """
      channels:
        - id: chamber
          name: Chamber
          sources: [{type: testcard}]
      """;

  @TempDir private Path folder;

  @Test
  void start_withoutDocumentsToSign_readsNoLibraryThatIsSignedItself() throws IOException {
    Path classes = folder.resolve("classes.txt");
    try (BoxProcess _ =
        BoxProcess.startWith(List.of("-Xlog:class+load:file=" + classes), folder, CHANNELS)) {
      List<String> signing;
      try (Stream<String> lines = Files.lines(classes)) {
        signing =
            lines
                .filter(line -> line.matches(".* org\\.(bouncycastle|tribune\\.signing)\\..*"))
                .toList();
      }
      assertThat(signing).anyMatch(line -> line.contains("SigningKeyFile"));
      assertThat(signing).noneMatch(line -> line.contains("org.bouncycastle"));
    }
  }
}
