package org.tribune.core.mp4;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tribune.core.Bytes;

/**
 * A file that plays while it is being loaded (ISO/IEC 14496-12): a head with everything that is
 * known of the samples, then their bytes, of which this knows only where they come from. The tracks
 * take turns about every second. Immutable.
 *
 * <pre>
 *   head: ftyp, moov, the header of mdat
 *   body: runs of bytes of the sources, in order
 * </pre>
 */
public final class ProgressiveMp4 {
  /** Not one of the caller's sources: the run is frames of silence, as many as its length holds. */
  public static final int SILENCE = -1;

  private static final int MDAT_HEADER = 8;
  private static final int LARGE_MDAT_HEADER = 16;

  private final Bytes head;
  private final int[] sources;
  private final int[] offsets;
  private final int[] lengths;
  private final long[] positions;
  private final long length;

  private ProgressiveMp4(Bytes head, Body body, long length) {
    this.head = head;
    this.sources = body.sources;
    this.offsets = body.runOffsets;
    this.lengths = body.runLengths;
    this.positions = body.positions;
    for (int run = 0; run < positions.length; run++) {
      positions[run] += head.length();
    }
    this.length = length;
  }

  /**
   * A file of these tracks, none of them empty.
   *
   * @param created when its first frame was shot
   */
  public static ProgressiveMp4 of(Instant created, List<TrackLayout> tracks) {
    boolean video = tracks.stream().anyMatch(track -> !track.header().isSound());
    Body body = new Body(tracks);
    MovieBox movie = new MovieBox(created, tracks);
    int room = 4_096 + tracks.stream().mapToInt(track -> track.samples().room()).sum();
    Bytes head = head(video, movie, body, room, /* large= */ false);
    if (head.length() + body.length > 0xffff_ffffL) {
      head = head(video, movie, body, room, /* large= */ true);
    }
    return new ProgressiveMp4(head, body, head.length() + body.length);
  }

  /** The head's length does not depend on the offsets in it: it is written twice, to learn it. */
  private static Bytes head(boolean video, MovieBox movie, Body body, int room, boolean large) {
    int length = write(video, movie, body, room, large, /* base= */ 0).length();
    return write(video, movie, body, length, large, length);
  }

  private static Bytes write(
      boolean video, MovieBox movie, Body body, int room, boolean large, long base) {
    BoxWriter writer = new BoxWriter(room);
    int ftyp = writer.begin("ftyp");
    writer.text(video ? "isom" : "M4A ");
    writer.u32(0x200);
    writer.text(video ? "isomiso2avc1mp41" : "M4A mp42isom");
    writer.end(ftyp);
    movie.write(writer, body.chunkPositions, base, large);
    if (large) {
      writer.u32(1);
      writer.text("mdat");
      writer.u64(LARGE_MDAT_HEADER + body.length);
    } else {
      writer.u32(MDAT_HEADER + body.length);
      writer.text("mdat");
    }
    return writer.toBytes();
  }

  /** What the file begins with, to the first byte of a sample. */
  public Bytes head() {
    return head;
  }

  /** The length of the file in bytes. */
  public long length() {
    return length;
  }

  /** How many runs follow the head. */
  public int runs() {
    return sources.length;
  }

  /** The number that the caller gave the segment which a run is in, or {@link #SILENCE}. */
  public int source(int run) {
    return sources[run];
  }

  /** Where a run starts in its source. */
  public int offset(int run) {
    return offsets[run];
  }

  /** The length of a run in bytes. */
  public int length(int run) {
    return lengths[run];
  }

  /** Where a run starts in the file. */
  public long position(int run) {
    return positions[run];
  }

  /** The run that holds the byte at {@code position}, which is behind the head. */
  public int runAt(long position) {
    int found = Arrays.binarySearch(positions, position);
    return found >= 0 ? found : -found - 2;
  }

  /** About the memory that this takes, in bytes. */
  public long footprint() {
    return head.length() + 20L * sources.length;
  }

  /** The runs of all tracks in the order of the file, from the body's start. */
  private static final class Body {
    private final int[] sources;
    private final int[] runOffsets;
    private final int[] runLengths;
    private final long[] positions;
    private final long[][] chunkPositions;
    private int runs = 0;
    private long length = 0;

    Body(List<TrackLayout> tracks) {
      int count = tracks.stream().mapToInt(track -> track.samples().runs()).sum();
      sources = new int[count];
      runOffsets = new int[count];
      runLengths = new int[count];
      positions = new long[count];
      chunkPositions = new long[tracks.size()][];
      Turn[] turns = new Turn[tracks.size()];
      for (int i = 0; i < turns.length; i++) {
        turns[i] = new Turn(tracks.get(i).samples());
        chunkPositions[i] = new long[turns[i].samples.chunks()];
      }
      for (int next = first(turns); next >= 0; next = first(turns)) {
        chunkPositions[next][turns[next].chunk] = length;
        append(turns[next]);
      }
    }

    /** The track whose next chunk starts first; -1 at the end. */
    private static int first(Turn[] turns) {
      int first = -1;
      for (int i = 0; i < turns.length; i++) {
        if (!turns[i].isDone() && (first < 0 || turns[i].millis() < turns[first].millis())) {
          first = i;
        }
      }
      return first;
    }

    private void append(Turn turn) {
      int count = turn.samples.runs(turn.chunk);
      turn.samples.copyRuns(turn.run, count, runOffsets, runLengths, runs);
      Arrays.fill(sources, runs, runs + count, turn.samples.source(turn.chunk));
      for (int run = runs; run < runs + count; run++) {
        positions[run] = length;
        length += runLengths[run];
      }
      runs += count;
      turn.run += count;
      turn.chunk++;
    }
  }

  /** How far a track is. */
  private static final class Turn {
    private final SampleTable samples;
    private int chunk = 0;
    private int run = 0;

    Turn(SampleTable samples) {
      this.samples = samples;
    }

    boolean isDone() {
      return chunk == samples.chunks();
    }

    int millis() {
      return samples.millis(chunk);
    }
  }
}
