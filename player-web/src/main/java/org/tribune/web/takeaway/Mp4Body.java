package org.tribune.web.takeaway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
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
 * Reads a run of bytes of an MP4 file from the stored segments. Samples that lie close to each
 * other are read at once, with what is between them; from a file straight to where the socket takes
 * them. Used by one thread.
 */
final class Mp4Body implements Body {
  private static final int BLOCK = 256 * 1_024;

  /** More than a moof between two runs is not worth reading. */
  private static final int GAP = 8 * 1_024;

  /** Objects up to this size are read whole, since the next blocks take the rest: sound. */
  private static final int SMALL_OBJECT = 192 * 1_024;

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
    ByteBuf block;
    if (position < mp4.head().length()) {
      int length = (int) Math.min(Math.min(end, mp4.head().length()) - position, BLOCK);
      block = Unpooled.wrappedBuffer(mp4.head().array(), (int) position, length);
    } else if (mp4.source(run) == ProgressiveMp4.SILENCE) {
      block = silence();
    } else {
      block = samples();
    }
    position += block.readableBytes();
    return Optional.of(block);
  }

  private ByteBuf silence() {
    byte[] frame = download.silence().array();
    int skipped = (int) (position - mp4.position(run));
    int length = (int) Math.min(Math.min(mp4.length(run) - skipped, end - position), BLOCK);
    byte[] frames = new byte[length];
    for (int i = 0; i < length; i++) {
      frames[i] = frame[(skipped + i) % frame.length];
    }
    if (skipped + length == mp4.length(run)) {
      run++;
    }
    return Unpooled.wrappedBuffer(frames);
  }

  /** One read of one object, and the slices of it that are samples. */
  private ByteBuf samples() {
    int source = mp4.source(run);
    int skipped = (int) (position - mp4.position(run));
    int start = mp4.offset(run) + skipped;
    List<Slice> slices = new ArrayList<>();
    long left = end - position;
    int stop = start;
    while (run < mp4.runs() && mp4.source(run) == source && left > 0) {
      int from = mp4.offset(run) + skipped;
      int wanted = (int) Math.min(mp4.length(run) - skipped, left);
      int taken = Math.min(wanted, start + BLOCK - from);
      if (taken <= 0 || from < stop || from - stop > GAP) {
        break;
      }
      slices.add(new Slice(from, taken));
      stop = from + taken;
      left -= taken;
      if (skipped + taken < mp4.length(run)) {
        break;
      }
      skipped = 0;
      run++;
    }
    return slices(read(source, start, stop), slices);
  }

  private record Slice(int offset, int length) {}

  /** What was read of an object, and where that starts in it. */
  private record Read(ByteBuf bytes, int offset) {}

  private static ByteBuf slices(Read read, List<Slice> slices) {
    ByteBuf[] parts =
        slices.stream()
            .map(
                slice -> read.bytes().retainedSlice(slice.offset() - read.offset(), slice.length()))
            .toArray(ByteBuf[]::new);
    read.bytes().release();
    return Unpooled.wrappedBuffer(parts.length, parts);
  }

  private Read read(int source, int start, int stop) {
    Mp4Download.Source object = download.objects().get(source);
    if (object.length() > SMALL_OBJECT) {
      return new Read(read(object, start, stop - start), start);
    }
    if (smallSource != source) {
      smallObject = get(object, 0, object.length());
      smallSource = source;
    }
    return new Read(Unpooled.wrappedBuffer(smallObject.array()), 0);
  }

  private ByteBuf read(Mp4Download.Source object, int offset, int length) {
    Optional<Path> file = store.file(object.name());
    return file.isPresent()
        ? read(object, file.get(), offset, length)
        : Unpooled.wrappedBuffer(get(object, offset, length).array());
  }

  private static ByteBuf read(Mp4Download.Source object, Path file, int offset, int length) {
    ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.isWritable()) {
        long position = (long) offset + bytes.writerIndex();
        if (bytes.writeBytes(channel, position, bytes.writableBytes()) < 0) {
          throw shorter(object);
        }
      }
      return bytes;
    } catch (NoSuchFileException e) {
      bytes.release();
      throw gone(object);
    } catch (IOException e) {
      bytes.release();
      throw new StoreException("Can't read " + object.name() + " (" + e + "): check the disk", e);
    } catch (StoreException e) {
      bytes.release();
      throw e;
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
