package org.tribune.archive.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.VideoSamples.AUTHOR;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.testkit.catalogue.RecordingSamples;
import org.tribune.testkit.catalogue.VideoSamples;

/**
 * Reports and their films, as the preparation leaves them: three minutes in segments of 30 s.
 *
 * @param report the one that is changed
 * @param clock by which a film is prepared
 */
record PreparedFilms(Catalogue catalogue, ObjectStore store, VideoId report, Clock clock) {
  static final int SEGMENTS = 6;
  static final int LENGTH = 30;

  /** A report that begins. */
  void begin(VideoId id) {
    assertThat(catalogue.videos().create(VideoSamples.draft(id.value(), clock.instant()))).isTrue();
  }

  /** A film that was prepared for a report. */
  void film(VideoId of, BroadcastId film) {
    film(of, film, RecordingSamples.format());
  }

  /** The same with these renditions. */
  void film(VideoId of, BroadcastId film, RenditionFormat format) {
    record(film, format);
    finish(of, film);
  }

  private void record(BroadcastId film, RenditionFormat format) {
    Recording made =
        Recording.begin(film, RecordingSamples.CHAMBER, "Film", RecordingSamples.STARTED, format)
            .of(RecordingKind.REPORT)
            .endedAt(RecordingSamples.STARTED.plusSeconds(SEGMENTS * LENGTH))
            .in(RecordingState.HIDDEN);
    var _ = catalogue.begin(made);
    List<RecordedSegment> rows = new ArrayList<>();
    for (int number = 0; number < SEGMENTS; number++) {
      Bytes content = Bytes.utf8(film + " " + number);
      store.put(RecordingNames.segment(film, "audio", number), content);
      rows.add(sound(number, content));
    }
    catalogue.addSegments(film, rows);
  }

  /** A whole segment of sound, stored. */
  static RecordedSegment sound(int number, Bytes content) {
    return new RecordedSegment(
        "audio",
        number,
        /* piece= */ 0,
        /* revision= */ 0,
        SegmentState.STORED,
        new MediaTime((long) number * LENGTH, 1),
        new MediaTime(LENGTH, 1),
        content.length(),
        Sha256.of(content),
        Bytes.EMPTY);
  }

  private void finish(VideoId report, BroadcastId film) {
    TranscodeJobs jobs = catalogue.transcodeJobs();
    Instant now = clock.instant();
    assertThat(jobs.enqueue(VideoSamples.waiting(film.value(), report.value(), now))).isTrue();
    assertThat(jobs.claim("w", now, now.plusSeconds(60))).isPresent();
    assertThat(jobs.finish(film, "w", now)).isEqualTo(TranscodeJobs.Renewal.GO_ON);
  }

  /** Somebody changes the report. */
  void change(UnaryOperator<Video> change) {
    Video now = catalogue.videos().find(report).orElseThrow();
    assertThat(catalogue.videos().replace(change.apply(now))).isPresent();
  }

  /** Somebody writes captions. */
  void write(String language, String captions) {
    change(
        each ->
            each.edited(each.settings().withCaptions(language, captions), CLERK, clock.instant()));
  }

  /** Its author says which language is spoken. */
  void speaks(String language) {
    change(
        each -> {
          VideoTexts texts = each.texts();
          return each.edited(
              new VideoTexts(
                  texts.title(),
                  texts.summary(),
                  texts.category(),
                  texts.series(),
                  texts.place(),
                  texts.date(),
                  language,
                  texts.credits(),
                  texts.licence()),
              AUTHOR,
              clock.instant());
        });
  }

  /** What is there of a film's draft. */
  List<LiveCaption> captions(BroadcastId film) {
    return catalogue.transcripts().find(film).stream()
        .filter(each -> !each.state().isGone())
        .toList();
  }

  List<String> texts(BroadcastId film) {
    return captions(film).stream().map(LiveCaption::text).toList();
  }
}
