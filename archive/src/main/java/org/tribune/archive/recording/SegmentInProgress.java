package org.tribune.archive.recording;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.time.MediaTime;

/**
 * A segment whose parts come in: first only in memory, which the log shares, and on disk as soon as
 * it is public. What the disk does not take stays in memory. Not thread-safe.
 */
final class SegmentInProgress {
  /**
   * The end of a broadcast is heard of by then; one that lies further back was written with a clock
   * that had been set back, and must not take away what was published.
   */
  private static final MediaTime LATEST = new MediaTime(15, /* timescale= */ 1);

  private final SegmentParts parts = new SegmentParts();
  private Optional<SpoolFile> file = Optional.empty();
  private boolean failed = false;
  private int written = 0;

  void add(RenditionPart part) {
    parts.add(part);
  }

  boolean isWhole() {
    return parts.isWhole();
  }

  /** True once something of it was found to be public. */
  boolean isPublic() {
    return written > 0;
  }

  /**
   * It is public: what came since the last call is written.
   *
   * @param end what starts at or after it is left out, and taken back if it was written before the
   *     broadcast's end was heard of
   */
  void write(long number, MediaTime end, SegmentSink sink) {
    List<RenditionPart> run = parts.run(end);
    if (run.size() < written && parts.start().isBefore(end.plus(LATEST))) {
      takeBack(run, sink);
    }
    if (run.size() <= written) {
      return;
    }
    try {
      if (file.isEmpty() && !failed) {
        file = Optional.of(sink.open(number));
      }
      if (file.isPresent()) {
        for (RenditionPart part : run.subList(written, run.size())) {
          file.get().append(part.data());
        }
      }
    } catch (IOException e) {
      giveUp(sink, e);
    }
    written = run.size();
  }

  private void takeBack(List<RenditionPart> kept, SegmentSink sink) {
    written = kept.size();
    if (file.isEmpty()) {
      return;
    }
    if (kept.isEmpty()) {
      file.get().discard();
      file = Optional.empty();
      return;
    }
    try {
      file.get().cutTo(lengthOf(kept));
    } catch (IOException e) {
      giveUp(sink, e);
    }
  }

  private static int lengthOf(List<RenditionPart> run) {
    return run.stream().mapToInt(part -> part.data().length()).sum();
  }

  private void giveUp(SegmentSink sink, IOException cause) {
    failed = true;
    file.ifPresent(SpoolFile::discard);
    file = Optional.empty();
    sink.spoolFailed(cause);
  }

  /** All that was written; empty if that is nothing. */
  Optional<Content> finish(SegmentSink sink) {
    if (written == 0) {
      return Optional.empty();
    }
    try {
      if (file.isPresent()) {
        Content sealed = file.get().seal();
        sink.spoolWorked();
        return Optional.of(sealed);
      }
    } catch (IOException e) {
      giveUp(sink, e);
    }
    return Optional.of(new Content.InMemory(join()));
  }

  private Bytes join() {
    List<RenditionPart> run = parts.run(MediaTime.ofMicros(Long.MAX_VALUE)).subList(0, written);
    byte[] joined = new byte[lengthOf(run)];
    int end = 0;
    for (RenditionPart part : run) {
      System.arraycopy(part.data().array(), 0, joined, end, part.data().length());
      end += part.data().length();
    }
    return Bytes.wrap(joined);
  }
}
