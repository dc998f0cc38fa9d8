package org.tribune.site.sitting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.SandboxException;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.site.sitting.PdfFindings.Flaw;
import org.tribune.site.sitting.convocation.SandboxedReading;
import org.tribune.site.sitting.convocation.SandboxedReading.Answer;

/**
 * Examines files in a Java of their own, one at a time and in a sandbox, so that no file can take
 * the memory or the time of the broadcast, nor anything that it has. Blocks; safe for all threads.
 */
public final class PdfExaminer {
  private static final Logger LOG = LoggerFactory.getLogger(PdfExaminer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HEAD = 1_024;

  /** Bytes: of {@link PdfReading}'s longest text, however it is written. */
  private static final long MOST_TEXT = 20_000_000;

  private final SandboxedReading reading;

  /** An examiner with the usual bounds. */
  public PdfExaminer(SandboxConfig sandbox) {
    this(sandbox, PATIENCE, "256m");
  }

  PdfExaminer(SandboxConfig sandbox, Duration patience, String memory) {
    this.reading = new SandboxedReading(sandbox, patience, memory, PdfReading.class);
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
    try {
      Path folder = Objects.requireNonNull(text.toAbsolutePath().getParent());
      return reading.read(file, folder, (answer, written) -> findings(answer, written, text));
    } catch (SandboxException e) {
      LOG.error("A document is not opened: {}", e.getMessage());
      return new PdfFindings.Flawed(Flaw.UNCONFINED);
    }
  }

  /** Readers take what has its mark in the first kilobyte (ISO 32000-1, annex H, note 13). */
  private static boolean beginsAsPdf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }
  }

  private static PdfFindings findings(Optional<Answer> answer, Path written, Path text)
      throws IOException {
    if (answer.isEmpty()) {
      return new PdfFindings.Flawed(Flaw.TOO_HARD);
    }
    PdfFindings findings = findings(answer.get().said(), answer.get().status());
    if (findings instanceof PdfFindings.Sound) {
      if (Files.size(written) > MOST_TEXT) {
        return new PdfFindings.Flawed(Flaw.TOO_HARD);
      }
      // A copy is ours, whoever wrote what is copied.
      Files.copy(written, text, StandardCopyOption.REPLACE_EXISTING);
    }
    return findings;
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
}
