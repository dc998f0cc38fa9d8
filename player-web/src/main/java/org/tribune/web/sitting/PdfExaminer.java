package org.tribune.web.sitting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.web.sitting.PdfFindings.Flaw;

/**
 * Examines files in a Java of their own, one at a time, so that no file can take the memory or the
 * time of the broadcast. Blocks; safe for all threads.
 */
public final class PdfExaminer {
  private static final Logger LOG = LoggerFactory.getLogger(PdfExaminer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HEAD = 1_024;
  private static final int ANSWER = 100;
  private static final Path NICE = Path.of("/usr/bin/nice");

  private final Duration patience;
  private final String memory;
  private final Semaphore turn = new Semaphore(1, /* fair= */ true);

  /** An examiner with the usual bounds. */
  public PdfExaminer() {
    this(PATIENCE, "256m");
  }

  PdfExaminer(Duration patience, String memory) {
    this.patience = patience;
    this.memory = memory;
  }

  /**
   * Examines {@code file}.
   *
   * @param text where its text is written if it is sound
   * @throws IOException if it can't be read, or nothing can be started
   */
  public PdfFindings examine(Path file, Path text) throws IOException, InterruptedException {
    if (!beginsAsPdf(file)) {
      return new PdfFindings.Flawed(Flaw.NOT_PDF);
    }
    turn.acquire();
    try {
      return read(file, text);
    } finally {
      turn.release();
    }
  }

  /** Readers take what has its mark in the first kilobyte (ISO 32000-1, annex H, note 13). */
  private static boolean beginsAsPdf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }
  }

  private PdfFindings read(Path file, Path text) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(file, text))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new PdfFindings.Flawed(Flaw.TOO_HARD);
      }
      String said =
          new String(process.getInputStream().readNBytes(ANSWER), StandardCharsets.UTF_8).strip();
      return findings(said, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  private static PdfFindings findings(String said, int status) {
    if (status == 0 && said.matches(PdfFindings.SOUND + " \\d{1,9}")) {
      return new PdfFindings.Sound(Integer.parseInt(said.substring(said.indexOf(' ') + 1)));
    }
    for (Flaw flaw : Flaw.values()) {
      if (flaw.name().equals(said)) {
        return new PdfFindings.Flawed(flaw);
      }
    }
    LOG.warn("A document could not be examined (status {}): '{}'", status, said);
    return new PdfFindings.Flawed(Flaw.TOO_HARD);
  }

  private List<String> command(Path file, Path text) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "10"));
    }
    String folder = String.valueOf(text.toAbsolutePath().getParent());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + memory,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
            "-Dpdfbox.fontcache=" + folder,
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
            "-cp",
            System.getProperty("java.class.path"),
            PdfReading.class.getName(),
            file.toAbsolutePath().toString(),
            text.toAbsolutePath().toString()));
    return command;
  }
}
