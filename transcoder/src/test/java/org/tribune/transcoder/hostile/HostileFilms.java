package org.tribune.transcoder.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tribune.transcoder.hostile.FilmTrials.Verdict;

/** Tries films one after the other, and holds each to a time and to a size. Used by one thread. */
final class HostileFilms implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(25);
  private static final long MOST_BYTES = 700_000_000;

  private final Path folder;
  private final FilmTrials trials;

  private HostileFilms(Path folder, FilmTrials trials) {
    this.folder = folder;
    this.trials = trials;
  }

  /** Films that are written into {@code folder}, in a sandbox as the box makes them. */
  static HostileFilms inSandbox(Path folder) {
    return new HostileFilms(folder, FilmTrials.inSandbox(folder));
  }

  /** Films that are made where they could reach anything. */
  static HostileFilms withoutSandbox(Path folder) {
    return new HostileFilms(folder, FilmTrials.withoutSandbox(folder));
  }

  /** What becomes of a file of these bytes. */
  Verdict tried(String name, byte[] bytes) throws IOException, InterruptedException {
    Verdict verdict = trials.run(Files.write(folder.resolve(name), bytes));
    assertThat(verdict.words()).as("the verdict on " + name).matches("(made|refused) .*");
    assertThat(verdict.time()).as("time for " + name).isLessThan(LONGEST);
    assertThat(verdict.peakBytes()).as("memory for " + name).isLessThan(MOST_BYTES);
    return verdict;
  }

  /** Fails unless a file of these bytes is refused for one of these flaws. */
  void requireFlaw(String name, byte[] bytes, String... flaws)
      throws IOException, InterruptedException {
    Verdict verdict = tried(name, bytes);
    assertThat(verdict.flaw().orElse("")).as(verdict.words()).isIn((Object[]) flaws);
  }

  /** The folder of the film that was tried last. */
  Path made() {
    return trials.made();
  }

  @Override
  public void close() {
    trials.close();
  }
}
