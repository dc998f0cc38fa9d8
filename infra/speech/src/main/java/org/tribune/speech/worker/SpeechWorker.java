package org.tribune.speech.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechSound;

/**
 * Hears one stream of sound in a process of its own, which it starts, watches, and starts again
 * when it ends, hangs or says nonsense. Whoever has sound never waits for it. Its methods can be
 * called by any thread.
 */
public final class SpeechWorker implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechWorker.class);

  /** On its way to the process: less than a pipe holds. */
  private static final long MOST_ON_ITS_WAY = SpeechSound.RATE;

  private static final Duration LOOK = Duration.ofMillis(100);

  /** For so long after a skip the worker is said to be behind. */
  private static final Duration AFTER_SKIP = Duration.ofSeconds(10);

  /** Nobody reads it. */
  private static final Message CLOSED = new Message("", "");

  private final String name;
  private final WorkerLauncher launcher;
  private final SpeechListener listener;
  private final WorkerPatience patience;
  private final Thread supervisor;

  // All that follows is guarded by this object.
  private final SoundQueue queue;
  private EngineSettings settings;
  private Optional<WorkerRun> run = Optional.empty();
  private WorkerState state = new WorkerState.Starting();
  private Optional<String> engine = Optional.empty();
  private int restarts = 0;
  private int nextUtterance = 0;
  private long skippedAt = 0;
  private boolean hasSkipped = false;
  private boolean isChanged = false;

  /** There is sound that was not there when it was last looked. */
  private boolean hasNews = false;

  private boolean isClosed = false;

  /**
   * A worker that is not started yet.
   *
   * @param name for logs and threads, such as the channel's
   */
  public SpeechWorker(
      String name,
      EngineSettings settings,
      WorkerLauncher launcher,
      SpeechListener listener,
      WorkerPatience patience) {
    this.name = name;
    this.settings = settings;
    this.launcher = launcher;
    this.listener = listener;
    this.patience = patience;
    this.queue = new SoundQueue(SpeechSound.samples(MediaTime.of(patience.longest())));
    this.supervisor =
        Thread.ofPlatform().daemon().name("speech-" + name).unstarted(this::supervise);
  }

  @Override
  public void start() {
    supervisor.start();
  }

  /**
   * Hands in sound; never waits. What can't be heard in time is skipped.
   *
   * @param at when its first sample is, on the caller's timeline
   */
  public void hear(MediaTime at, short[] samples) {
    synchronized (this) {
      if (isClosed || samples.length == 0) {
        return;
      }
      if (queue.add(at, samples)) {
        hasSkipped = true;
        skippedAt = System.nanoTime();
      }
      hasNews = true;
      notifyAll();
    }
  }

  /**
   * Forgets all that was handed in: what was not heard yet, what the process has, and what it would
   * have said of it. Nothing of it reaches the listener any more, but for a call that has begun.
   */
  public void reset() {
    synchronized (this) {
      queue.clear();
      run.ifPresent(WorkerRun::reset);
      notifyAll();
    }
    listener.forgotten();
  }

  /** Goes on with other settings, such as another sitting's hotwords, in a new process. */
  public void change(EngineSettings newSettings) {
    synchronized (this) {
      if (settings.equals(newSettings)) {
        return;
      }
      settings = newSettings;
      isChanged = true;
      run.ifPresent(WorkerRun::kill);
      notifyAll();
    }
  }

  /** How it is. */
  public synchronized WorkerStatus status() {
    return new WorkerStatus(
        state,
        engine,
        delay().toDuration(),
        queue.skipped().toDuration(),
        restarts,
        run.map(WorkerRun::memory).orElse(0L),
        launcher.memoryLimit());
  }

  private synchronized MediaTime delay() {
    return SpeechSound.length(queue.samples() + run.map(WorkerRun::onItsWay).orElse(0L));
  }

  private void supervise() {
    Duration pause = patience.firstPause();
    try {
      while (true) {
        long begun = System.nanoTime();
        tell(new WorkerState.Starting());
        Message why = runOnce();
        if (isClosed()) {
          return;
        }
        listener.forgotten();
        if (wasChanged()) {
          continue;
        }
        boolean didWell = System.nanoTime() - begun > patience.longestPause().toNanos();
        pause = didWell ? patience.firstPause() : pause;
        LOG.warn(
            "The recogniser of {} has failed, and starts again in {}: {}", name, pause, why.en());
        tell(new WorkerState.Failed(why, pause));
        synchronized (this) {
          restarts++;
          waitClosed(pause);
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(patience.longestPause()) < 0 ? doubled : patience.longestPause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tell(new WorkerState.Closed());
    }
  }

  /** Waits so long, or until it is closed or changed. */
  private void waitClosed(Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos();
        left > 0 && !isClosed && !isChanged;
        left = end - System.nanoTime()) {
      wait(Math.max(1, left / 1_000_000));
    }
  }

  /** One process from its start to its end; gives the reason of that. */
  private Message runOnce() throws InterruptedException {
    try (WorkerRun current = begin()) {
      while (true) {
        Optional<Message> end = current.end(patience);
        if (end.isPresent()) {
          return end.get();
        }
        if (isClosed()) {
          return CLOSED;
        }
        tell(stateOf(current));
        feed(current);
      }
    } catch (IOException e) {
      return Message.of("recogniser.not-started", e.getMessage());
    } finally {
      synchronized (this) {
        run.ifPresent(ended -> queue.skip(ended.onItsWay()));
        run = Optional.empty();
      }
    }
  }

  private WorkerRun begin() throws IOException {
    EngineSettings wanted;
    synchronized (this) {
      wanted = settings;
      isChanged = false;
    }
    WorkerRun begun = new WorkerRun(name, launcher, wanted, this::heard);
    synchronized (this) {
      run = Optional.of(begun);
      if (isClosed || isChanged) {
        begun.kill();
      }
    }
    return begun;
  }

  /** Hands over what waits, as long as the process takes it. */
  private void feed(WorkerRun current) throws InterruptedException {
    synchronized (this) {
      while (current.isReady() && current.onItsWay() < MOST_ON_ITS_WAY && queue.samples() > 0) {
        queue.next().ifPresent(piece -> current.send(piece.at(), piece.samples()));
      }
      long end = System.nanoTime() + LOOK.toNanos();
      for (long left = LOOK.toNanos(); left > 0 && !hasNews; left = end - System.nanoTime()) {
        wait(Math.max(1, left / 1_000_000));
      }
      hasNews = false;
    }
  }

  private WorkerState stateOf(WorkerRun current) {
    synchronized (this) {
      if (!current.isReady()) {
        return new WorkerState.Starting();
      }
      engine = Optional.of(current.description());
      boolean skips = hasSkipped && System.nanoTime() - skippedAt < AFTER_SKIP.toNanos();
      return skips || delay().isAfter(MediaTime.of(patience.behind()))
          ? new WorkerState.Behind(queue.skipped().toDuration())
          : new WorkerState.Hearing();
    }
  }

  /** From the thread of a process's output. */
  private void heard(WorkerRun from, int stream, Hypothesis hypothesis) {
    Hypothesis numbered;
    synchronized (this) {
      if (run.isEmpty() || run.get() != from || stream != from.stream()) {
        return;
      }
      int number = from.firstUtterance(nextUtterance) + hypothesis.utterance();
      nextUtterance = Math.max(nextUtterance, number + 1);
      numbered = new Hypothesis(number, hypothesis.isFinal(), hypothesis.words());
    }
    listener.heard(numbered);
  }

  private void tell(WorkerState next) {
    synchronized (this) {
      if (state.equals(next)) {
        return;
      }
      state = next;
    }
    listener.changed(next);
  }

  private synchronized boolean wasChanged() {
    boolean was = isChanged;
    isChanged = false;
    return was;
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      queue.clear();
      run.ifPresent(WorkerRun::kill);
      notifyAll();
    }
    try {
      if (Thread.currentThread() != supervisor) {
        supervisor.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
