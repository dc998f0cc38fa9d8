package org.tribune.box;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.lifecycle.Service;

/**
 * Starts the stages in order and closes them in reverse. Started by one thread, closed by any;
 * {@link #waitingFor()} is safe for all.
 */
final class Stages implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Stages.class);

  /** With the JVM's own end, a stop takes 5 s at most. */
  private static final Duration PATIENCE = Duration.ofMillis(4_500);

  private final List<Stage> stages;
  private final Deque<Stage> started = new ArrayDeque<>();
  private final List<String> waitingFor = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean leaving = false;
  private volatile String stopping = "";

  Stages(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    stages.forEach(stage -> waitingFor.add(stage.name()));
  }

  /** The names of the stages that are not on. */
  List<String> waitingFor() {
    if (leaving) {
      return List.of("the next start");
    }
    return Stream.concat(
            waitingFor.stream(), stages.stream().flatMap(stage -> stage.waitingFor().stream()))
        .toList();
  }

  /** From now on this process is ready no more, though it still works. */
  void leave() {
    leaving = true;
  }

  @Override
  public void start() {
    for (Stage stage : stages) {
      if (closing.get()) {
        return;
      }
      synchronized (started) {
        started.push(stage);
      }
      stage.service().start();
      waitingFor.remove(stage.name());
    }
  }

  @Override
  public void close() {
    var _ = closeAllInTime();
  }

  /** Closes them; false if one did not stop in time and was left behind. */
  boolean closeAllInTime() {
    if (closing.getAndSet(true)) {
      return true;
    }
    // A stage that hangs must not keep the process: another thread closes, and is left behind.
    Thread closer = Thread.ofPlatform().name("close").daemon().start(this::closeAll);
    try {
      if (closer.join(PATIENCE)) {
        return true;
      }
      LOG.warn("{} did not stop in {} ms: left behind", stopping, PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void closeAll() {
    while (true) {
      Stage stage;
      synchronized (started) {
        if (started.isEmpty()) {
          return;
        }
        stage = started.pop();
      }
      waitingFor.add(stage.name());
      stopping = stage.name();
      long before = System.nanoTime();
      try {
        stage.service().close();
      } catch (RuntimeException e) {
        LOG.error("Stage {} did not stop cleanly", stage.name(), e);
      }
      LOG.debug(
          "Stage {} stopped in {} ms", stage.name(), (System.nanoTime() - before) / 1_000_000);
    }
  }
}
