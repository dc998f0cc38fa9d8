package org.tribune.archive.correction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.store.ObjectStore;
import org.tribune.media.slate.SlateBrand;
import org.tribune.media.slate.SlateText;

/**
 * Carries one correction out, in an order that a crash at any moment leaves safe: the passage is
 * withheld from the moment it is asked for; the new segments are stored under new names; one
 * transaction makes them the recording and takes its pictures away; then the old ones go. Calls
 * block and throw what the store and the catalogue throw: then they can be made again. Used by one
 * thread.
 */
final class CorrectionMaker {
  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Duration seals;
  private final SlateBrand brand;
  private final Clock clock;
  private final Originals originals;

  /**
   * A maker.
   *
   * @param seals how long what was there before is kept; zero: it is destroyed at once
   * @param brand how the slate of a masked passage looks
   */
  CorrectionMaker(
      Catalogue catalogue, ObjectStore store, Duration seals, SlateBrand brand, Clock clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.seals = seals;
    this.brand = brand;
    this.clock = clock;
    this.originals = new Originals(catalogue, store);
  }

  /**
   * Carries it out.
   *
   * @return false if it can wait: its recording is not complete
   * @throws CorrectionException if it can't be done: nobody may see the passage
   * @throws org.tribune.media.FfmpegException as before
   * @throws org.tribune.core.mp4.Mp4Exception as before
   */
  boolean make(Correction asked) {
    Optional<Recording> recording =
        catalogue.recording(asked.recording()).filter(Recording::isComplete);
    if (recording.isEmpty()) {
      return false;
    }
    List<RecordedSegment> changed = new ArrayList<>();
    for (Rendition rendition : recording.get().format().renditions()) {
      changed.addAll(correct(recording.get(), rendition, asked));
    }
    Instant now = clock.instant();
    Correction done =
        asked.done(now, seals.isZero() ? Optional.empty() : Optional.of(now.plus(seals)));
    catalogue.apply(done, changed);
    originals.takeAway(done);
    return true;
  }

  private List<RecordedSegment> correct(
      Recording recording, Rendition rendition, Correction asked) {
    List<RecordedSegment> rows = catalogue.segments(recording.id(), rendition.id());
    boolean staysSame =
        asked.kind() == Correction.Kind.MUTE && rendition instanceof Rendition.Video;
    if (staysSame || rows.isEmpty()) {
      return List.of();
    }
    Timeline timeline = recording.format().timeline();
    TrackFormat format = TrackFormat.of(rendition, timeline);
    try (TrackEdit edit = edit(recording, rendition, format, asked)) {
      return new RenditionCorrection(
              store, recording.id(), asked.id(), format, edit, timeline.partsPerSegment())
          .make(rows);
    }
  }

  private TrackEdit edit(
      Recording recording, Rendition rendition, TrackFormat format, Correction asked) {
    return switch (rendition) {
      case Rendition.Audio audio -> new SoundEdit(asked, format, audio);
      case Rendition.Video video ->
          new PictureEdit(asked, format, video, SlateText.masked(channel(recording)), brand);
    };
  }

  private String channel(Recording recording) {
    return catalogue.channels().stream()
        .filter(each -> each.id().equals(recording.channel()))
        .map(CataloguedChannel::name)
        .findFirst()
        .orElse(recording.channel().value());
  }

  /** Goes on with what a process before did not finish. */
  void resume() {
    originals.encryptPlain();
    for (Correction each : catalogue.allCorrections()) {
      if (each.state() == Correction.State.DONE) {
        originals.takeAway(each);
      }
    }
  }

  /** Destroys what was sealed for long enough. */
  void endSeals() {
    originals.endSeals(clock.instant());
  }
}
