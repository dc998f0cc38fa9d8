package org.tribune.core.mp4;

/**
 * The samples of one track in the order in which they are played, and the chunks of about a second
 * that they lie in: what stbl says (ISO/IEC 14496-12, 8.5 to 8.7), and where the bytes come from.
 * In primitive arrays, since three hours have half a million. Used by one thread.
 */
final class SampleTable {
  private final int timescale;
  private final Ints sizes = new Ints();
  private final Ints syncSamples = new Ints();
  private final Ints durationCounts = new Ints();
  private final Ints durations = new Ints();
  private final Ints chunkSamples = new Ints();
  private final Ints chunkRuns = new Ints();
  private final Ints chunkSources = new Ints();
  private final Ints chunkMillis = new Ints();
  private final Ints runOffsets = new Ints();
  private final Ints runLengths = new Ints();
  private long start = 0;
  private long chunkStart = 0;
  private long lastTime = 0;

  SampleTable(int timescale) {
    this.timescale = timescale;
  }

  /** Forgets all samples. */
  void clear() {
    for (Ints column :
        new Ints[] {
          sizes, syncSamples, durationCounts, durations, chunkSamples,
          chunkRuns, chunkSources, chunkMillis, runOffsets, runLengths
        }) {
      column.clear();
    }
  }

  boolean isEmpty() {
    return sizes.count() == 0;
  }

  /**
   * Adds a sample, which ends the one before: holes make that one longer.
   *
   * @param source that the bytes come from
   * @param offset in it
   * @param time when it is played; not before the one before
   */
  void add(int source, int offset, int size, long time, boolean sync) {
    if (isEmpty()) {
      start = time;
      openChunk(source, offset, time);
    } else {
      endLast(time);
      int run = runOffsets.count() - 1;
      if (chunkSources.last() != source || time - chunkStart >= timescale) {
        openChunk(source, offset, time);
      } else if (source != ProgressiveMp4.SILENCE
          && runOffsets.get(run) + runLengths.get(run) != offset) {
        openRun(offset);
      }
    }
    lastTime = time;
    sizes.add(size);
    if (sync) {
      syncSamples.add(sizes.count());
    }
    chunkSamples.addToLast(1);
    runLengths.addToLast(size);
  }

  /**
   * Adds samples of one length that follow each other in their segment and in time; as {@link #add}
   * for each, but three hours of them take little time.
   *
   * @param first of the samples, and {@code behind} the one behind the last
   * @param allSync true if all are sync samples, whatever the index says
   */
  void addAll(
      int source,
      SegmentIndex index,
      int first,
      int behind,
      int offset,
      long time,
      boolean allSync) {
    int duration = index.duration(first);
    int at = offset;
    long when = time;
    int sample = first;
    while (sample < behind) {
      add(source, at, index.size(sample), when, allSync || index.isSync(sample));
      at += index.size(sample);
      long untilChunkEnds = chunkStart + timescale - when;
      int more = (int) Math.min(behind - sample - 1L, Math.ceilDiv(untilChunkEnds, duration) - 1);
      at += addToChunk(index, sample + 1, more, duration, allSync);
      when += (long) duration * (more + 1);
      sample += more + 1;
    }
  }

  /** Gives their bytes. */
  private int addToChunk(SegmentIndex index, int first, int count, int duration, boolean allSync) {
    int bytes = 0;
    int before = sizes.count() - first;
    for (int sample = first; sample < first + count; sample++) {
      bytes += index.size(sample);
      if (allSync || index.isSync(sample)) {
        syncSamples.add(before + sample + 1);
      }
    }
    sizes.addAll(index.sizes(), first, count);
    endLast(duration, count);
    lastTime += (long) duration * count;
    chunkSamples.addToLast(count);
    runLengths.addToLast(bytes);
    return bytes;
  }

  private void openChunk(int source, int offset, long time) {
    chunkStart = time;
    chunkSources.add(source);
    chunkMillis.add((int) (time * 1_000 / timescale));
    chunkSamples.add(0);
    chunkRuns.add(0);
    openRun(offset);
  }

  private void openRun(int offset) {
    chunkRuns.addToLast(1);
    runOffsets.add(offset);
    runLengths.add(0);
  }

  /** Ends the last sample. */
  void endLast(long time) {
    endLast((int) Math.max(0, time - lastTime), /* count= */ 1);
    lastTime = time;
  }

  private void endLast(int duration, int count) {
    if (durations.count() > 0 && durations.last() == duration) {
      durationCounts.addToLast(count);
    } else if (count > 0) {
      durations.add(duration);
      durationCounts.add(count);
    }
  }

  /** When the first sample is played. */
  long start() {
    return start;
  }

  /** When the last sample ends, once it was ended. */
  long end() {
    return lastTime;
  }

  int chunks() {
    return chunkSamples.count();
  }

  int source(int chunk) {
    return chunkSources.get(chunk);
  }

  /** When a chunk starts, in milliseconds. */
  int millis(int chunk) {
    return chunkMillis.get(chunk);
  }

  /** How many runs of bytes a chunk is made of. */
  int runs(int chunk) {
    return chunkRuns.get(chunk);
  }

  int runs() {
    return runOffsets.count();
  }

  /**
   * Copies where runs start in their sources, and their lengths, to the places from {@code to} on.
   */
  void copyRuns(int first, int count, int[] offsets, int[] lengths, int to) {
    runOffsets.copy(first, count, offsets, to);
    runLengths.copy(first, count, lengths, to);
  }

  /** About how many bytes {@link #write} will write. */
  int room() {
    return 4 * sizes.count() + 4 * syncSamples.count() + 8 * durations.count() + 12 * chunks();
  }

  /**
   * Writes stts, stss, stsc, stsz and stco or co64.
   *
   * @param positions of the chunks
   * @param base with which they are offsets in the file
   * @param large true for 64 bits
   */
  void write(BoxWriter writer, long[] positions, long base, boolean large) {
    int stts = writer.begin("stts", 0, 0);
    writer.u32(durations.count());
    for (int i = 0; i < durations.count(); i++) {
      writer.u32(durationCounts.get(i));
      writer.u32(durations.get(i));
    }
    writer.end(stts);
    if (syncSamples.count() < sizes.count()) {
      int stss = writer.begin("stss", 0, 0);
      writer.u32(syncSamples.count());
      syncSamples.writeTo(writer);
      writer.end(stss);
    }
    samplesToChunks(writer);
    int stsz = writer.begin("stsz", 0, 0);
    writer.u32(0);
    writer.u32(sizes.count());
    sizes.writeTo(writer);
    writer.end(stsz);
    int stco = writer.begin(large ? "co64" : "stco", 0, 0);
    writer.u32(positions.length);
    for (long position : positions) {
      if (large) {
        writer.u64(base + position);
      } else {
        writer.u32(base + position);
      }
    }
    writer.end(stco);
  }

  private void samplesToChunks(BoxWriter writer) {
    int stsc = writer.begin("stsc", 0, 0);
    int count = writer.size();
    writer.u32(0);
    int entries = 0;
    for (int chunk = 0; chunk < chunks(); chunk++) {
      if (chunk == 0 || chunkSamples.get(chunk) != chunkSamples.get(chunk - 1)) {
        writer.u32(chunk + 1);
        writer.u32(chunkSamples.get(chunk));
        writer.u32(1);
        entries++;
      }
    }
    writer.set32(count, entries);
    writer.end(stsc);
  }
}
