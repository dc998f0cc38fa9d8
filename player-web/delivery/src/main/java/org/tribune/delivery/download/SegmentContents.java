package org.tribune.delivery.download;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.ProgressiveMp4;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.sending.FileSending;
import org.tribune.delivery.sending.OpenFile;

/**
 * Opens the segments that an MP4 is put together from. Where they are files, those that follow are
 * opened and read by the kernel while what is before them is sent: a disk is fast only if it is
 * asked for much at once. Used by one thread.
 */
final class SegmentContents implements AutoCloseable {
  /** Objects up to this size are read whole. */
  private static final int SMALL_OBJECT = 64 * 1_024;

  private static final int BYTES_AHEAD = 4 << 20;
  private static final int AHEAD = 40;

  /** The tracks take turns within a segment of each: after two more of each one is done with. */
  private static final int BEHIND = 4;

  private final FileSending files;
  private final ObjectStore store;
  private final Mp4Download download;
  private final long end;

  /** By source, in the order of the MP4. */
  private final Map<Integer, Opening> openings = new LinkedHashMap<>();

  private int lookedAt;
  private int ahead = 0;
  private int bytesAhead = 0;

  /**
   * The segments of a download.
   *
   * @param run the first that is wanted
   * @param end no byte of the MP4 is wanted from here on
   */
  SegmentContents(FileSending files, ObjectStore store, Mp4Download download, int run, long end) {
    this.files = files;
    this.store = store;
    this.download = download;
    this.lookedAt = run;
    this.end = end;
  }

  /**
   * The bytes of a source; a file stays open until this is closed, or some segments more were asked
   * for.
   *
   * @throws StoreException if it is not there, or can't be read
   */
  SegmentContent of(int source) {
    Opening opening = openings.computeIfAbsent(source, Opening::new);
    if (!opening.wanted) {
      opening.wanted = true;
      ahead--;
      bytesAhead -= opening.object.length();
      openAhead();
      letGoBehind();
    }
    return opening.content();
  }

  private void openAhead() {
    ProgressiveMp4 mp4 = download.mp4();
    while (ahead < AHEAD
        && bytesAhead < BYTES_AHEAD
        && lookedAt < mp4.runs()
        && mp4.position(lookedAt) < end) {
      int source = mp4.source(lookedAt);
      if (source != ProgressiveMp4.SILENCE && !openings.containsKey(source)) {
        if (store.location(download.objects().get(source).name()).isEmpty()) {
          return;
        }
        Opening opening = new Opening(source);
        openings.put(source, opening);
        if (!opening.openNow()) {
          Thread.ofVirtual().start(opening::open);
        }
      }
      lookedAt++;
    }
  }

  private void letGoBehind() {
    int behind = openings.size() - ahead;
    Iterator<Opening> oldest = openings.values().iterator();
    while (behind > BEHIND) {
      Opening opening = oldest.next();
      if (opening.wanted) {
        oldest.remove();
        opening.letGo();
        behind--;
      }
    }
  }

  @Override
  public void close() {
    openings.values().forEach(Opening::letGo);
    openings.clear();
  }

  /** A segment that is opened by the first thread that comes to it. */
  private final class Opening {
    private final Mp4Download.Source object;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<SegmentContent> content = new CompletableFuture<>();
    private Optional<OpenFile> opened = Optional.empty();
    private boolean wanted = false;

    Opening(int source) {
      object = download.objects().get(source);
      ahead++;
      bytesAhead += object.length();
    }

    /** On any thread. */
    void open() {
      if (begun.compareAndSet(false, true)) {
        try {
          content.complete(read());
        } catch (RuntimeException e) {
          content.completeExceptionally(e);
        }
      }
    }

    /**
     * Before other threads know of it; false if opening it takes waiting, or it is not as it must
     * be: whoever waits finds out why.
     */
    boolean openNow() {
      opened =
          store.location(object.name()).flatMap(path -> files.openAhead(path, object.length()));
      return opened.isPresent();
    }

    private SegmentContent read() {
      if (opened.isPresent()) {
        return read(opened.get());
      }
      if (object.length() <= SMALL_OBJECT) {
        Bytes bytes = store.get(object.name(), 0, object.length()).orElseThrow(object::gone);
        if (bytes.length() != object.length()) {
          throw object.shorter();
        }
        return new SegmentContent.AtHand(bytes);
      }
      Optional<Path> path = store.location(object.name());
      return path.isPresent()
          ? new SegmentContent.InFile(open(path.get()))
          : new SegmentContent.Remote();
    }

    private SegmentContent read(OpenFile file) {
      try {
        if (object.length() <= SMALL_OBJECT) {
          SegmentContent bytes = new SegmentContent.AtHand(file.read());
          file.letGo();
          return bytes;
        }
        file.await();
        return new SegmentContent.InFile(file);
      } catch (IOException e) {
        file.letGo();
        throw object.unreadable(e);
      }
    }

    private OpenFile open(Path path) {
      try {
        OpenFile file = files.open(path);
        if (file.length() < object.length()) {
          file.letGo();
          throw object.shorter();
        }
        return file;
      } catch (NoSuchFileException e) {
        throw object.gone();
      } catch (IOException e) {
        throw object.unreadable(e);
      }
    }

    SegmentContent content() {
      open();
      try {
        return content.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException told ? told : e;
      }
    }

    /** Now, or as soon as it is open. */
    void letGo() {
      if (begun.compareAndSet(false, true)) {
        opened.ifPresent(OpenFile::letGo);
        return;
      }
      CompletableFuture<Void> _ =
          content.thenAccept(
              now -> {
                if (now instanceof SegmentContent.InFile in) {
                  in.file().letGo();
                }
              });
    }
  }
}
