package org.tribune.core.log;

/**
 * Works on the entries of one key while this process holds it. All calls for one worker come one at
 * a time, on a thread that serves this key alone.
 */
public interface KeyWorker<T> extends AutoCloseable {
  /**
   * Takes the next entry. May block; the log then holds back the key. The thread is interrupted
   * when the worker must let go. A worker that throws is closed, and a new one starts, after a
   * pause, at the last {@link Checkpoint}.
   */
  void accept(LogEntry<T> entry);

  /**
   * The key was taken away, nobody wrote to it for a whole retention, the worker failed, or the
   * process stops: lets go at once, and writes nothing more. Called on the worker's thread, without
   * an interrupt pending; it has 10 s.
   */
  @Override
  void close();

  /** Makes the worker of a key that this process was given. */
  @FunctionalInterface
  interface Factory<T> {
    /** Called before the key's first entry. */
    KeyWorker<T> open(String key, Checkpoint checkpoint);
  }
}
