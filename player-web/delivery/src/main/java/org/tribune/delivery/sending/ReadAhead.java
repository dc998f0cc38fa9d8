package org.tribune.delivery.sending;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens files as Java does, and brings them into the kernel's memory. For all systems. */
public final class ReadAhead {
  private static final Path NOWHERE = Path.of("/dev/null");

  private ReadAhead() {}

  /**
   * Opens a file and has the kernel read it from disk. Blocks.
   *
   * @throws IOException if it is not there or can't be read
   */
  public static FileChannel open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      read(channel);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Brings the file into the kernel's memory here, where waiting for a disk costs nobody anything:
   * an event loop that sends it would keep all its viewers waiting. Nothing is copied.
   */
  private static void read(FileChannel channel) throws IOException {
    try (FileChannel nowhere = FileChannel.open(NOWHERE, StandardOpenOption.WRITE)) {
      channel.transferTo(0, channel.size(), nowhere);
    }
  }
}
