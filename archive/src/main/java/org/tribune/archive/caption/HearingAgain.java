package org.tribune.archive.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tribune.archive.caption.RecordingRecogniser.RecogniserException;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;

/**
 * Hears one recording a second time. What is heard is written minute by minute, with how far it is:
 * after a crash it goes on there. What may not be heard is not given to the recogniser, and what is
 * said in it not written. Used by one thread.
 */
final class HearingAgain {
  private static final Duration STEP = Duration.ofMinutes(1);

  private final Catalogue catalogue;
  private final RecordedSound recorded;
  private final RecordingRecogniser recogniser;
  private final Recording recording;

  /** Guarded by itself. */
  private final List<LiveCaption> said = new ArrayList<>();

  private final List<Passage> unheard = new ArrayList<>();
  private Duration heardTo;
  private int written = 0;
  private String engine = "";

  HearingAgain(
      Catalogue catalogue,
      RecordedSound recorded,
      RecordingRecogniser recogniser,
      Recording recording) {
    this.catalogue = catalogue;
    this.recorded = recorded;
    this.recogniser = recogniser;
    this.recording = recording;
    this.heardTo =
        catalogue
            .transcripts()
            .hearing(recording.id())
            .orElseGet(() -> SecondHearing.none(recording.id()))
            .heardTo();
  }

  /**
   * Hears it to its end.
   *
   * @param names of the sitting
   * @param goesOn false once there is no time for it any more
   * @return false if it was not its end
   * @throws RecogniserException if the recogniser failed: what was written stays
   */
  boolean hear(SpokenNames names, BooleanSupplier goesOn)
      throws RecogniserException, InterruptedException {
    Optional<Rendition.Audio> sound = RecordedSound.rendition(recording);
    if (sound.isPresent() && !hear(sound.get(), names, goesOn)) {
      return false;
    }
    lay(LiveTranscript.END, /* isDone= */ true);
    return true;
  }

  private boolean hear(Rendition.Audio sound, SpokenNames names, BooleanSupplier goesOn)
      throws RecogniserException, InterruptedException {
    List<RecordedSegment> segments = recorded.behind(recording, sound, MediaTime.of(heardTo));
    if (segments.isEmpty()) {
      return true;
    }
    // Whoever goes on from here gives the same ids to the same captions.
    String prefix = "s" + Long.toString(heardTo.toMillis(), Character.MAX_RADIX);
    try (RecordingRecogniser.Hearing hearing = recogniser.open(sound, names, prefix, this::add)) {
      engine = hearing.engine();
      for (RecordedSegment each : segments) {
        if (!goesOn.getAsBoolean()) {
          return false;
        }
        give(hearing, each);
        layWhatIsHeard();
      }
      hearing.finish();
      return true;
    }
  }

  private void give(RecordingRecogniser.Hearing hearing, RecordedSegment segment)
      throws RecogniserException, InterruptedException {
    Passage passage = new Passage(segment.start(), segment.start().plus(segment.duration()));
    boolean isHidden =
        hidden().stream().anyMatch(each -> each.touches(passage.from(), passage.to()));
    Optional<Bytes> content = isHidden ? Optional.empty() : recorded.read(recording, segment);
    if (content.isPresent()) {
      hearing.hear(passage.from(), content.get());
    } else {
      unheard.add(passage);
    }
  }

  private List<Passage> hidden() {
    return HiddenPassages.of(
        recording, catalogue.broadcast(recording.id()), catalogue.corrections(recording.id()));
  }

  private void add(LiveCaption caption) {
    synchronized (said) {
      said.add(caption);
    }
  }

  /** What is before the last caption is heard. */
  private void layWhatIsHeard() {
    Optional<Duration> last;
    synchronized (said) {
      last = said.isEmpty() ? Optional.empty() : Optional.of(said.getLast().start());
    }
    if (last.filter(each -> each.compareTo(heardTo.plus(STEP)) >= 0).isPresent()) {
      lay(last.get(), /* isDone= */ false);
    }
  }

  private void lay(Duration to, boolean isDone) {
    List<LiveCaption> second;
    synchronized (said) {
      second = List.copyOf(said);
    }
    // Hidden meanwhile, it may not be written, either.
    List<Passage> left = new ArrayList<>(hidden());
    left.addAll(unheard);
    List<LiveCaption> captions =
        SecondCaptions.over(
            catalogue.transcripts().find(recording.id()),
            second,
            heardTo,
            to,
            recogniser.language(),
            left);
    written +=
        catalogue
            .transcripts()
            .save(new SecondHearing(recording.id(), isDone ? heardTo : to, isDone), captions);
    heardTo = to;
    synchronized (said) {
      said.removeIf(each -> each.start().compareTo(to) < 0);
    }
  }

  /** How many captions were written or taken back. */
  int written() {
    return written;
  }

  /** What heard it; empty if there was nothing to hear. */
  String engine() {
    return engine;
  }
}
