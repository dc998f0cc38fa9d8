package org.tribune.core.log;

import java.util.Optional;

/** Walks along the entries of one key. Owned by the thread of the key's worker. */
final class EmbeddedCursor<T> implements KeyWorkerThread.Source<T> {
  private final EmbeddedTopic<T> topic;
  private final String key;
  private long position;

  EmbeddedCursor(EmbeddedTopic<T> topic, String key, long position) {
    this.topic = topic;
    this.key = key;
    this.position = position;
  }

  @Override
  public Optional<LogEntry<T>> next() throws InterruptedException {
    Optional<LogEntry<T>> entry = topic.await(key, position);
    entry.ifPresent(found -> position = found.position() + 1);
    return entry;
  }
}
