package org.tribune.core.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of this process that share a topic's keys. A key goes to the member with the fewest;
 * it passes on when its holder leaves or its worker fails. Lock order: the topic, then the group.
 */
final class EmbeddedGroup<T> {
  private final EmbeddedTopic<T> topic;
  private final List<EmbeddedMember<T>> members = new ArrayList<>();
  private final Map<String, EmbeddedMember<T>> holders = new HashMap<>();
  private final Map<String, Long> checkpoints = new HashMap<>();

  EmbeddedGroup(EmbeddedTopic<T> topic) {
    this.topic = topic;
  }

  Subscription join(KeyWorker.Factory<T> factory) {
    EmbeddedMember<T> member = new EmbeddedMember<>(topic, this, factory);
    List<String> keys = topic.keys();
    synchronized (this) {
      members.add(member);
      keys.forEach(this::assign);
    }
    return () -> leave(member);
  }

  private void leave(EmbeddedMember<T> member) {
    synchronized (this) {
      members.remove(member);
    }
    // The keys pass on only after the old workers have let go: one worker a key at a time.
    member.close();
    synchronized (this) {
      List<String> orphans =
          holders.entrySet().stream()
              .filter(held -> held.getValue() == member)
              .map(Map.Entry::getKey)
              .toList();
      orphans.forEach(holders::remove);
      orphans.forEach(this::assign);
    }
  }

  synchronized void noticed(String key) {
    if (!holders.containsKey(key)) {
      assign(key);
    }
  }

  synchronized void forgotten(String key) {
    EmbeddedMember<T> holder = holders.remove(key);
    checkpoints.remove(key);
    if (holder != null) {
      holder.drop(key);
    }
  }

  private void assign(String key) {
    if (holders.containsKey(key)) {
      return;
    }
    members.stream()
        .min((a, b) -> Integer.compare(a.load(), b.load()))
        .ifPresent(
            member -> {
              holders.put(key, member);
              member.take(key);
            });
  }

  /** The worker of {@code key} failed: another turn, at its last checkpoint. */
  synchronized void failed(String key, EmbeddedMember<T> member) {
    if (holders.remove(key, member)) {
      assign(key);
    }
  }

  synchronized long checkpoint(String key) {
    return checkpoints.getOrDefault(key, 0L);
  }

  synchronized void resumeFrom(String key, long position) {
    checkpoints.merge(key, position, Math::max);
  }
}
