package org.tribune.delivery.download;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.ProgressiveMp4;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.OpenFile;

/**
 * A run of bytes of an MP4 file, from the stored segments: each block in one piece of memory that
 * the socket takes as it is, or with pieces of files that the kernel sends. Used by one thread.
 */
final class Mp4Body implements Body {
  private static final int BLOCK = 256 * 1_024;

  /** Files take no memory; the first block is a small one all the same, since it is waited for. */
  private static final int BLOCK_OF_FILES = 1 << 20;

  /** Shorter runs are copied as cheaply as the kernel is asked once more, in bytes. */
  private static final int SHORTEST_IN_FILE = 8 * 1_024;

  /** For the sound between two pieces of files. */
  private static final int SMALL_MEMORY = 4 * 1_024;

  /** From another machine more than a moof between two runs is not worth reading. */
  private static final int GAP = 8 * 1_024;

  private final BodySending sending;
  private final ObjectStore store;
  private final Mp4Download download;
  private final ProgressiveMp4 mp4;
  private final SegmentContents contents;
  private final long start;
  private final long end;
  private final boolean mayRefer;
  private long position;
  private int run;

  /**
   * The bytes from {@code from} on and before {@code end}.
   *
   * @param mayRefer true if blocks may refer to files
   */
  Mp4Body(
      BodySending sending,
      ObjectStore store,
      Mp4Download download,
      long from,
      long end,
      boolean mayRefer) {
    this.sending = sending;
    this.store = store;
    this.download = download;
    this.mp4 = download.mp4();
    this.start = from;
    this.position = from;
    this.end = end;
    this.mayRefer = mayRefer;
    this.run = from < mp4.head().length() ? 0 : mp4.runAt(from);
    this.contents = new SegmentContents(sending.files(), store, download, run, end);
  }

  @Override
  public Optional<BodyBlock> next() {
    if (position >= end) {
      return Optional.empty();
    }
    int most = mayRefer && position > start ? BLOCK_OF_FILES : BLOCK;
    int length = (int) Math.min(most, end - position);
    BodyBlock block = sending.block(mayRefer ? SMALL_MEMORY : length);
    try {
      while (block.length() < length) {
        int before = block.length();
        fill(block, length - before);
        position += block.length() - before;
      }
      return Optional.of(block);
    } catch (RuntimeException e) {
      block.close();
      throw e;
    }
  }

  @Override
  public void close() {
    contents.close();
  }

  private void fill(BodyBlock block, int room) {
    int head = mp4.head().length();
    if (position < head) {
      block.add(mp4.head().array(), (int) position, (int) Math.min(head - position, room));
    } else if (mp4.source(run) == ProgressiveMp4.SILENCE) {
      silence(block, room);
    } else {
      samples(block, room);
    }
  }

  private void silence(BodyBlock block, int room) {
    byte[] frame = download.silence().array();
    int skipped = (int) (position - mp4.position(run));
    int length = Math.min(mp4.length(run) - skipped, room);
    for (int done = 0; done < length; ) {
      int at = (skipped + done) % frame.length;
      int taken = Math.min(frame.length - at, length - done);
      block.add(frame, at, taken);
      done += taken;
    }
    if (skipped + length == mp4.length(run)) {
      run++;
    }
  }

  /** Runs of one object that lie close to each other. */
  private void samples(BodyBlock block, int room) {
    int source = mp4.source(run);
    int skipped = (int) (position - mp4.position(run));
    List<Slice> slices = new ArrayList<>();
    int left = room;
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
    add(source, slices, block);
  }

  private record Slice(int offset, int length) {
    int end() {
      return offset + length;
    }
  }

  private void add(int source, List<Slice> slices, BodyBlock block) {
    Mp4Download.Source object = download.objects().get(source);
    switch (contents.of(source)) {
      case SegmentContent.AtHand(Bytes bytes) ->
          slices.forEach(each -> block.add(bytes.array(), each.offset(), each.length()));
      case SegmentContent.InFile(OpenFile file) -> {
        try {
          add(file, slices, block);
        } catch (IOException e) {
          throw object.unreadable(e);
        }
      }
      case SegmentContent.Remote remote -> {
        int start = slices.getFirst().offset();
        byte[] bytes = get(object, start, slices.getLast().end() - start).array();
        slices.forEach(each -> block.add(bytes, each.offset() - start, each.length()));
      }
    }
  }

  private void add(OpenFile file, List<Slice> slices, BodyBlock block) throws IOException {
    for (Slice slice : slices) {
      if (mayRefer && slice.length() >= SHORTEST_IN_FILE) {
        block.refer(file, slice.offset(), slice.length());
      } else {
        block.copy(file, slice.offset(), slice.length());
      }
    }
  }

  private Bytes get(Mp4Download.Source object, int offset, int length) {
    Bytes bytes = store.get(object.name(), offset, length).orElseThrow(object::gone);
    if (bytes.length() != length) {
      throw object.shorter();
    }
    return bytes;
  }
}
