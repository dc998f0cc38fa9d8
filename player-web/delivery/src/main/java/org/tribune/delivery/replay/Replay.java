package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.hls.BitRates;
import org.tribune.core.hls.IFrameVariant;
import org.tribune.core.hls.MultivariantPlaylistWriter;
import org.tribune.core.hls.SessionData;
import org.tribune.core.hls.SubtitlesRendition;
import org.tribune.core.hls.Variants;
import org.tribune.core.hls.VodPlaylist;
import org.tribune.core.hls.VodPlaylistWriter;
import org.tribune.core.rendition.Rendition;
import org.tribune.delivery.origin.captions.CaptionRendition;

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
          case TextName.CaptionMedia media ->
              grid(media.language())
                  .map(table -> ReplayPlaylist.ofCaptions(index, table))
                  .map(playlist -> ReplayText.of(VodPlaylistWriter.write(playlist)));
          case TextName.CaptionSegment segment ->
              grid(segment.language())
                  .flatMap(table -> captions(table, segment))
                  .map(ReplayText::of);
          case TextName.ChapterTrack track ->
              Optional.of(ReplayText.of(ChapterTexts.webVtt(index.chapters().chapters())));
          case TextName.CaptionTrack track ->
              index.captions().webVtt(track.language()).map(ReplayText::of);
          case TextName.ChapterList list ->
              Optional.of(ReplayText.of(ChapterTexts.json(index.chapters().chapters(), language)));
        };
    made.filter(_ -> !name.isSmall())
        .ifPresent(
            text -> {
              if (texts.putIfAbsent(name, text) == null) {
                weight.addAndGet(text.weight());
              }
            });
    return made;
  }

  /** The segments by which what is said in a language is listed, if there is something. */
  private Optional<ReplaySegments> grid(String language) {
    return index.captions().languages().contains(language)
        ? index.captionGrid().flatMap(index::table)
        : Optional.empty();
  }

  private Optional<String> captions(ReplaySegments table, TextName.CaptionSegment segment) {
    OptionalInt row = table.find(segment.segment());
    return row.isEmpty()
        ? Optional.empty()
        : Optional.of(
            index
                .captions()
                .segment(
                    segment.language(),
                    index.clock(),
                    table.time(table.start(row.getAsInt())),
                    table.time(table.end(row.getAsInt()))));
  }

  private List<SubtitlesRendition> captions() {
    return index.captionGrid().isEmpty()
        ? List.of()
        : index.captions().languages().stream()
            .map(
                each ->
                    SubtitlesRendition.of(
                        each,
                        index.captions().isAutomatic(each),
                        CaptionRendition.folder(each) + "/index.m3u8"))
            .toList();
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
            variants.compose(
                sessionData(), index.recording().format().renditions(), captions(), iFrames)));
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
