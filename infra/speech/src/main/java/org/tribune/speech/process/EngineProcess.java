package org.tribune.speech.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tribune.core.text.Message;
import org.tribune.speech.HypothesisCheck;
import org.tribune.speech.SpeechException;

/**
 * A program that reads sound from its input and writes lines. Whatever it writes is bounded. It
 * ends with the thread that started it, and is used by that thread.
 */
final class EngineProcess implements AutoCloseable {
  /** Characters of a line; the longest hypothesis has fewer. */
  private static final int LONGEST_LINE = 1 << 18;

  /** Lines that nobody has asked for yet: an engine writes some ten a second. */
  private static final int MOST_WAITING = 5_000;

  private static final int LAST_WORDS = 5;

  /** What it has still to hear when nothing follows any more. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** From util-linux: kills the program once the thread that started it has ended. */
  private static final Path DIES_WITH_US = Path.of("/usr/bin/setpriv");

  private final String name;
  private final Process process;
  private final OutputStream input;
  private final Thread outputReader;
  private final Thread errorReader;

  // Both are guarded by the lists themselves.
  private final Deque<String> lines = new ArrayDeque<>();
  private final Deque<String> errors = new ArrayDeque<>();

  /** Why no more is read, if it is for what it wrote. */
  private volatile Optional<Message> flaw = Optional.empty();

  /** It hears: what it says of itself may be what is said from now on, and is quoted nowhere. */
  private volatile boolean hears = false;

  /** When its last line came. */
  private volatile long spoke = System.nanoTime();

  /**
   * Starts it.
   *
   * @param name as the operator knows it
   * @param remedy what to do if it can't be started
   */
  EngineProcess(String name, List<String> command, Message remedy) throws SpeechException {
    this.name = name;
    if (!isThere(command.getFirst())) {
      throw new SpeechException.Unusable("recogniser.program-missing", name, remedy);
    }
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(DIES_WITH_US)) {
      words.addAll(List.of("" + DIES_WITH_US, "--pdeathsig", "KILL", "--"));
    }
    words.addAll(command);
    try {
      process = new ProcessBuilder(words).start();
    } catch (IOException e) {
      throw new SpeechException.Unusable(
          "recogniser.program-not-started", name, e.getMessage(), remedy);
    }
    input = process.getOutputStream();
    outputReader = reader("engine-output", process.getInputStream(), this::keepLine);
    errorReader = reader("engine-errors", process.getErrorStream(), this::keepError);
  }

  private static boolean isThere(String program) {
    String folders = program.contains("/") ? "" : System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(folders.split(File.pathSeparator, /* limit= */ -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private interface Lines {
    /** True if the next is wanted. */
    boolean take(String line);
  }

  private Thread reader(String thread, InputStream from, Lines lines) {
    return Thread.ofPlatform().daemon().name(thread).start(() -> read(from, lines));
  }

  private void read(InputStream from, Lines taker) {
    byte[] block = new byte[8_192];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int count = from.read(block); count >= 0; count = from.read(block)) {
        for (int i = 0; i < count; i++) {
          if (block[i] != '\n') {
            line.write(block[i]);
          } else if (!taker.take(line.toString(StandardCharsets.UTF_8))) {
            return;
          } else {
            line.reset();
          }
        }
        if (line.size() > LONGEST_LINE) {
          spoil(Message.of("recogniser.line-without-end"));
          return;
        }
      }
      if (line.size() > 0) {
        boolean _ = taker.take(line.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // As good as its end, which whoever writes to it is told.
    }
  }

  /** Ends it: who writes to it is not to wait for it. */
  private void spoil(Message why) {
    flaw = Optional.of(why);
    process.destroyForcibly();
  }

  private boolean keepLine(String line) {
    spoke = System.nanoTime();
    hears = true;
    synchronized (lines) {
      if (lines.size() >= MOST_WAITING) {
        spoil(Message.of("recogniser.lines-unread", MOST_WAITING));
        return false;
      }
      lines.add(line);
    }
    return true;
  }

  private boolean keepError(String line) {
    synchronized (errors) {
      errors.add(line);
      if (errors.size() > LAST_WORDS) {
        errors.removeFirst();
      }
    }
    return true;
  }

  /** Sends it bytes; waits while it does not read. */
  void write(byte[] bytes) throws SpeechException.EngineFailed {
    try {
      input.write(bytes);
      input.flush();
    } catch (IOException e) {
      throw ended();
    }
  }

  /** The lines that it wrote since they were last asked for. */
  List<String> lines() throws SpeechException.EngineFailed {
    List<String> taken = take();
    if (flaw.isPresent()) {
      throw ended();
    }
    if (taken.isEmpty() && !process.isAlive() && !outputReader.isAlive()) {
      throw ended();
    }
    return taken;
  }

  private List<String> take() {
    synchronized (lines) {
      List<String> taken = List.copyOf(lines);
      lines.clear();
      return taken;
    }
  }

  /** For how long it has written no line. */
  Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - spoke);
  }

  /** Ends its input, waits for its end, and gives the lines that it still wrote. */
  List<String> finish() throws SpeechException.EngineFailed {
    try {
      input.close();
    } catch (IOException e) {
      // It has ended before; what it wrote counts.
    }
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SpeechException.EngineFailed(
            "recogniser.hangs-at-end", name, PATIENCE.toSeconds());
      }
      // Not without end: a child of its own may hold its output open.
      outputReader.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SpeechException.EngineFailed("recogniser.interrupted", name);
    }
    List<String> last = take();
    if (flaw.isPresent() || process.exitValue() != 0) {
      throw ended();
    }
    return last;
  }

  private SpeechException.EngineFailed ended() {
    if (flaw.isPresent()) {
      return new SpeechException.EngineFailed("recogniser.nonsense", name, flaw.get());
    }
    try {
      boolean _ = process.waitFor(1, TimeUnit.SECONDS);
      outputReader.join(Duration.ofSeconds(1));
      errorReader.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return process.isAlive()
        ? new SpeechException.EngineFailed("recogniser.reads-no-more", name, lastWords())
        : new SpeechException.EngineFailed(
            "recogniser.ended", name, process.exitValue(), lastWords());
  }

  private Object lastWords() {
    synchronized (errors) {
      return hears ? "" : HypothesisCheck.lastWords(String.join(" | ", errors));
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
