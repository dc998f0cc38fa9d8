package org.tribune.speech.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.HypothesisJson;

/**
 * One process of a worker. A thread writes to it and another reads, so that neither a full pipe nor
 * an empty one keeps anybody waiting. What it says is bounded and may be a stranger's, as its model
 * is.
 */
final class WorkerRun implements AutoCloseable {
  /**
   * An engine says some ten times a second of sound what it thinks, and hears a recording faster.
   */
  private static final int MOST_A_SECOND = 2_000;

  private static final int LAST_ERRORS = 8;
  private static final int LONGEST_WORDS = 500;
  private static final Duration MEMORY_AGE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

  private final Process process;
  private final Telling telling;
  private final ProcessTreeMemory memory;
  private final Thread reader;
  private final LinkedBlockingQueue<Frame> outgoing = new LinkedBlockingQueue<>();
  private final long begun = System.nanoTime();

  /** Guarded by itself. */
  private final Deque<String> errors = new ArrayDeque<>();

  // What follows is guarded by this object.
  private Optional<String> description = Optional.empty();
  private Optional<Message> flaw = Optional.empty();
  private long lastSign = begun;
  private long lastStep = begun;
  private int stream = 0;
  private long sent = 0;
  private long heard = 0;
  private boolean isResetDone = true;
  private int firstUtterance = -1;
  private boolean hearsLive = false;
  private boolean isUnusable = false;
  private boolean isFinished = false;

  /** Takes what it hears. */
  interface Telling {
    void heard(WorkerRun from, int stream, Hypothesis hypothesis);
  }

  /** Starts the process. */
  WorkerRun(String name, WorkerLauncher launcher, EngineSettings settings, Telling telling)
      throws IOException {
    this.telling = telling;
    process = launcher.start(settings, this::keepError);
    memory = new ProcessTreeMemory(process.toHandle(), MEMORY_AGE);
    outgoing.add(new Frame.Open(SettingsJson.write(settings)));
    Thread.ofPlatform().daemon().name("speech-send-" + name).start(this::write);
    reader = Thread.ofPlatform().daemon().name("speech-hear-" + name).start(this::read);
  }

  private void keepError(String line) {
    synchronized (errors) {
      errors.add(line);
      if (errors.size() > LAST_ERRORS) {
        errors.removeFirst();
      }
    }
  }

  private void write() {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      while (true) {
        outgoing.take().write(out);
      }
    } catch (IOException e) {
      // It has ended, which is seen where that is looked for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    long second = 0;
    int inSecond = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      for (Optional<Frame> next = Frame.read(in); next.isPresent(); next = Frame.read(in)) {
        take(next.get());
        if (next.get() instanceof Frame.Heard) {
          long now = System.nanoTime() / 1_000_000_000;
          inSecond = now == second ? inSecond + 1 : 1;
          second = now;
        }
        if (inSecond > MOST_A_SECOND) {
          throw new IOException("it says more than can be said");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      fail(Message.of("recogniser.nonsense-of-worker", e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("What was heard can't be taken further", e);
      fail(Message.of("recogniser.log-says-more"));
    }
  }

  private void take(Frame frame) throws IOException {
    switch (frame) {
      case Frame.Ready ready -> ready(ready);
      case Frame.Beat beat -> beat(beat);
      case Frame.Heard heardWords ->
          telling.heard(
              this, heardWords.stream(), HypothesisJson.read(heardWords.json(), /* current= */ 0));
      case Frame.Failed failed -> {
        setUnusable(failed.isUnusable());
        fail(new Message(words(failed.fr()), words(failed.en())));
      }
      case Frame.Finished _ -> setFinished();
      case Frame.Open _, Frame.Sound _, Frame.Reset _, Frame.Finish _ ->
          throw new IOException("it says what only we say");
    }
  }

  private synchronized void ready(Frame.Ready ready) {
    description = Optional.of(words(ready.description()));
    hearsLive = ready.hearsLive();
    lastSign = System.nanoTime();
    lastStep = lastSign;
  }

  private synchronized void beat(Frame.Beat beat) {
    lastSign = System.nanoTime();
    if (beat.stream() != stream) {
      return;
    }
    isResetDone = true;
    // It can't have heard more than it was given.
    long now = Math.clamp(beat.samples(), heard, sent);
    if (now > heard || heard == sent) {
      lastStep = lastSign;
    }
    heard = now;
  }

  private synchronized void fail(Message why) {
    if (flaw.isEmpty()) {
      flaw = Optional.of(why);
    }
  }

  /** What a process says of itself, fit to be shown. */
  private static String words(String text) {
    String clean = CleanText.line(text);
    return clean.length() > LONGEST_WORDS ? clean.substring(0, LONGEST_WORDS) + "…" : clean;
  }

  synchronized boolean isReady() {
    return description.isPresent();
  }

  /** What its engine is. */
  synchronized String description() {
    return description.orElse("");
  }

  /** Whether its engine is for what is being said now. */
  synchronized boolean hearsLive() {
    return hearsLive;
  }

  private synchronized void setUnusable(boolean is) {
    isUnusable = is;
  }

  /** Whether it ended since what it was to hear with can't be used. */
  synchronized boolean isUnusable() {
    return isUnusable;
  }

  private synchronized void setFinished() {
    isFinished = true;
    lastSign = System.nanoTime();
    heard = sent;
  }

  /** Whether all was said of all that it was given. */
  synchronized boolean isFinished() {
    return isFinished;
  }

  /** Tells it that nothing follows. */
  synchronized void finish() {
    outgoing.add(new Frame.Finish(stream));
  }

  synchronized int stream() {
    return stream;
  }

  /** What it was given and has not heard, in samples. */
  synchronized long onItsWay() {
    return sent - heard;
  }

  /** The number of this stream's first utterance, which is {@code next} if it has none yet. */
  synchronized int firstUtterance(int next) {
    if (firstUtterance < 0) {
      firstUtterance = next;
    }
    return firstUtterance;
  }

  /** Gives it sound. */
  synchronized void send(MediaTime at, short[] samples) {
    if (heard == sent) {
      lastStep = System.nanoTime();
    }
    sent += samples.length;
    outgoing.add(new Frame.Sound(stream, at, samples));
  }

  /** Makes it forget. */
  synchronized void reset() {
    stream++;
    sent = 0;
    heard = 0;
    firstUtterance = -1;
    isResetDone = false;
    lastStep = System.nanoTime();
    outgoing.removeIf(frame -> frame instanceof Frame.Sound);
    outgoing.add(new Frame.Reset(stream));
  }

  /** Why it is at its end, if it is. */
  Optional<Message> end(WorkerPatience patience) throws InterruptedException {
    if (!process.isAlive()) {
      // Its last words are perhaps still to be read.
      reader.join(Duration.ofSeconds(2));
      return Optional.of(flaw().orElseGet(this::death));
    }
    return flaw().or(() -> hang(patience));
  }

  private synchronized Optional<Message> flaw() {
    return flaw;
  }

  private synchronized Optional<Message> hang(WorkerPatience patience) {
    long now = System.nanoTime();
    if (description.isEmpty() && now - begun > patience.opening().toNanos()) {
      return hung("recogniser.hangs-at-start", patience.opening());
    }
    if (now - lastSign > patience.silence().toNanos()) {
      return hung("recogniser.no-sign", patience.silence());
    }
    boolean isAtWork = description.isPresent() && (sent > heard || !isResetDone);
    if (isAtWork && now - lastStep > patience.standstill().toNanos()) {
      return hung("recogniser.hears-nothing", patience.standstill());
    }
    return Optional.empty();
  }

  private static Optional<Message> hung(String code, Duration length) {
    return Optional.of(Message.of(code, Math.max(1, length.toSeconds())));
  }

  private Message death() {
    List<String> last;
    synchronized (errors) {
      last = List.copyOf(errors);
    }
    return WorkerDeath.explain(process.exitValue(), last);
  }

  /** Bytes that it and its children have in memory. */
  long memory() {
    return memory.bytes();
  }

  /** Ends it at once, with its children. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    // Ends the thread that writes.
    outgoing.clear();
    outgoing.add(new Frame.Finish(/* stream= */ 0));
  }
}
