package org.tribune.speech.sherpa;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * sherpa-onnx's libraries and Silero's voice activity detector, which this jar brings along, as
 * files: unpacked at their first use.
 */
public final class SherpaLibraries {
  /** The detector. */
  static final String VAD = "silero_vad.onnx";

  private static final List<String> FILES =
      List.of("libonnxruntime.so", "libsherpa-onnx-c-api.so", VAD);

  /** Written by the build (natives/natives.mjs): what it changes with every version. */
  private static final String STAMP = "stamp";

  private SherpaLibraries() {}

  /**
   * Unpacks them below {@code cache}, unless they are there.
   *
   * @return their folder
   * @throws IOException if they can't be, or this program was built without them
   */
  public static synchronized Path unpack(Path cache) throws IOException {
    String stamp;
    try (InputStream in = open(STAMP)) {
      stamp = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    Path folder = cache.resolve("sherpa-onnx-" + stamp);
    Files.createDirectories(folder);
    for (String each : FILES) {
      unpack(each, folder.resolve(each));
    }
    return folder;
  }

  private static void unpack(String name, Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path part = Files.createTempFile(file.getParent(), name, ".part");
    try (InputStream in = open(name)) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      // A sandboxed worker is another user.
      boolean _ = part.toFile().setReadable(true, /* ownerOnly= */ false);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static InputStream open(String name) throws IOException {
    String resource = "/org/tribune/speech/natives/" + platform() + "/" + name;
    InputStream found = SherpaLibraries.class.getResourceAsStream(resource);
    if (found == null) {
      throw new IOException(
          "This build of Tribune has no sherpa-onnx for "
              + platform()
              + ": build it with bash infra/run, or take a release");
    }
    return found;
  }

  static String platform() {
    return switch (System.getProperty("os.arch")) {
      case "aarch64" -> "linux-arm64";
      default -> "linux-x86_64";
    };
  }
}
