package org.tribune.delivery.sending.kernel;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.delivery.sending.FileSending;
import org.tribune.delivery.sending.OpenFile;
import org.tribune.delivery.sending.StoredRun;

/**
 * Files that the kernel sends, or that are read in pieces where the connection is encrypted or
 * HTTP/2.
 */
final class KernelFiles implements FileSending {
  private static final Logger LOG = LoggerFactory.getLogger(KernelFiles.class);

  @Override
  public Optional<OpenFile> openNow(HttpServerRequest request, Path path, int length) {
    return KernelBlockWriter.isByTheKernel(request)
        ? openInMemory(path, length)
        : CachedFile.open(path, length).map(CachedFile::forOne).map(OpenFile::new);
  }

  /** Empty unless the kernel has all of it in memory: sending it would wait for the rest. */
  static Optional<OpenFile> openInMemory(Path path, int length) {
    Optional<CachedFile> file = CachedFile.open(path, length);
    try {
      if (file.isPresent() && file.get().isInMemory()) {
        return Optional.of(new OpenFile(file.get()));
      }
    } catch (IOException e) {
      LOG.debug("{} is left to who waits: {}", path, e.toString());
    }
    file.ifPresent(CachedFile::close);
    return Optional.empty();
  }

  @Override
  public Optional<OpenFile> openAhead(Path path, int length) {
    Optional<CachedFile> file = CachedFile.open(path, length);
    try {
      if (file.isPresent()) {
        if (!file.get().isInMemory()) {
          file.get().readAhead();
        }
        return Optional.of(new OpenFile(file.get()));
      }
    } catch (IOException e) {
      LOG.debug("{} is left to who waits: {}", path, e.toString());
    }
    file.ifPresent(CachedFile::close);
    return Optional.empty();
  }

  @Override
  public OpenFile open(Path path) throws IOException {
    ChannelFile readAhead = ChannelFile.open(path);
    if (!KernelCalls.areSupported()) {
      return new OpenFile(readAhead);
    }
    try (readAhead) {
      return new OpenFile(CachedFile.openSlowly(path));
    }
  }

  @Override
  public Future<Void> send(
      HttpServerRequest request, OpenFile file, StoredRun run, Executor loop, Executor threads) {
    return KernelBlockWriter.isByTheKernel(request)
        ? KernelBlockWriter.end(request, file, run.offset(), run.length())
        : FilePump.send(request, FileReads.of(file), run, loop, threads);
  }
}
