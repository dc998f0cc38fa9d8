package org.tribune.ingest.source;

/** One attempt to get packets out of a source, from its opening to its end. */
interface Connection extends AutoCloseable {
  /**
   * Opens it and gives what it has to {@code sink} until it ends in order, on the calling thread.
   * Calls {@link SourceSink#connected}, {@code tracks}, {@code packet} and {@code dropped} only.
   */
  void run(SourceSink sink) throws SourceException, InterruptedException;

  /** Ends {@link #run} soon, from any thread. Safe to call twice. */
  @Override
  void close();

  /** Makes a connection for each attempt. */
  @FunctionalInterface
  interface Factory {
    Connection open();
  }
}
