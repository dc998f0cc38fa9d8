package org.tribune.web.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.CatalogueException;
import org.tribune.core.hls.IFrameVariant;
import org.tribune.core.hls.MultivariantPlaylistWriter;
import org.tribune.core.hls.VodPlaylist;
import org.tribune.core.hls.VodPlaylistWriter;
import org.tribune.core.rendition.Rendition;
import org.tribune.web.origin.Variants;

/**
 * One recording as one version of it is: its index and its playlists, each made when it is first
 * wanted and then shared. Safe for all threads.
 */
final class Replay {
  /** Segments whose indexes are in memory at once, while key frames are looked for. */
  private static final long STEP = 2_000;

  private final RecordingIndex index;
  private final Catalogue catalogue;
  private final String language;
  private final Map<PlaylistName, ReplayText> texts = new ConcurrentHashMap<>();
  private final Map<String, KeyFrameList> keyFrames = new ConcurrentHashMap<>();
  private final AtomicLong weight;

  /** The playlist of a rendition's key frames, and what a second of them takes. */
  private record KeyFrameList(ReplayText text, Variants.Rates rates) {}

  Replay(RecordingIndex index, Catalogue catalogue, String language) {
    this.index = index;
    this.catalogue = catalogue;
    this.language = language;
    this.weight = new AtomicLong(index.weight());
  }

  RecordingIndex index() {
    return index;
  }

  BroadcastId id() {
    return index.recording().id();
  }

  /** Bytes of memory, about. */
  long weight() {
    return weight.get();
  }

  /** The playlist, if it was made before. */
  Optional<ReplayText> known(PlaylistName name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** The playlist; empty if there is none of this name. Blocks: it may ask the catalogue. */
  Optional<ReplayText> make(PlaylistName name) {
    Optional<ReplayText> known = known(name);
    if (known.isPresent()) {
      return known;
    }
    Optional<ReplayText> made =
        switch (name) {
          case PlaylistName.Multivariant multivariant -> Optional.of(multivariant());
          case PlaylistName.Media media ->
              index
                  .table(media.rendition())
                  .map(table -> ReplayPlaylist.ofSegments(index, table))
                  .map(playlist -> ReplayText.of(VodPlaylistWriter.write(playlist)));
          case PlaylistName.KeyFrames frames ->
              index
                  .rendition(frames.rendition())
                  .filter(Rendition.Video.class::isInstance)
                  .map(video -> keyFrames(video.id()).text());
        };
    made.ifPresent(
        text -> {
          if (texts.putIfAbsent(name, text) == null) {
            weight.addAndGet(text.weight());
          }
        });
    return made;
  }

  private ReplayText multivariant() {
    List<IFrameVariant> iFrames = new ArrayList<>();
    for (Rendition rendition : index.recording().format().renditions()) {
      if (rendition instanceof Rendition.Video video) {
        Variants.Rates rates = keyFrames(video.id()).rates();
        iFrames.add(
            new IFrameVariant(
                video.id() + "/iframes.m3u8",
                rates.peak(),
                rates.average(),
                video.codec(),
                video.width(),
                video.height()));
      }
    }
    Variants variants =
        new Variants(language, rendition -> rendition.id() + "/index.m3u8", index::rates);
    return ReplayText.of(
        MultivariantPlaylistWriter.write(
            variants.compose(index.recording().format().renditions(), iFrames)));
  }

  private KeyFrameList keyFrames(String rendition) {
    return keyFrames.computeIfAbsent(rendition, this::loadKeyFrames);
  }

  private KeyFrameList loadKeyFrames(String rendition) {
    SegmentTable table = index.table(rendition).orElseThrow();
    KeyFrames frames = new KeyFrames();
    if (table.rows() > 0) {
      long behind = table.number(table.rows() - 1) + 1;
      for (long from = table.number(0); from < behind; from += STEP) {
        frames.add(catalogue.indexedSegments(id(), rendition, from, Math.min(behind, from + STEP)));
      }
    }
    if (!frames.areOf(table)) {
      throw new CatalogueException(
          "Recording " + id() + " changed while its key frames were being read: try again");
    }
    VodPlaylist playlist = ReplayPlaylist.ofKeyFrames(index, table, frames);
    BitRates rates = new BitRates(index.targetDuration());
    playlist
        .segments()
        .forEach(
            segment ->
                segment
                    .byteRange()
                    .ifPresent(range -> rates.add(segment.duration().toSeconds(), range.length())));
    return new KeyFrameList(
        ReplayText.of(VodPlaylistWriter.write(playlist)),
        rates.isEmpty() ? new Variants.Rates(1, 1) : rates.measured());
  }
}
