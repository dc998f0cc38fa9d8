package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.tribune.delivery.sending.ReadAhead;

/** A file as Java opens it, brought into the kernel's memory by who opens it. For all systems. */
final class ChannelFile implements FileReads {
  private final FileChannel channel;
  private final long length;

  private ChannelFile(FileChannel channel, long length) {
    this.channel = channel;
    this.length = length;
  }

  /**
   * Opens a file and has the kernel read it from disk. Blocks.
   *
   * @throws IOException if it is not there or can't be read
   */
  static ChannelFile open(Path path) throws IOException {
    FileChannel channel = ReadAhead.open(path);
    try {
      return new ChannelFile(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public boolean isForMany() {
    return true;
  }

  @Override
  public long length() {
    return length;
  }

  /** It was read ahead when it was opened. */
  @Override
  public boolean fillNow(ByteBuf piece, long position) throws IOException {
    fill(piece, position);
    return true;
  }

  @Override
  public void fill(ByteBuf piece, long position) throws IOException {
    while (piece.isWritable()) {
      int read = piece.writeBytes(channel, position + piece.writerIndex(), piece.writableBytes());
      if (read < 0) {
        throw new EOFException("The file became shorter");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
