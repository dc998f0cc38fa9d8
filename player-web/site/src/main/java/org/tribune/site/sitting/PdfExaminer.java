package org.tribune.site.sitting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.SandboxException;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.site.sitting.PdfFindings.Flaw;

/**
 * Examines files in a Java of their own, one at a time and in a sandbox, so that no file can take
 * the memory or the time of the broadcast, nor anything that it has. Blocks; safe for all threads.
 */
public final class PdfExaminer {
  private static final Logger LOG = LoggerFactory.getLogger(PdfExaminer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HEAD = 1_024;
  private static final int ANSWER = 100;

  /** What begins the name of a folder in which a text is written. */
  private static final String FOLDER = "pdf-";

  private static final String TEXT = "text";

  /** The heap, the code, and what a Java needs besides; and what PDFBox unpacks to the disk. */
  private static final SandboxedJava.Limits LIMITS =
      new SandboxedJava.Limits(/* memory= */ 1_000_000_000, /* largestFile= */ 1_000_000_000);

  /** Bytes: of {@link PdfReading}'s longest text, however it is written. */
  private static final long MOST_TEXT = 20_000_000;

  private static final Path NICE = Path.of("/usr/bin/nice");

  /** Counted from our own niceness, which the unit of systemd raises by 15. */
  private static final List<String> MANNERS =
      Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "25") : List.of();

  private final SandboxConfig sandbox;
  private final Duration patience;
  private final String memory;
  private final Semaphore turn = new Semaphore(1, /* fair= */ true);

  /** An examiner with the usual bounds. */
  public PdfExaminer(SandboxConfig sandbox) {
    this(sandbox, PATIENCE, "256m");
  }

  PdfExaminer(SandboxConfig sandbox, Duration patience, String memory) {
    this.sandbox = sandbox;
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
    Path folder = Files.createTempDirectory(text.toAbsolutePath().getParent(), FOLDER);
    try {
      PdfFindings findings = answer(file, folder);
      if (findings instanceof PdfFindings.Sound) {
        if (Files.size(folder.resolve(TEXT)) > MOST_TEXT) {
          return new PdfFindings.Flawed(Flaw.TOO_HARD);
        }
        // A copy is ours, whoever wrote what is copied.
        Files.copy(folder.resolve(TEXT), text, StandardCopyOption.REPLACE_EXISTING);
      }
      return findings;
    } catch (SandboxException e) {
      LOG.error("A document is not opened: {}", e.getMessage());
      return new PdfFindings.Flawed(Flaw.UNCONFINED);
    } finally {
      forget(folder);
    }
  }

  /** Deletes what an examiner that did not come to its end has left in {@code folder}. */
  public static void forgetIn(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path each : left.filter(Files::isDirectory).toList()) {
        if (each.getFileName().toString().startsWith(FOLDER)) {
          forget(each);
        }
      }
    }
  }

  private static void forget(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path each : left.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }

  private PdfFindings answer(Path file, Path folder) throws IOException, InterruptedException {
    Process process = program(file, folder).start(sandbox, MANNERS);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new PdfFindings.Flawed(Flaw.TOO_HARD);
      }
      String said =
          new String(process.getInputStream().readNBytes(ANSWER), StandardCharsets.UTF_8).strip();
      return findings(said, process.exitValue());
    } finally {
      // It writes no more when this is over.
      process.destroyForcibly().waitFor();
    }
  }

  private static PdfFindings findings(String said, int status) {
    if (status == 0 && said.matches(PdfFindings.SOUND + " \\d{1,9}")) {
      return new PdfFindings.Sound(Integer.parseInt(said.substring(said.indexOf(' ') + 1)));
    }
    if (status == SandboxedJava.NOT_CONFINED) {
      return new PdfFindings.Flawed(Flaw.UNCONFINED);
    }
    for (Flaw flaw : Flaw.values()) {
      if (flaw.name().equals(said)) {
        return new PdfFindings.Flawed(flaw);
      }
    }
    LOG.warn("A document could not be examined (status {}): '{}'", status, said);
    return new PdfFindings.Flawed(Flaw.TOO_HARD);
  }

  private SandboxedJava program(Path file, Path folder) {
    return new SandboxedJava(
        PdfReading.class.getName(),
        List.of(
            "-Xmx" + memory,
            "-XX:TieredStopAtLevel=1",
            "-Dpdfbox.fontcache=" + folder,
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"),
        List.of(file.toAbsolutePath().toString(), folder.resolve(TEXT).toString()),
        List.of(file),
        folder,
        LIMITS);
  }
}
