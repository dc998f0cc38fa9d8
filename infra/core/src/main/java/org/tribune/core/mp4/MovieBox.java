package org.tribune.core.mp4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes the moov of a progressive MP4 (ISO/IEC 14496-12, 8.2).
 *
 * <pre>
 *   moov ─ mvhd
 *        ─ trak ─ tkhd
 *               ─ edts ─ elst, where the passage is not all that the samples hold
 *               ─ mdia ─ mdhd, hdlr, minf ─ vmhd|smhd, dinf, stbl ─ stsd, stts, stss, stsc, stsz, stco|co64
 * </pre>
 */
final class MovieBox {
  /** The movie's timescale: frames of every usual rate have a whole length in it. */
  private static final int TIMESCALE = 90_000;

  private static final Instant EPOCH = Instant.parse("1904-01-01T00:00:00Z");

  private final List<TrackLayout> tracks;
  private final long created;
  private final long duration;
  private final int version;

  /** A moov of {@code tracks} that were shot at {@code created}. */
  MovieBox(Instant created, List<TrackLayout> tracks) {
    this.tracks = tracks;
    this.created = Math.max(0, Duration.between(EPOCH, created).toSeconds());
    this.duration = tracks.stream().mapToLong(MovieBox::shown).max().orElse(0);
    long longest = tracks.stream().mapToLong(TrackLayout::mediaTicks).max().orElse(0);
    this.version = Math.max(Math.max(this.created, duration), longest) > 0xffff_ffffL ? 1 : 0;
  }

  private static long shown(TrackLayout track) {
    return ticks(track, track.silentTicks() + track.shownTicks());
  }

  /** In the movie's ticks. */
  private static long ticks(TrackLayout track, long mediaTicks) {
    return Math.multiplyExact(mediaTicks, TIMESCALE) / track.header().timescale();
  }

  /**
   * Writes the box.
   *
   * @param positions of the chunks of each track
   * @param base what is to be added to them
   * @param large true for offsets of 64 bits
   */
  void write(BoxWriter writer, long[][] positions, long base, boolean large) {
    int moov = writer.begin("moov");
    int mvhd = writer.begin("mvhd", version, 0);
    times(writer);
    writer.u32(TIMESCALE);
    time(writer, duration);
    writer.u32(0x10000);
    writer.u16(0x100);
    writer.zeros(10);
    writer.matrix();
    writer.zeros(24);
    writer.u32(tracks.size() + 1L);
    writer.end(mvhd);
    for (int i = 0; i < tracks.size(); i++) {
      int trak = writer.begin("trak");
      trackHeader(writer, i + 1, tracks.get(i));
      edits(writer, tracks.get(i));
      media(writer, tracks.get(i), positions[i], base, large);
      writer.end(trak);
    }
    writer.end(moov);
  }

  private void times(BoxWriter writer) {
    time(writer, created);
    time(writer, created);
  }

  private void time(BoxWriter writer, long value) {
    if (version == 1) {
      writer.u64(value);
    } else {
      writer.u32(value);
    }
  }

  private void trackHeader(BoxWriter writer, int number, TrackLayout track) {
    int tkhd = writer.begin("tkhd", version, /* enabled, in movie, in preview= */ 7);
    times(writer);
    writer.u32(number);
    writer.u32(0);
    time(writer, shown(track));
    writer.zeros(12);
    writer.u16(track.header().isSound() ? 0x100 : 0);
    writer.u16(0);
    writer.matrix();
    writer.raw(track.header().size());
    writer.end(tkhd);
  }

  private void edits(BoxWriter writer, TrackLayout track) {
    boolean late = track.silentTicks() > 0;
    boolean whole = track.hiddenTicks() == 0 && track.shownTicks() == track.mediaTicks();
    if (whole && !late) {
      return;
    }
    int edts = writer.begin("edts");
    int elst = writer.begin("elst", version, 0);
    writer.u32(late ? 2 : 1);
    if (late) {
      edit(writer, ticks(track, track.silentTicks()), /* mediaTime= */ -1);
    }
    edit(writer, ticks(track, track.shownTicks()), track.hiddenTicks());
    writer.end(elst);
    writer.end(edts);
  }

  /** An edit; a media time of -1 shows nothing. */
  private void edit(BoxWriter writer, long length, long mediaTime) {
    time(writer, length);
    time(writer, mediaTime);
    writer.u32(0x10000); // rate 1
  }

  private void media(
      BoxWriter writer, TrackLayout track, long[] positions, long base, boolean large) {
    int mdia = writer.begin("mdia");
    int mdhd = writer.begin("mdhd", version, 0);
    times(writer);
    writer.u32(track.header().timescale());
    time(writer, track.mediaTicks());
    writer.u16(packed(track.language()));
    writer.u16(0);
    writer.end(mdhd);
    writer.raw(track.header().handler());
    int minf = writer.begin("minf");
    writer.raw(track.header().mediaHeader());
    writer.raw(track.header().dataInformation());
    int stbl = writer.begin("stbl");
    writer.raw(track.header().sampleDescription());
    track.samples().write(writer, positions, base, large);
    writer.end(stbl);
    writer.end(minf);
    writer.end(mdia);
  }

  /** Three letters of five bits (8.4.2.3). */
  private static int packed(String language) {
    String letters = language.matches("[a-z]{3}") ? language : "und";
    return (letters.charAt(0) - 0x60) << 10
        | (letters.charAt(1) - 0x60) << 5
        | (letters.charAt(2) - 0x60);
  }
}
