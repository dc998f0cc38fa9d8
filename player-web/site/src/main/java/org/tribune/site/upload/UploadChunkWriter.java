package org.tribune.site.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one piece, on a virtual thread of its own: the disk may take its time, and the event loop
 * may not. It ends by itself once a block can't be written, or shows that this is no film.
 */
final class UploadChunkWriter {
  private static final Logger LOG = LoggerFactory.getLogger(UploadChunkWriter.class);

  private final Chunk chunk;
  private final Uploads uploads;
  private final Consumer<Upload> whole;
  private final Consumer<ByteBuffer> written;
  private final Consumer<Outcome> ended;
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
  private boolean isJudged;
  private Optional<NoFilm> flaw = Optional.empty();

  /** How a body ends. */
  enum End {
    WHOLE,
    /** Its sender is gone. */
    BROKEN,
    /** More came than the upload has. */
    TOO_LONG
  }

  /** What a piece came to. */
  sealed interface Outcome {
    /** It is on the disk. */
    record Kept(Uploads.Standing standing) implements Outcome {}

    /** It is not, or the whole upload is not wanted. */
    record Refused(UploadException why) implements Outcome {}
  }

  private sealed interface Step {
    record Write(ByteBuffer block) implements Step {}

    record Finish(End end) implements Step {}
  }

  /**
   * A writer.
   *
   * @param whole called with the upload if nothing of it is missing any more
   * @param written given each block once it is on its way to the disk
   * @param ended called with the outcome of the piece, once
   */
  UploadChunkWriter(
      Chunk chunk,
      Uploads uploads,
      Consumer<Upload> whole,
      Consumer<ByteBuffer> written,
      Consumer<Outcome> ended) {
    this.chunk = chunk;
    this.uploads = uploads;
    this.whole = whole;
    this.written = written;
    this.ended = ended;
    this.isJudged = chunk.start() >= FilmHead.LENGTH;
  }

  void start() {
    Thread.ofVirtual().name("upload-" + chunk.upload().id()).start(this::run);
  }

  void write(ByteBuffer block) {
    steps.add(new Step.Write(block));
  }

  void end(End end) {
    steps.add(new Step.Finish(end));
  }

  private void run() {
    ended.accept(outcome());
  }

  private Outcome outcome() {
    try {
      while (true) {
        switch (steps.take()) {
          case Step.Write write -> {
            chunk.write(write.block());
            // What has a checksum is looked at once it is known that it came right.
            if (!chunk.hasChecksum() && isNoFilm()) {
              return noFilm();
            }
            written.accept(write.block());
          }
          case Step.Finish finish -> {
            return finish(finish.end());
          }
        }
      }
    } catch (UploadException e) {
      return new Outcome.Refused(e);
    } catch (IOException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(new IOException("Interrupted", e));
    }
  }

  private boolean isNoFilm() throws IOException {
    long needed = Math.min(FilmHead.LENGTH, chunk.upload().length());
    if (isJudged || chunk.offset() < needed) {
      return false;
    }
    isJudged = true;
    flaw = FilmHead.flaw(chunk.head(FilmHead.LENGTH));
    return flaw.isPresent();
  }

  private Outcome noFilm() throws IOException {
    uploads.discard(chunk);
    return new Outcome.Refused(UploadException.noFilm(flaw.orElseThrow()));
  }

  private Outcome finish(End end) throws IOException {
    if (end == End.TOO_LONG) {
      // Who announced less than comes may mean another file: nothing of this piece counts.
      chunk.undo();
      var _ = uploads.end(chunk, /* isWhole= */ false);
      return new Outcome.Refused(UploadException.moreThanAnnounced());
    }
    if (end == End.WHOLE && chunk.hasChecksum() && chunk.isRight() && isNoFilm()) {
      return noFilm();
    }
    Uploads.Standing standing = uploads.end(chunk, end == End.WHOLE);
    if (standing.isWhole()) {
      whole.accept(standing.upload());
    }
    return new Outcome.Kept(standing);
  }

  /** What could be written stays: it goes on there when there is space again. */
  private Outcome failed(IOException failure) {
    LOG.error("Upload {} can't be written: {}", chunk.upload().id(), failure.getMessage());
    try {
      var _ = uploads.end(chunk, /* isWhole= */ false);
    } catch (IOException e) {
      LOG.error("Upload {} can't be closed: {}", chunk.upload().id(), e.getMessage());
    }
    String reason = String.valueOf(failure.getMessage());
    boolean isFull = reason.contains("No space left") || reason.contains("quota exceeded");
    return new Outcome.Refused(isFull ? UploadException.noSpace() : UploadException.notNow());
  }
}
