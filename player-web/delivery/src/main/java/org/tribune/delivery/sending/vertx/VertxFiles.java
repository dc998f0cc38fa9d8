package org.tribune.delivery.sending.vertx;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.delivery.sending.FileSending;
import org.tribune.delivery.sending.OpenFile;
import org.tribune.delivery.sending.StoredRun;

/** Files that Vert.x sends. Whether opening one takes waiting is not known: it is waited for. */
final class VertxFiles implements FileSending {
  private static final Logger LOG = LoggerFactory.getLogger(VertxFiles.class);

  /** INTERNAL_ERROR (RFC 9113, 7): Vert.x's own code says that all is well. */
  private static final long INTERNAL_ERROR = 2;

  @Override
  public Optional<OpenFile> openNow(HttpServerRequest request, Path path, int length) {
    return Optional.empty();
  }

  @Override
  public Optional<OpenFile> openAhead(Path path, int length) {
    return Optional.empty();
  }

  @Override
  public OpenFile open(Path path) throws IOException {
    return new OpenFile(VertxFile.open(path));
  }

  @Override
  public Future<Void> send(
      HttpServerRequest request, OpenFile file, StoredRun run, Executor loop, Executor threads) {
    HttpServerResponse response = request.response();
    return response
        .sendFile(VertxFile.of(file).path().toString(), run.offset(), run.length())
        .onFailure(broken -> cut(response, run, broken));
  }

  /** The head is set, and may be sent: only this shows that the answer is not whole. */
  private static void cut(HttpServerResponse response, StoredRun run, Throwable broken) {
    if (!response.closed()) {
      LOG.debug("{} was not sent whole: {}", run.object(), broken.toString());
      Future<Void> _ = response.reset(INTERNAL_ERROR);
    }
  }
}
