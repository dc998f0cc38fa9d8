package org.tribune.delivery.sending.vertx;

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

/** Bodies are written as Vert.x's buffers, and files sent as Vert.x sends them. */
public final class VertxBodySending implements BodySending {
  private final FileSending files = new VertxFiles();

  @Override
  public Buffer buffer(List<Bytes> runs) {
    Buffer all = Buffer.buffer(runs.stream().mapToInt(Bytes::length).sum());
    runs.forEach(run -> all.appendBytes(run.array()));
    return all;
  }

  @Override
  public SharedBodies shared(int loops, LongConsumer inUse) {
    return new VertxSharedBodies(this, loops, inUse);
  }

  @Override
  public FileSending files() {
    return files;
  }

  @Override
  public BodyBlock block(int memoryAtOnce) {
    return new VertxBlock(memoryAtOnce);
  }

  @Override
  public BlockWriter blocks(HttpServerRequest request) {
    return new VertxBlockWriter(request.response());
  }
}
