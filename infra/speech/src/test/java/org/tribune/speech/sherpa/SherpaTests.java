package org.tribune.speech.sherpa;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.tribune.speech.EngineSettings;

/** What tests of sherpa-onnx need. */
public final class SherpaTests {
  private static final Path CACHE = Path.of("target", "unpacked").toAbsolutePath();

  private SherpaTests() {}

  /** Its libraries, unpacked; skips the test where a build left them out ({@code exec.skip}). */
  public static Path libraries() throws IOException {
    Assumptions.assumeTrue(
        SherpaLibraries.class.getResource(
                "/org/tribune/speech/natives/" + SherpaLibraries.platform() + "/stamp")
            != null,
        "Built without sherpa-onnx's libraries");
    return SherpaLibraries.unpack(CACHE);
  }

  /** Where {@link #libraries} are unpacked to. */
  public static Path cache() {
    return CACHE;
  }

  /** An engine with this model. */
  public static EngineSettings settings(String language, Path model, List<String> hotwords) {
    return new EngineSettings(
        EngineSettings.Kind.SHERPA,
        language,
        Optional.of(model),
        /* command= */ List.of(),
        /* threads= */ 1,
        hotwords);
  }
}
