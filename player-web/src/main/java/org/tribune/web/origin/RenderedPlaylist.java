package org.tribune.web.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.tribune.core.Bytes;
import org.tribune.core.hls.MediaPlaylist;
import org.tribune.core.hls.MediaPlaylistWriter;

/**
 * A playlist as it is sent, made once and shared by all who asked for it; each form is made when it
 * is first wanted. Safe for all threads.
 */
final class RenderedPlaylist {
  /** The text and its gzip form. */
  record Body(Bytes plain, Bytes gzip) {
    static Body of(String text) {
      byte[] plain = text.getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException("Memory can't be written to", e);
      }
      return new Body(Bytes.wrap(plain), Bytes.wrap(bytes.toByteArray()));
    }
  }

  private final long firstInDelta;
  private final Once<Body> whole;
  private final Once<Body> delta;

  RenderedPlaylist(MediaPlaylist playlist) {
    this.firstInDelta = playlist.mediaSequence() + playlist.skippableSegments();
    this.whole = new Once<>(() -> Body.of(MediaPlaylistWriter.write(playlist)));
    this.delta =
        playlist.skippableSegments() == 0
            ? whole
            : new Once<>(() -> Body.of(MediaPlaylistWriter.writeDelta(playlist)));
  }

  /**
   * True if a reader that asked for {@code segment} holds all that a delta update leaves out; one
   * that is further behind gets the whole playlist.
   */
  boolean isDeltaOfUse(OptionalLong segment) {
    return segment.isEmpty() || segment.getAsLong() >= firstInDelta;
  }

  /** The whole playlist. */
  Body whole() {
    return whole.get();
  }

  /** The delta update; the whole playlist if there is nothing to skip. */
  Body delta() {
    return delta.get();
  }

  /** A value that is made at the first call. */
  private static final class Once<V> {
    private final Supplier<V> maker;
    private volatile Optional<V> made = Optional.empty();

    Once(Supplier<V> maker) {
      this.maker = maker;
    }

    V get() {
      Optional<V> seen = made;
      return seen.isPresent() ? seen.get() : make();
    }

    private synchronized V make() {
      if (made.isEmpty()) {
        made = Optional.of(maker.get());
      }
      return made.orElseThrow();
    }
  }
}
