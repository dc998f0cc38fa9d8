package org.tribune.delivery.sending.vertx;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.tribune.delivery.sending.FileSendingContract;
import org.tribune.delivery.sending.OpenFile;
import org.tribune.delivery.sending.StoredRun;

final class VertxFilesTest extends FileSendingContract {
  private final VertxFiles files = new VertxFiles();

  @Override
  protected HttpServerOptions listening(HttpServerOptions options) {
    return new VertxServerTransport().listening(options);
  }

  @Override
  protected Future<Void> send(
      HttpServerRequest request, Path path, StoredRun run, Executor loop, Executor threads)
      throws IOException {
    OpenFile file = files.open(path);
    return files.send(request, file, run, loop, threads).onComplete(done -> file.letGo());
  }
}
