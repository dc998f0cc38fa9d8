package org.tribune.delivery.sending.vertx;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.OpenFile;
import org.tribune.delivery.sending.ReadAhead;

/** A file as Java opens it, which Vert.x opens once more to send it. */
record VertxFile(Path path, FileChannel channel, long length) implements OpenFile.Content {
  /**
   * Opens a file and has the kernel read it from disk. Blocks.
   *
   * @throws IOException if it is not there or can't be read
   */
  static VertxFile open(Path path) throws IOException {
    FileChannel channel = ReadAhead.open(path);
    try {
      return new VertxFile(path, channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The content of a file that was opened by {@link VertxFiles}. */
  static VertxFile of(OpenFile file) {
    return (VertxFile) file.content();
  }

  @Override
  public Bytes read() throws IOException {
    return Bytes.wrap(read(0, Math.toIntExact(length)));
  }

  /** A run of it; blocks. */
  byte[] read(int offset, int count) throws IOException {
    ByteBuffer run = ByteBuffer.allocate(count);
    while (run.hasRemaining()) {
      if (channel.read(run, (long) offset + run.position()) < 0) {
        throw new EOFException("The file became shorter");
      }
    }
    return run.array();
  }

  @Override
  public boolean isForMany() {
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
