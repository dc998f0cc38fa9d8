package org.tribune.core.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The members that share a topic's keys. A key goes to the member with the fewest; it passes on
 * when its holder leaves or its worker fails, and only after the old worker has let go: one worker
 * a key at a time. Guarded by the topic's lock.
 */
final class EmbeddedGroup<T> {
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final int LONGEST_PAUSE_DOUBLINGS = 6;

  /** One call of {@code share()}; each is its own, even with the same factory. */
  private static final class Member<T> {
    private final KeyWorker.Factory<T> factory;

    private Member(KeyWorker.Factory<T> factory) {
      this.factory = factory;
    }
  }

  private record Held<T>(Member<T> member, KeyWorkerThread<T> thread) {}

  private final EmbeddedTopic<T> topic;
  private final List<Member<T>> members = new ArrayList<>();
  private final Map<String, Held<T>> holders = new HashMap<>();
  private final Map<String, Long> checkpoints = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Set<String> paused = new HashSet<>();

  EmbeddedGroup(EmbeddedTopic<T> topic) {
    this.topic = topic;
  }

  /** Called with the lock held. */
  Subscription join(KeyWorker.Factory<T> factory) {
    Member<T> member = new Member<>(factory);
    members.add(member);
    topic.keys().forEach(this::assign);
    return () -> leave(member);
  }

  private void leave(Member<T> member) {
    List<KeyWorkerThread<T>> threads;
    topic.lock.lock();
    try {
      members.remove(member);
      threads =
          holders.values().stream()
              .filter(held -> held.member() == member)
              .map(Held::thread)
              .toList();
      threads.forEach(KeyWorkerThread::stop);
    } finally {
      topic.lock.unlock();
    }
    threads.forEach(KeyWorkerThread::awaitEnd);
  }

  /** Gives a key that has no worker to a member. Called with the lock held. */
  void assign(String key) {
    if (holders.containsKey(key) || paused.contains(key) || !topic.has(key)) {
      return;
    }
    members.stream()
        .min(Comparator.comparingLong(this::load))
        .ifPresent(member -> give(key, member));
  }

  private long load(Member<T> member) {
    return holders.values().stream().filter(held -> held.member() == member).count();
  }

  private void give(String key, Member<T> member) {
    EmbeddedCursor<T> cursor = new EmbeddedCursor<>(topic, key, checkpoints.getOrDefault(key, 0L));
    KeyWorkerThread<T> thread =
        new KeyWorkerThread<>(
            key,
            member.factory,
            position -> resumeFrom(key, position),
            cursor,
            failed -> ended(key, failed));
    holders.put(key, new Held<>(member, thread));
    thread.start();
  }

  private void ended(String key, boolean failed) {
    topic.lock.lock();
    try {
      holders.remove(key);
      if (failed) {
        pause(key);
      } else {
        assign(key);
      }
    } finally {
      topic.lock.unlock();
    }
  }

  /** A worker that fails again and again must not eat the machine. */
  private void pause(String key) {
    int doublings = Math.min(failures.merge(key, 1, Integer::sum) - 1, LONGEST_PAUSE_DOUBLINGS);
    paused.add(key);
    try {
      ScheduledFuture<?> _ =
          topic
              .timer()
              .schedule(() -> resume(key), FIRST_PAUSE_MILLIS << doublings, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The log was closed meanwhile: nobody takes the key any more.
    }
  }

  private void resume(String key) {
    topic.lock.lock();
    try {
      paused.remove(key);
      assign(key);
    } finally {
      topic.lock.unlock();
    }
  }

  /** The key is gone, and its worker with it. Called with the lock held. */
  void forget(String key) {
    checkpoints.remove(key);
    failures.remove(key);
    Optional.ofNullable(holders.get(key)).ifPresent(held -> held.thread().stop());
  }

  private void resumeFrom(String key, long position) {
    topic.lock.lock();
    try {
      if (topic.has(key) && position > checkpoints.getOrDefault(key, 0L)) {
        checkpoints.put(key, position);
        failures.remove(key);
      }
    } finally {
      topic.lock.unlock();
    }
  }
}
