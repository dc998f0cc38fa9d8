package org.tribune.delivery.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.hls.BitRates;
import org.tribune.core.hls.ByteRange;
import org.tribune.core.hls.Segment;
import org.tribune.core.hls.VodPlaylist;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.SegmentFiles;

/** Composes the playlists of one rendition of a recording. For one thread. */
final class ReplayPlaylist {
  /** How often a date is written; readers count on from it. */
  private static final MediaTime DATED_EVERY = new MediaTime(30, /* timescale= */ 1);

  private final RecordingIndex index;
  private final SegmentFiles files;
  private final Timeline timeline;
  private final List<Segment> segments = new ArrayList<>();
  private Optional<MediaTime> dated = Optional.empty();
  private boolean afterGap = true;

  private ReplayPlaylist(RecordingIndex index, SegmentFiles files) {
    this.index = index;
    this.files = files;
    this.timeline = index.recording().format().timeline();
  }

  /** The playlist of all segments. */
  static VodPlaylist ofSegments(RecordingIndex index, ReplaySegments table) {
    return ofSegments(index, table, SegmentFiles.MEDIA);
  }

  /** The playlist of what is said in all segments of {@code table}. */
  static VodPlaylist ofCaptions(RecordingIndex index, ReplaySegments table) {
    return ofSegments(index, table, SegmentFiles.CAPTIONS);
  }

  private static VodPlaylist ofSegments(
      RecordingIndex index, ReplaySegments table, SegmentFiles files) {
    ReplayPlaylist playlist = new ReplayPlaylist(index, files);
    for (Span span : Spans.of(playlist.timeline, table, index.clock())) {
      playlist.add(span, span.from(), span.to(), span.discontinuity(), Optional.empty());
    }
    return playlist.toPlaylist(/* iFramesOnly= */ false);
  }

  /** The playlist of all key frames: each is shown until the next. */
  static VodPlaylist ofKeyFrames(RecordingIndex index, ReplaySegments table, KeyFrames frames) {
    ReplayPlaylist playlist = new ReplayPlaylist(index, SegmentFiles.MEDIA);
    for (Span span : Spans.of(playlist.timeline, table, index.clock())) {
      if (isEmpty(span, frames)) {
        playlist.add(asGap(span), span.from(), span.to(), span.discontinuity(), Optional.empty());
      } else {
        forEachKeyFrame(
            span,
            table,
            frames,
            (frame, from, to) ->
                playlist.add(
                    span,
                    from,
                    to,
                    span.discontinuity() && from.equals(span.from()),
                    Optional.of(new ByteRange(frames.offset(frame), frames.length(frame)))));
      }
    }
    return playlist.toPlaylist(/* iFramesOnly= */ true);
  }

  /** What a second of key frames takes. */
  static BitRates ratesOfKeyFrames(RecordingIndex index, ReplaySegments table, KeyFrames frames) {
    BitRates rates = new BitRates(index.targetDuration());
    for (Span span : Spans.of(index.recording().format().timeline(), table, index.clock())) {
      if (!isEmpty(span, frames)) {
        forEachKeyFrame(
            span,
            table,
            frames,
            (frame, from, to) -> rates.add(to.minus(from).toSeconds(), frames.length(frame)));
      }
    }
    return rates;
  }

  private interface KeyFrameVisitor {
    void visit(int frame, MediaTime from, MediaTime to);
  }

  private static boolean isEmpty(Span span, KeyFrames frames) {
    return span.gap() || frames.first(span.row()) == frames.first(span.row() + 1);
  }

  private static void forEachKeyFrame(
      Span span, ReplaySegments table, KeyFrames frames, KeyFrameVisitor visitor) {
    int first = frames.first(span.row());
    int behind = frames.first(span.row() + 1);
    MediaTime from = span.from();
    for (int frame = first; frame < behind; frame++) {
      MediaTime to = frame + 1 == behind ? span.to() : table.time(frames.time(frame + 1));
      visitor.visit(frame, from, to);
      from = to;
    }
  }

  private static Span asGap(Span span) {
    return new Span(
        span.row(), span.name(), span.from(), span.to(), /* gap= */ true, span.discontinuity());
  }

  private void add(
      Span span, MediaTime from, MediaTime to, boolean discontinuity, Optional<ByteRange> range) {
    boolean isDue =
        dated.isEmpty()
            || discontinuity
            || (afterGap && !span.gap())
            || !from.isBefore(dated.get().plus(DATED_EVERY));
    Optional<Instant> date =
        isDue ? Optional.of(timeline.origin().plus(from.toDuration())) : Optional.empty();
    if (isDue) {
      dated = Optional.of(from);
    }
    afterGap = span.gap();
    segments.add(
        new Segment(
            span.name().toString(files),
            to.minus(from),
            date,
            span.gap(),
            discontinuity,
            List.of(),
            range));
  }

  private VodPlaylist toPlaylist(boolean iFramesOnly) {
    return new VodPlaylist(
        index.targetDuration(),
        files.header(),
        iFramesOnly ? List.of() : DateRanges.of(index.chapters().marks()),
        segments,
        iFramesOnly);
  }
}
