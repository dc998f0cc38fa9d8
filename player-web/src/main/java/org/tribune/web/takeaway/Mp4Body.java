package org.tribune.web.takeaway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.ProgressiveMp4;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/**
 * Reads a run of bytes of an MP4 file from the stored segments, each block into one piece of memory
 * that the socket takes as it is. Used by one thread.
 */
final class Mp4Body implements Body {
  private static final int BLOCK = 256 * 1_024;

  /** From another machine more than a moof between two runs is not worth reading. */
  private static final int GAP = 8 * 1_024;

  /** Objects up to this size are read whole, since the next blocks take the rest: sound. */
  private static final int SMALL_OBJECT = 64 * 1_024;

  private final ObjectStore store;
  private final Mp4Download download;
  private final ProgressiveMp4 mp4;
  private final long end;
  private long position;
  private int run;
  private int smallSource = ProgressiveMp4.SILENCE;
  private Bytes smallObject = Bytes.EMPTY;

  /** The bytes from {@code from} on and before {@code end}. */
  Mp4Body(ObjectStore store, Mp4Download download, long from, long end) {
    this.store = store;
    this.download = download;
    this.mp4 = download.mp4();
    this.position = from;
    this.end = end;
    this.run = from < mp4.head().length() ? 0 : mp4.runAt(from);
  }

  @Override
  public Optional<ByteBuf> next() {
    if (position >= end) {
      return Optional.empty();
    }
    int length = (int) Math.min(BLOCK, end - position);
    ByteBuf block = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
    try {
      while (block.isWritable()) {
        int before = block.writerIndex();
        fill(block);
        position += block.writerIndex() - before;
      }
      return Optional.of(block);
    } catch (RuntimeException e) {
      block.release();
      throw e;
    }
  }

  private void fill(ByteBuf block) {
    int head = mp4.head().length();
    if (position < head) {
      int length = (int) Math.min(head - position, block.writableBytes());
      block.writeBytes(mp4.head().array(), (int) position, length);
    } else if (mp4.source(run) == ProgressiveMp4.SILENCE) {
      silence(block);
    } else {
      samples(block);
    }
  }

  private void silence(ByteBuf block) {
    byte[] frame = download.silence().array();
    int skipped = (int) (position - mp4.position(run));
    int length = Math.min(mp4.length(run) - skipped, block.writableBytes());
    for (int i = 0; i < length; i++) {
      block.writeByte(frame[(skipped + i) % frame.length]);
    }
    if (skipped + length == mp4.length(run)) {
      run++;
    }
  }

  /** Runs of one object that lie close to each other. */
  private void samples(ByteBuf block) {
    int source = mp4.source(run);
    int skipped = (int) (position - mp4.position(run));
    List<Slice> slices = new ArrayList<>();
    int left = block.writableBytes();
    int stop = mp4.offset(run) + skipped;
    while (run < mp4.runs() && mp4.source(run) == source && left > 0) {
      int from = mp4.offset(run) + skipped;
      if (from < stop || from - stop > GAP) {
        break;
      }
      int taken = Math.min(mp4.length(run) - skipped, left);
      slices.add(new Slice(from, taken));
      stop = from + taken;
      left -= taken;
      if (skipped + taken < mp4.length(run)) {
        break;
      }
      skipped = 0;
      run++;
    }
    read(source, slices, block);
  }

  private record Slice(int offset, int length) {
    int end() {
      return offset + length;
    }
  }

  private void read(int source, List<Slice> slices, ByteBuf block) {
    Mp4Download.Source object = download.objects().get(source);
    if (object.length() <= SMALL_OBJECT) {
      if (smallSource != source) {
        smallObject = get(object, 0, object.length());
        smallSource = source;
      }
      slices.forEach(each -> block.writeBytes(smallObject.array(), each.offset(), each.length()));
      return;
    }
    Optional<Path> file = store.file(object.name());
    if (file.isPresent()) {
      read(object, file.get(), slices, block);
      return;
    }
    int start = slices.getFirst().offset();
    byte[] bytes = get(object, start, slices.getLast().end() - start).array();
    slices.forEach(each -> block.writeBytes(bytes, each.offset() - start, each.length()));
  }

  private static void read(
      Mp4Download.Source object, Path file, List<Slice> slices, ByteBuf block) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (Slice slice : slices) {
        int at = slice.offset();
        while (at < slice.end()) {
          int read = block.writeBytes(channel, at, slice.end() - at);
          if (read < 0) {
            throw shorter(object);
          }
          at += read;
        }
      }
    } catch (NoSuchFileException e) {
      throw gone(object);
    } catch (IOException e) {
      throw new StoreException("Can't read " + object.name() + " (" + e + "): check the disk", e);
    }
  }

  private Bytes get(Mp4Download.Source object, int offset, int length) {
    Bytes bytes = store.get(object.name(), offset, length).orElseThrow(() -> gone(object));
    if (bytes.length() != length) {
      throw shorter(object);
    }
    return bytes;
  }

  private static StoreException gone(Mp4Download.Source object) {
    return new StoreException(object.name() + " is no longer in the store");
  }

  private static StoreException shorter(Mp4Download.Source object) {
    return new StoreException(object.name() + " is shorter than it was: run the doctor");
  }
}
