package org.tribune.delivery.sending;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Opens files of the store, and sends runs of them: an event loop never waits for a disk. Safe for
 * all threads.
 */
public interface FileSending {
  /**
   * Opens a file of this length for an answer, held once, if neither that nor sending it takes
   * waiting; else empty, whatever the reason.
   */
  Optional<OpenFile> openNow(HttpServerRequest request, Path path, int length);

  /**
   * Opens a file of this length, held once, if that takes no waiting, and has the kernel begin to
   * read it; else empty, whatever the reason.
   */
  Optional<OpenFile> openAhead(Path path, int length);

  /**
   * Opens a file, held once, and has the kernel read it from disk. Blocks.
   *
   * @throws IOException if it is not there or can't be read
   */
  OpenFile open(Path path) throws IOException;

  /**
   * Ends the answer to {@code request}, whose headers are set, with a run of a file that was opened
   * here, and that the caller holds until then. On the response's event loop.
   *
   * @param loop the response's
   * @param threads for reads that block
   * @return when it is sent, or will never be
   */
  Future<Void> send(
      HttpServerRequest request, OpenFile file, StoredRun run, Executor loop, Executor threads);
}
