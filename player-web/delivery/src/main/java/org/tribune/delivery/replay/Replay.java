package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.BitRates;
import org.tribune.core.hls.IFrameVariant;
import org.tribune.core.hls.MultivariantPlaylistWriter;
import org.tribune.core.hls.SessionData;
import org.tribune.core.hls.Variants;
import org.tribune.core.hls.VodPlaylist;
import org.tribune.core.hls.VodPlaylistWriter;
import org.tribune.core.rendition.Rendition;

/**
 * One recording as one version of it is: its index and its texts, each made when it is first wanted
 * and then shared. Safe for all threads.
 */
final class Replay {
  private final RecordingIndex index;
  private final String language;
  private final Map<TextName, ReplayText> texts = new ConcurrentHashMap<>();
  private final AtomicLong weight;

  Replay(RecordingIndex index, String language) {
    this.index = index;
    this.language = language;
    this.weight = new AtomicLong(index.weight());
  }

  /** What the public may see of it, see {@link RecordingIndex#within}. */
  Replay within(FilmSettings shown) {
    return new Replay(index.within(shown), language);
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

  /** The text, if it was made before. */
  Optional<ReplayText> known(TextName name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** The text; empty if there is none of this name. Takes some milliseconds the first time. */
  Optional<ReplayText> make(TextName name) {
    Optional<ReplayText> known = known(name);
    if (known.isPresent()) {
      return known;
    }
    Optional<ReplayText> made =
        switch (name) {
          case TextName.Multivariant multivariant -> Optional.of(multivariant());
          case TextName.Media media ->
              index
                  .table(media.rendition())
                  .map(table -> ReplayPlaylist.ofSegments(index, table))
                  .map(playlist -> ReplayText.of(VodPlaylistWriter.write(playlist)));
          case TextName.KeyFrames frames ->
              index
                  .rendition(frames.rendition())
                  .filter(Rendition.Video.class::isInstance)
                  .map(video -> ReplayText.of(VodPlaylistWriter.write(keyFrames(video.id()))));
          case TextName.ChapterTrack track ->
              Optional.of(ReplayText.of(ChapterTexts.webVtt(index.chapters().chapters())));
          case TextName.CaptionTrack track ->
              index.captions().webVtt(track.language()).map(ReplayText::of);
          case TextName.ChapterList list ->
              Optional.of(ReplayText.of(ChapterTexts.json(index.chapters().chapters(), language)));
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
        Variants.Rates rates = keyFrameRates(video.id());
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
            variants.compose(sessionData(), index.recording().format().renditions(), iFrames)));
  }

  private List<SessionData> sessionData() {
    return index.chapters().chapters().isEmpty()
        ? List.of()
        : List.of(new SessionData(SessionData.CHAPTERS, "chapters.json"));
  }

  private VodPlaylist keyFrames(String rendition) {
    return ReplayPlaylist.ofKeyFrames(
        index, index.table(rendition).orElseThrow(), index.keyFrames(rendition).orElseThrow());
  }

  private Variants.Rates keyFrameRates(String rendition) {
    BitRates rates =
        ReplayPlaylist.ratesOfKeyFrames(
            index, index.table(rendition).orElseThrow(), index.keyFrames(rendition).orElseThrow());
    return rates.isEmpty() ? new Variants.Rates(1, 1) : rates.measured();
  }
}
