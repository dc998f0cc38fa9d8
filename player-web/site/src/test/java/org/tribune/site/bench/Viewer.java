package org.tribune.site.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * Follows one rendition as hls.js does: a blocking playlist request (delta, gzip) for the next
 * part; when it is answered, the part and the next playlist at once, on two connections. For the
 * thread of its selector.
 */
final class Viewer {
  /** Called with each part: when its last byte came. */
  interface Deliveries {
    /** Both in ns of {@link System#nanoTime}, which all processes of a Linux machine share. */
    void delivered(long publishedAt, long now);
  }

  private static final int PARTS = 12;
  private static final int LARGEST_PLAYLIST = 16_384;

  private final String base;
  private final String headers;
  private final boolean checks;
  private final Deliveries deliveries;
  private final Exchange playlists;
  private final Exchange media;
  private long wanted;
  private long announced;
  private long fetching;
  private boolean isFetching = false;

  /**
   * A viewer that begins to follow at the part {@code first}, counted over all segments.
   *
   * @param name in its user agent: the origin counts viewers by it
   * @param checks unpacks each playlist and looks whether it lists the part
   */
  Viewer(
      Selector selector,
      int port,
      String rendition,
      String name,
      long first,
      boolean checks,
      Deliveries deliveries)
      throws IOException {
    this.base = "/hls/recordings/bench/" + rendition + "/";
    this.headers = "User-Agent: " + name + "\r\nAccept: */*\r\nAccept-Encoding: gzip, br\r\n";
    this.checks = checks;
    this.deliveries = deliveries;
    this.wanted = first;
    this.announced = first - 1;
    this.fetching = first - 1;
    this.playlists =
        new Exchange(selector, port, checks ? LARGEST_PLAYLIST : 0, exchange -> listed());
    this.media = new Exchange(selector, port, Long.BYTES, exchange -> fetched());
    askPlaylist();
  }

  private void askPlaylist() {
    playlists.get(
        base
            + "live.m3u8?_HLS_msn="
            + wanted / PARTS
            + "&_HLS_part="
            + wanted % PARTS
            + "&_HLS_skip=YES",
        headers);
  }

  private void listed() {
    if (!playlists.isFound()) {
      throw new IllegalStateException("No playlist: " + playlists.head());
    }
    if (checks && !unpacked().contains("URI=\"" + name(wanted) + "\"")) {
      throw new IllegalStateException("Not listed: " + name(wanted) + " in " + unpacked());
    }
    announced = wanted++;
    askPlaylist();
    askPart();
  }

  private void askPart() {
    if (!isFetching && fetching < announced) {
      isFetching = true;
      fetching++;
      media.get(base + name(fetching), headers);
    }
  }

  private void fetched() {
    if (!media.isFound()) {
      throw new IllegalStateException("No part " + name(fetching) + ": " + media.head());
    }
    deliveries.delivered(ByteBuffer.wrap(media.start()).getLong(), System.nanoTime());
    isFetching = false;
    askPart();
  }

  private static String name(long part) {
    return part / PARTS + "." + part % PARTS + ".m4s";
  }

  private String unpacked() {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(playlists.start()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("A playlist that can't be unpacked", e);
    }
  }
}
