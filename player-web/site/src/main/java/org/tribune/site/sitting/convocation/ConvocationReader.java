package org.tribune.site.sitting.convocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.SandboxException;
import org.tribune.site.sitting.convocation.ConvocationText.Format;

/**
 * Has the convocation that a clerk sends as a file read in a sandbox. Nothing of it is kept.
 * Blocks; safe for all threads.
 */
public final class ConvocationReader {
  private static final Logger LOG = LoggerFactory.getLogger(ConvocationReader.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Bytes: of the longest text, however it is written. */
  private static final long MOST_TEXT = 4L * TextLines.MOST_TEXT + 10L * TextLines.MOST_LINES;

  private final SandboxedReading reading;
  private final Path folder;

  /**
   * A reader with the usual bounds.
   *
   * @param folder for files under way
   */
  public ConvocationReader(SandboxConfig sandbox, Path folder) {
    this(sandbox, folder, PATIENCE, "256m");
  }

  ConvocationReader(SandboxConfig sandbox, Path folder, Duration patience, String memory) {
    this.reading = new SandboxedReading(sandbox, patience, memory, ConvocationReading.class);
    this.folder = folder;
  }

  /**
   * What is written in {@code content}.
   *
   * @throws UnreadableException if no agenda can be had from it
   * @throws IOException if nothing can be written or started here
   */
  public ConvocationText read(byte[] content) throws IOException, InterruptedException {
    Optional<Flaw> flaw = FileKind.flawOf(FileKind.of(content), content);
    if (flaw.isPresent()) {
      throw new UnreadableException(flaw.get());
    }
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "convocation", ".part");
    try {
      Files.write(file, content);
      return reading.read(file, folder, ConvocationReader::text);
    } catch (SandboxException e) {
      LOG.error("A convocation is not opened: {}", e.getMessage());
      throw new UnreadableException(Flaw.UNCONFINED);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ConvocationText text(Optional<SandboxedReading.Answer> answer, Path written)
      throws IOException {
    if (answer.isEmpty()) {
      throw new UnreadableException(Flaw.TOO_HARD);
    }
    if (answer.get().isUnconfined()) {
      throw new UnreadableException(Flaw.UNCONFINED);
    }
    List<String> said = List.of(answer.get().said().split(" "));
    boolean isRead = answer.get().status() == 0 && said.getFirst().equals(ConvocationReading.READ);
    for (Format format : Format.values()) {
      if (isRead && said.size() > 1 && said.get(1).equals(format.name())) {
        if (Files.size(written) > MOST_TEXT) {
          throw new UnreadableException(Flaw.TOO_HARD);
        }
        boolean isCut = said.size() > 2 && said.get(2).equals(ConvocationReading.CUT);
        return new ConvocationText(format, ConvocationReading.written(written), isCut);
      }
    }
    for (Flaw flaw : Flaw.values()) {
      if (flaw.name().equals(said.getFirst())) {
        throw new UnreadableException(flaw);
      }
    }
    LOG.warn(
        "A convocation could not be read (status {}): '{}'",
        answer.get().status(),
        answer.get().said());
    throw new UnreadableException(Flaw.TOO_HARD);
  }
}
