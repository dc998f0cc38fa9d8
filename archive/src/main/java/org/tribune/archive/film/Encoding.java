package org.tribune.archive.film;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.film.EncoderLine;
import org.tribune.core.film.Shortfall;
import org.tribune.core.film.TranscodeError;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.core.text.Message;

/** A process that encodes a film, watched by one thread; what it says is read by another. */
final class Encoding implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Encoding.class);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);

  private final Process process;
  private final Thread reader;
  private volatile EncoderLine.Progress progress = new EncoderLine.Progress(0, 0);
  private volatile Optional<TranscodeError> flaw = Optional.empty();
  private volatile Optional<Shortfall> shortfall = Optional.empty();
  private boolean paused = false;

  Encoding(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().name("film-encoder-lines").start(this::read);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        EncoderLine.read(line).ifPresent(this::take);
      }
    } catch (IOException e) {
      LOG.debug("The output of a transcode process can't be read any more", e);
    }
  }

  private void take(EncoderLine line) {
    switch (line) {
      case EncoderLine.Progress told -> progress = told;
      case EncoderLine.Refused told -> flaw = Optional.of(told.flaw());
      case EncoderLine.CutShort told -> {
        shortfall = Optional.of(told.shortfall());
        flaw = Optional.of(TranscodeError.TRUNCATED);
      }
    }
  }

  /** How far it is. */
  EncoderLine.Progress progress() {
    return progress;
  }

  /** Waits so long for its end; true if it came. */
  boolean endsWithin(Duration wait) throws InterruptedException {
    return process.waitFor(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Why there is no film, once it has ended; empty if there is one. */
  Optional<TranscodeError> flaw() throws InterruptedException {
    reader.join(END_PATIENCE);
    return process.exitValue() == 0 ? Optional.empty() : Optional.of(flaw.orElse(unknownFlaw()));
  }

  /** The same for its author: in words that have the numbers, if it gave some. */
  Message words(TranscodeError found) {
    return shortfall
        .filter(told -> found == TranscodeError.TRUNCATED)
        .map(Shortfall::words)
        .orElse(found.words());
  }

  private TranscodeError unknownFlaw() {
    return process.exitValue() == SandboxedJava.NOT_CONFINED
        ? TranscodeError.UNCONFINED
        : TranscodeError.BROKE_OFF;
  }

  /** Its exit status, once it has ended. */
  int status() {
    return process.exitValue();
  }

  /** It stands still, or goes on. */
  void pause(boolean wanted) {
    if (wanted == paused) {
      return;
    }
    paused = wanted;
    signal(wanted ? "-STOP" : "-CONT");
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", name, String.valueOf(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!kill.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        kill.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.warn("A transcode process can't be paused: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once, if it has not ended, and waits until it writes no more. */
  @Override
  public void close() {
    try {
      if (!process.destroyForcibly().waitFor(END_PATIENCE)) {
        LOG.warn("The transcode process {} does not exit", process.pid());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
