package org.tribune.delivery.sending.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tribune.delivery.sending.FileSendingContract;
import org.tribune.delivery.sending.StoredRun;

/** Through memory, which is all given back. */
final class FilePumpTest extends FileSendingContract {
  private long memory;

  @BeforeEach
  void look() {
    memory = PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
  }

  @AfterEach
  void lookAgain() {
    await()
        .untilAsserted(
            () ->
                assertThat(PooledByteBufAllocator.DEFAULT.pinnedDirectMemory())
                    .isLessThanOrEqualTo(memory));
  }

  @Override
  protected Future<Void> send(
      HttpServerRequest request, Path path, StoredRun run, Executor loop, Executor threads)
      throws IOException {
    ChannelFile file = ChannelFile.open(path);
    FileReads reads = request.getParam("wait") == null ? file : new Slow(file);
    return FilePump.send(request, reads, run, loop, threads).onComplete(done -> close(file));
  }

  private static void close(ChannelFile file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected List<String> ways() {
    return List.of("", "&wait");
  }

  @Override
  protected void whileNothingIsRead() {
    assertThat(PooledByteBufAllocator.DEFAULT.pinnedDirectMemory() - memory).isLessThan(500_000);
  }

  /** A file of which every second piece must be waited for. */
  private record Slow(FileReads file) implements FileReads {
    @Override
    public long length() {
      return file.length();
    }

    @Override
    public boolean isForMany() {
      return file.isForMany();
    }

    @Override
    public boolean fillNow(ByteBuf piece, long position) throws IOException {
      return position / FRAME % 3 != 1 && file.fillNow(piece, position);
    }

    @Override
    public void fill(ByteBuf piece, long position) throws IOException {
      file.fill(piece, position);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
