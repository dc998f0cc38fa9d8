package org.tribune.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One member of a group: a thread and a worker for each key that it holds. */
final class EmbeddedMember<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMember.class);
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;

  private final EmbeddedTopic<T> topic;
  private final EmbeddedGroup<T> group;
  private final KeyWorker.Factory<T> factory;
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private volatile boolean closed = false;

  EmbeddedMember(EmbeddedTopic<T> topic, EmbeddedGroup<T> group, KeyWorker.Factory<T> factory) {
    this.topic = topic;
    this.group = group;
    this.factory = factory;
  }

  int load() {
    return threads.size();
  }

  void take(String key) {
    Thread thread = Thread.ofPlatform().name("log-" + key).daemon().unstarted(() -> run(key));
    threads.put(key, thread);
    thread.start();
  }

  void drop(String key) {
    Thread thread = threads.remove(key);
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run(String key) {
    try (KeyWorker<T> worker = factory.open(key, position -> group.resumeFrom(key, position))) {
      long position = group.checkpoint(key);
      while (!closed && threads.get(key) == Thread.currentThread()) {
        Optional<LogEntry<T>> entry = topic.await(key, position);
        if (entry.isEmpty()) {
          return;
        }
        worker.accept(entry.get());
        position = entry.get().position() + 1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The worker of {} failed and starts again at its last checkpoint", key, e);
      retry(key);
    }
  }

  private void retry(String key) {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (threads.remove(key, Thread.currentThread())) {
      group.failed(key, this);
    }
  }

  @Override
  public void close() {
    closed = true;
    List<Thread> running = new ArrayList<>(threads.values());
    running.forEach(Thread::interrupt);
    running.forEach(Threads::joinUnlessSelf);
    threads.clear();
  }
}
