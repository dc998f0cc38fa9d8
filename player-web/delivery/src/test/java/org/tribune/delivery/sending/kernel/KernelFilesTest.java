package org.tribune.delivery.sending.kernel;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tribune.delivery.sending.FileSendingContract;
import org.tribune.delivery.sending.OpenFile;
import org.tribune.delivery.sending.StoredRun;

/** As the store's files are sent. */
@EnabledOnOs(OS.LINUX)
final class KernelFilesTest extends FileSendingContract {
  private final KernelFiles files = new KernelFiles();

  @Override
  protected Future<Void> send(
      HttpServerRequest request, Path path, StoredRun run, Executor loop, Executor threads)
      throws IOException {
    OpenFile file = files.open(path);
    return files.send(request, file, run, loop, threads).onComplete(done -> file.letGo());
  }
}
