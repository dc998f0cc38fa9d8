package org.tribune.site.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.search.index.EntryIndex;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Field;
import org.tribune.site.search.index.Kind;
import org.tribune.site.search.index.RecordedSittings;
import org.tribune.site.search.index.RecordingIndexing;
import org.tribune.site.search.index.SpokenPlaces;
import org.tribune.site.search.index.VideoWords;

/**
 * Makes what was found in the index fit to be shown, as the catalogue has it now: what was hidden
 * in this very moment is not returned. One search's.
 */
final class HitReader {
  /** What must be known of an entry. */
  static final Set<String> FIELDS = Set.of(EntryIndex.OWNER, EntryIndex.KIND, EntryIndex.ID);

  private final Highlighter highlighter;
  private final Catalogue catalogue;
  private final SittingCache sittings;
  private final RecordingIndexing recordings;
  private final RecordedSittings recorded;
  private final boolean isClose;
  private final SittingHitReader ofSittings;

  HitReader(
      Highlighter highlighter,
      Catalogue catalogue,
      SittingCache sittings,
      MarkedRecordings marked,
      RecordingIndexing recordings,
      RecordedSittings recorded,
      SearchRequest request) {
    this.highlighter = highlighter;
    this.catalogue = catalogue;
    this.sittings = sittings;
    this.recordings = recordings;
    this.recorded = recorded;
    this.isClose = request.filter().isClose();
    this.ofSittings =
        new SittingHitReader(highlighter, catalogue.questions(), marked, request.isStaff());
  }

  /**
   * Reads an entry.
   *
   * @param found what the index holds of it, at {@code number}
   * @return empty if it is there no more, or may not be seen
   */
  Optional<? extends Hit> read(Document found, int number) throws IOException {
    String owner = found.get(EntryIndex.OWNER);
    Kind kind = Kind.valueOf(found.get(EntryIndex.KIND));
    if (kind == Kind.REPORT) {
      Optional<Video> video =
          catalogue
              .videos()
              .find(new VideoId(owner))
              .filter(each -> each.state() == VideoState.PUBLISHED);
      return video.isEmpty() ? Optional.empty() : Optional.of(report(video.get(), number));
    }
    if (kind == Kind.RECORDING || kind == Kind.SPEECH) {
      Optional<RecordingIndexing.Spoken> recording = recordings.find(new BroadcastId(owner));
      return recording.isEmpty()
          ? Optional.empty()
          : Optional.of(
              kind == Kind.SPEECH
                  ? recording(recording.get().saidBy(found.get(EntryIndex.ID)), number)
                  : recording(recording.get(), number));
    }
    Optional<Sitting> sitting = recorded.find(owner).flatMap(sittings::find);
    return sitting.isEmpty()
        ? Optional.empty()
        : ofSittings.read(kind, found.get(EntryIndex.ID), number, sitting.get());
  }

  private VideoHit report(Video video, int number) throws IOException {
    Optional<Excerpt> excerpt = highlighter.excerpt(number);
    return new VideoHit(
        video,
        highlighter.mark(video.texts().title(), Field.TITLE),
        excerpt,
        excerpt.flatMap(each -> VideoWords.of(video).second(each.page())));
  }

  private RecordingHit recording(RecordingIndexing.Spoken found, int number) throws IOException {
    List<RecordingHit.Moment> moments = new ArrayList<>();
    for (Excerpt each : highlighter.excerpts(number, isClose ? RecordingHit.MOST_MOMENTS : 1)) {
      SpokenPlaces places = found.places();
      moments.add(
          new RecordingHit.Moment(
              each,
              places.second(each.page()),
              places.speaker(each.page()),
              places.isAutomatic(each.page())));
    }
    // The pages of one language come behind those of another.
    moments.sort(Comparator.comparing(each -> each.second().orElse(0L)));
    String id = found.recording().id().value();
    return new RecordingHit(
        found.recording(),
        recorded.of(id).stream().findFirst(),
        highlighter.mark(found.title(), Field.CONTEXT),
        moments);
  }
}
