package org.tribune.delivery.download;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.mp4.ProgressiveMp4;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.mp4.SilentFrame;
import org.tribune.core.mp4.SoundTrackBuilder;
import org.tribune.core.mp4.TrackHeader;
import org.tribune.core.mp4.TrackLayout;
import org.tribune.core.mp4.VideoTrackBuilder;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;

/**
 * Lays out downloads from what the catalogue knows of the segments, without reading any of them.
 * Blocks. Safe for all threads.
 */
final class Mp4Maker {
  /** A segment of sound may start or end two frames of it away from its picture's. */
  private static final MediaTime SOUND_SLACK = MediaTime.ofMicros(100_000);

  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final String language;

  /**
   * A maker.
   *
   * @param withholdings what of the recordings is withheld
   * @param language of the sound, such as {@code fr}
   */
  Mp4Maker(Catalogue catalogue, Withholdings withholdings, String language) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
    this.language = threeLetters(language);
  }

  private static String threeLetters(String language) {
    try {
      return Locale.of(language).getISO3Language();
    } catch (MissingResourceException e) {
      return "und";
    }
  }

  /**
   * A passage of a rendition: a video one with the sound, or the sound alone.
   *
   * @throws DownloadProblem if it can't be had
   */
  Mp4Download make(Recording recording, Rendition rendition, RequestedPassage passage) {
    boolean whole = passage.isWhole();
    Rendition guideRendition = guide(recording, rendition);
    Segments picture = new Segments(recording, rendition);
    Optional<Segments> sound =
        recording.format().renditions().stream()
            .filter(Rendition.Audio.class::isInstance)
            .findFirst()
            .map(audio -> new Segments(recording, audio));
    if (whole) {
      sound.ifPresent(each -> each.readAhead(Numbers.ALL));
    }
    List<RecordedSegment> guide =
        whole && guideRendition.equals(rendition)
            ? picture.read(Numbers.ALL)
            : catalogue.segments(recording.id(), guideRendition.id());
    List<Correction> corrections = catalogue.corrections(recording.id());
    PlayedTime played = PlayedTime.of(guide, corrections).orElseThrow(DownloadProblem::nothingLeft);
    Span span = span(played, passage);
    Numbers numbers = whole ? Numbers.ALL : numbers(guide, played, span);
    requireNothingWithheld(corrections, guide, numbers);
    requireNothingWithheld(recording, corrections, guide, numbers);
    Work work = new Work(recording, played, span, numbers);
    if (rendition instanceof Rendition.Video video) {
      work.video(video, picture);
    }
    sound.ifPresent(work::sound);
    return work.finish();
  }

  /** What is withheld of a recording now, in any form that compares. */
  List<Withholding> withheld(Recording recording) {
    return withholdings.open(recording.id(), catalogue.corrections(recording.id()));
  }

  /** How long a recording's replay is. */
  MediaTime duration(Recording recording) {
    Rendition first = recording.format().renditions().getFirst();
    List<RecordedSegment> guide = catalogue.segments(recording.id(), guide(recording, first).id());
    return PlayedTime.of(guide, catalogue.corrections(recording.id()))
        .map(PlayedTime::duration)
        .orElse(MediaTime.ZERO);
  }

  /** The rendition whose segments give the played time. */
  private static Rendition guide(Recording recording, Rendition otherwise) {
    return recording.format().renditions().stream()
        .filter(Rendition.Video.class::isInstance)
        .findFirst()
        .orElse(otherwise);
  }

  /** A passage that is in the recording, in played time. */
  private record Span(MediaTime from, MediaTime to) {}

  private static Span span(PlayedTime played, RequestedPassage passage) {
    MediaTime end = played.duration();
    MediaTime to = passage.to().orElse(end);
    // Who asks for all rounds the end to milliseconds.
    boolean fits = passage.from().isBefore(end) && to.minus(end).toMicros() < 1_000_000;
    if (!fits) {
      throw DownloadProblem.badPassage("download.passage-outside", RequestedPassage.text(end));
    }
    return new Span(passage.from(), to.isAfter(end) ? end : to);
  }

  /** The segments that a passage takes. */
  private record Numbers(long from, long behind) {
    static final Numbers ALL = new Numbers(0, Long.MAX_VALUE);

    boolean contains(long number) {
      return number >= from && number < behind;
    }
  }

  private static Numbers numbers(List<RecordedSegment> guide, PlayedTime played, Span span) {
    long from = 0;
    long behind = Long.MAX_VALUE;
    for (RecordedSegment segment : guide) {
      MediaTime start = segment.start().minus(played.shiftAt(segment.start()));
      if (segment.state() == SegmentState.STORED && !start.isAfter(span.from())) {
        from = segment.number();
      }
      if (segment.state() != SegmentState.CUT && !start.isBefore(span.to())) {
        behind = Math.min(behind, segment.number() + 1);
      }
    }
    return new Numbers(Math.max(0, from - 1), behind);
  }

  private static void requireNothingWithheld(
      List<Correction> corrections, List<RecordedSegment> guide, Numbers numbers) {
    List<Correction> touching =
        corrections.stream()
            .filter(correction -> correction.state() != Correction.State.DONE)
            .filter(each -> touches(each, guide, numbers))
            .toList();
    if (touching.stream().anyMatch(each -> each.state() == Correction.State.FAILED)) {
      throw DownloadProblem.withheld();
    }
    if (!touching.isEmpty()) {
      throw DownloadProblem.beingCorrected();
    }
  }

  /** The segments of the guide and one more on each side: sound reaches over them. */
  private void requireNothingWithheld(
      Recording recording,
      List<Correction> corrections,
      List<RecordedSegment> guide,
      Numbers numbers) {
    WithheldSegments withheld =
        WithheldSegments.of(
            recording.format().timeline(), withholdings.open(recording.id(), corrections));
    boolean touches =
        numbers.equals(Numbers.ALL)
            ? !withheld.isEmpty()
            : guide.stream()
                .map(RecordedSegment::number)
                .anyMatch(each -> numbers.contains(each) && withheld.contains(each));
    if (touches) {
      throw DownloadProblem.withheld();
    }
  }

  private static boolean touches(
      Correction correction, List<RecordedSegment> guide, Numbers numbers) {
    return numbers.equals(Numbers.ALL)
        || guide.stream()
            .filter(segment -> numbers.contains(segment.number()))
            .anyMatch(
                segment ->
                    segment.start().minus(SOUND_SLACK).isBefore(correction.to())
                        && segment
                            .start()
                            .plus(segment.duration())
                            .plus(SOUND_SLACK)
                            .isAfter(correction.from()));
  }

  /** What the catalogue knows of a rendition's segments, read once. For one thread. */
  private final class Segments {
    private final Recording recording;
    private final Rendition rendition;
    private Optional<FutureTask<List<RecordedSegment>>> reading = Optional.empty();

    Segments(Recording recording, Rendition rendition) {
      this.recording = recording;
      this.rendition = rendition;
    }

    /** Has another thread read what will be wanted. */
    void readAhead(Numbers numbers) {
      Thread.ofVirtual().start(task(numbers));
    }

    List<RecordedSegment> read(Numbers numbers) {
      if (reading.isEmpty()) {
        task(numbers).run();
      }
      try {
        return reading.orElseThrow().get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CatalogueException("Interrupted", e);
      }
    }

    private FutureTask<List<RecordedSegment>> task(Numbers numbers) {
      FutureTask<List<RecordedSegment>> task =
          new FutureTask<>(
              () ->
                  catalogue.indexedSegments(
                      recording.id(), rendition.id(), numbers.from(), numbers.behind()));
      reading = Optional.of(task);
      return task;
    }
  }

  /** One file in the making. */
  private final class Work {
    private final Recording recording;
    private final PlayedTime played;
    private final Numbers numbers;
    private final List<Mp4Download.Source> objects = new ArrayList<>();
    private final List<TrackLayout> tracks = new ArrayList<>();
    private Span span;
    private Bytes silence = Bytes.EMPTY;

    Work(Recording recording, PlayedTime played, Span span, Numbers numbers) {
      this.recording = recording;
      this.played = played;
      this.span = span;
      this.numbers = numbers;
    }

    void video(Rendition.Video video, Segments segments) {
      TrackHeader header = TrackHeader.of(video.header());
      VideoTrackBuilder builder =
          new VideoTrackBuilder(header, ticks(header, span.from()), ticks(header, span.to()));
      addAll(segments, header, builder::add);
      tracks.add(builder.build());
      span = new Span(new MediaTime(builder.from(), header.timescale()), span.to());
    }

    void sound(Segments segments) {
      Rendition.Audio audio = (Rendition.Audio) segments.rendition;
      TrackHeader header = TrackHeader.of(audio.header());
      Optional<Bytes> frame = SilentFrame.of(audio.channels());
      SoundTrackBuilder builder =
          new SoundTrackBuilder(
              header, language, frame, ticks(header, span.from()), ticks(header, span.to()));
      addAll(segments, header, builder::add);
      tracks.add(builder.build());
      silence = frame.orElse(Bytes.EMPTY);
    }

    private static long ticks(TrackHeader header, MediaTime time) {
      return time.rescale(header.timescale()).ticks();
    }

    private void addAll(Segments segments, TrackHeader header, SegmentTaker taker) {
      for (RecordedSegment segment : segments.read(numbers)) {
        if (segment.state() == SegmentState.STORED) {
          long shift = ticks(header, played.shiftAt(segment.start()));
          taker.add(objects.size(), SegmentIndex.decode(segment.index()), shift);
          objects.add(
              new Mp4Download.Source(
                  RecordingNames.segment(recording.id(), segment), segment.length()));
        }
      }
    }

    Mp4Download finish() {
      List<TrackLayout> filled =
          tracks.stream().filter(Predicate.not(TrackLayout::isEmpty)).toList();
      if (filled.isEmpty()) {
        throw DownloadProblem.nothingLeft();
      }
      return new Mp4Download(
          recording.revision(), ProgressiveMp4.of(shotAt(), filled), objects, silence);
    }

    private Instant shotAt() {
      return recording
          .format()
          .timeline()
          .origin()
          .plus(played.mediaTime(span.from()).toDuration());
    }
  }

  /** Takes the segments of a track, in order. */
  @FunctionalInterface
  private interface SegmentTaker {
    void add(int source, SegmentIndex index, long shift);
  }
}
