package org.tribune.delivery.sending.kernel;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.LongConsumer;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.BlockWriter;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.FileSending;
import org.tribune.delivery.sending.SharedBodies;

/** By the kernel, or past Netty's TLS and HTTP/2, with as few copies as the connection allows. */
public final class KernelBodySending implements BodySending {
  private final FileSending files = new KernelFiles();

  @Override
  public Buffer buffer(List<Bytes> runs) {
    return WireBuffer.of(runs);
  }

  @Override
  public SharedBodies shared(int loops, LongConsumer inUse) {
    return new KernelSharedBodies(loops, inUse);
  }

  @Override
  public FileSending files() {
    return files;
  }

  @Override
  public BodyBlock block(int memoryAtOnce) {
    return new KernelBlock(memoryAtOnce);
  }

  @Override
  public BlockWriter blocks(HttpServerRequest request) {
    return KernelBlockWriter.of(request);
  }
}
