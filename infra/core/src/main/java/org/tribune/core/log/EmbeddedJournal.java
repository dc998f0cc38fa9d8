package org.tribune.core.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;

/**
 * A durable topic's file: each entry is forced to disk before it counts. Owned by its topic's lock.
 *
 * <pre>
 *   entry: checksum:32 (CRC-32C of what follows) keyLength:16 key valueLength:32 value
 * </pre>
 *
 * A crash can leave a torn entry at the end; it was never acknowledged, and opening cuts it off.
 */
final class EmbeddedJournal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJournal.class);
  private static final int LARGEST_ENTRY = 1 << 24;

  private final Path file;
  private final FileChannel channel;

  private EmbeddedJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static EmbeddedJournal open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new LogException(
            file + " is in use by another process: stop it, or give this one another --data");
      }
      return new EmbeddedJournal(file, channel);
    } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
      throw new LogException(
          "Can't open " + file + " (" + e + "): check that the directory can be written to", e);
    }
  }

  void replay(BiConsumer<String, byte[]> reader) {
    long whole = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        whole += readEntry(in, reader);
      }
    } catch (EOFException e) {
      cutAt(whole);
    } catch (IOException e) {
      throw new LogException("Can't read " + file + " (" + e + ")", e);
    }
  }

  /** Reads an entry and returns its size; EOF where the whole entries end. */
  private static long readEntry(DataInputStream in, BiConsumer<String, byte[]> reader)
      throws IOException {
    int checksum = in.readInt();
    String key = in.readUTF();
    int length = in.readInt();
    if (length < 0 || length > LARGEST_ENTRY) {
      throw new EOFException();
    }
    byte[] value = in.readNBytes(length);
    byte[] body = body(key, value);
    if (value.length < length || checksum != checksumOf(body)) {
      throw new EOFException();
    }
    reader.accept(key, value);
    return (long) Integer.BYTES + body.length;
  }

  private void cutAt(long size) {
    try {
      if (channel.size() > size) {
        LOG.warn("{}: the last {} bytes are a torn entry, left out", file, channel.size() - size);
        channel.truncate(size);
      }
      channel.position(size);
    } catch (IOException e) {
      throw new LogException("Can't repair " + file + " (" + e + ")", e);
    }
  }

  void append(String key, byte[] value) {
    long before = -1;
    try {
      before = channel.position();
      byte[] body = body(key, value);
      ByteBuffer entry = ByteBuffer.allocate(Integer.BYTES + body.length);
      entry.putInt(checksumOf(body)).put(body).flip();
      while (entry.hasRemaining()) {
        channel.write(entry);
      }
      channel.force(/* metaData= */ false);
    } catch (IOException e) {
      if (before >= 0) {
        cutAt(before);
      }
      throw new LogException(
          "Can't write to " + file + " (" + e + "): check that the disk is there and not full", e);
    }
  }

  private static byte[] body(String key, byte[] value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(key);
      out.writeInt(value.length);
      out.write(value);
    }
    return bytes.toByteArray();
  }

  private static int checksumOf(byte[] body) {
    CRC32C checksum = new CRC32C();
    checksum.update(Bytes.wrap(body).asByteBuffer());
    return (int) checksum.getValue();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("Closing {} failed: {}", file, e.toString());
    }
  }
}
