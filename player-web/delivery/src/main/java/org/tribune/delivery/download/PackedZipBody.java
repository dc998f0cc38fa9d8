package org.tribune.delivery.download;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.BodySending;

/** Writes a ZIP, and makes the sums of its files on the way. Used by one thread. */
final class PackedZipBody implements Body {
  private static final int BLOCK = 256 * 1_024;

  /** For the heads of a file's blocks. */
  private static final int SMALL_MEMORY = 256;

  private final BodySending sending;
  private final PackedZip zip;
  private final Iterator<PackedZip.Part> parts;
  private final long from;
  private final long end;
  private final List<ZipRecords.Entry> entries = new ArrayList<>();
  private final List<PackedZip.Sum> sums = new ArrayList<>();
  private final Deque<Bytes> runs = new ArrayDeque<>();

  /** How much of the first run is done. */
  private int done = 0;

  private Optional<Reading> reading = Optional.empty();
  private boolean isComplete = false;

  /** Bytes produced so far, asked for or not. */
  private long position = 0;

  /** Bytes up to the end of the planned runs. */
  private long planned = 0;

  /** The bytes of {@code zip} from {@code from} on and before {@code end}. */
  PackedZipBody(BodySending sending, PackedZip zip, long from, long end) {
    this.sending = sending;
    this.zip = zip;
    this.parts = zip.parts().iterator();
    this.from = from;
    this.end = end;
  }

  @Override
  public Optional<BodyBlock> next() {
    while (position < end) {
      BodyBlock block = produce();
      long start = position;
      position += block.length();
      int skipped = Math.clamp(from - start, 0, block.length());
      int wanted = (int) Math.min(block.length() - skipped, end - start - skipped);
      if (wanted == block.length()) {
        return Optional.of(block);
      }
      try (block) {
        if (wanted > 0) {
          BodyBlock part = sending.block(/* memoryAtOnce= */ 0);
          part.add(block, skipped, wanted);
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    reading.ifPresent(each -> each.body.close());
    reading = Optional.empty();
  }

  private BodyBlock produce() {
    while (runs.isEmpty()) {
      if (reading.isPresent()) {
        Optional<BodyBlock> block = reading.get().next();
        if (block.isPresent()) {
          return block.get();
        }
        finish(reading.get());
      } else {
        begin();
      }
    }
    Bytes run = runs.getFirst();
    int length = Math.min(run.length() - done, BLOCK);
    BodyBlock block = sending.block(length);
    block.add(run.array(), done, length);
    done += length;
    if (done == run.length()) {
      runs.removeFirst();
      done = 0;
    }
    return block;
  }

  private void begin() {
    if (!parts.hasNext()) {
      if (isComplete) {
        throw new IllegalStateException("A ZIP became shorter than it was announced");
      }
      isComplete = true;
      run(ZipRecords.directory(entries, planned));
      return;
    }
    switch (parts.next()) {
      case PackedZip.Part.Small small -> store(small.name(), small.content());
      case PackedZip.Part.Late late -> store(late.name(), late.writing().apply(List.copyOf(sums)));
      case PackedZip.Part.Streamed part -> {
        Reading begun = new Reading(part, planned);
        run(ZipRecords.localHeader(zip.streamed(part, /* crc= */ 0, planned)));
        planned += StoredBlocks.packedLength(part.length());
        reading = Optional.of(begun);
      }
    }
  }

  private void store(String name, Bytes content) {
    ZipRecords.Entry entry = zip.stored(name, content, planned);
    entries.add(entry);
    MessageDigest digest = zip.digest();
    sums.add(new PackedZip.Sum(name, content.length(), hex(digest.digest(content.array()))));
    run(ZipRecords.localHeader(entry));
    run(content);
  }

  private void finish(Reading ended) {
    ended.body.close();
    reading = Optional.empty();
    if (ended.read != ended.part.length()) {
      throw new IllegalStateException(
          "%s has %d bytes, not %d: 'tribune doctor' says more"
              .formatted(ended.part.name(), ended.read, ended.part.length()));
    }
    ZipRecords.Entry entry = zip.streamed(ended.part, ended.crc.getValue(), ended.offset);
    entries.add(entry);
    sums.add(new PackedZip.Sum(ended.part.name(), ended.read, hex(ended.digest.digest())));
    run(ZipRecords.dataDescriptor(entry));
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private void run(Bytes bytes) {
    if (!bytes.isEmpty()) {
      runs.add(bytes);
      planned += bytes.length();
    }
  }

  /** A file that is being read. */
  private final class Reading {
    private final PackedZip.Part.Streamed part;
    private final long offset;
    private final Body body;
    private final StoredBlocks blocks;
    private final MessageDigest digest = zip.digest();
    private final CRC32 crc = new CRC32();
    private long read = 0;

    private Reading(PackedZip.Part.Streamed part, long offset) {
      this.part = part;
      this.offset = offset;
      this.blocks = new StoredBlocks(part.length());
      this.body = part.reading().get();
    }

    private Optional<BodyBlock> next() {
      return body.next().map(this::packed);
    }

    private BodyBlock packed(BodyBlock block) {
      try (block) {
        read += block.length();
        for (ByteBuffer each : block.bytes()) {
          digest.update(each.duplicate());
          crc.update(each);
        }
        BodyBlock packed = sending.block(SMALL_MEMORY);
        blocks.pack(block, packed);
        return packed;
      }
    }
  }
}
