package org.tribune.catalogue.minutes.draft;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.ItemId;

/**
 * What was heard, in paragraphs by item and by speaker: the base from which a clerk may write what
 * was said. It is made anew each time it is read, so that what is taken out of the recording is
 * gone from it, too.
 */
public final class MinutesTranscript {
  /** Who pauses for so long begins another paragraph. */
  private static final Duration PAUSE = Duration.ofSeconds(4);

  /** Characters: after as many a sentence that ends ends its paragraph. */
  private static final int LONG = 600;

  private final DebateTimeline timeline;
  private final ClosedSessions closed;
  private final BlockList out = new BlockList();
  private final StringBuilder text = new StringBuilder();
  private Optional<Said> first = Optional.empty();
  private Instant end = Instant.MIN;

  /** Who says something about what. */
  private record Said(Moment moment, Optional<ItemId> item, String speaker) {
    boolean goesOnAs(Said other) {
      return item.equals(other.item)
          && speaker.equals(other.speaker)
          && moment.broadcast().equals(other.moment.broadcast());
    }
  }

  private MinutesTranscript(MinutesSources sources) {
    this.timeline = new DebateTimeline(sources);
    this.closed = new ClosedSessions(sources);
  }

  /** The paragraphs, by time, each {@link BlockKind#TRANSCRIPT}. */
  public static List<Block> blocks(MinutesSources sources, List<Heard> heard) {
    MinutesTranscript transcript = new MinutesTranscript(sources);
    heard.stream().sorted(Comparator.comparing(Heard::from)).forEach(transcript::take);
    transcript.end();
    return transcript.out.blocks();
  }

  private void take(Heard heard) {
    String words = heard.text().replaceAll("\\s+", " ").strip();
    if (words.isEmpty() || closed.hold(heard.from()) || closed.hold(heard.until())) {
      return;
    }
    Said said =
        new Said(
            new Moment(heard.broadcast(), heard.from()),
            timeline.itemAround(heard.from()),
            heard.speaker().orElseGet(() -> timeline.speakerAt(heard.broadcast(), heard.from())));
    boolean goesOn =
        first.filter(said::goesOnAs).isPresent()
            && Duration.between(end, heard.from()).compareTo(PAUSE) <= 0
            && !(text.length() > LONG && isSentence());
    if (!goesOn) {
      end();
      first = Optional.of(said);
    } else {
      text.append(' ');
    }
    text.append(words);
    end = heard.until();
  }

  private boolean isSentence() {
    return ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private void end() {
    first.ifPresent(
        said -> {
          out.about(said.item());
          out.add(
              "heard-" + said.moment().at().toEpochMilli(),
              BlockKind.TRANSCRIPT,
              Optional.of(said.moment()),
              said.speaker(),
              text.toString());
        });
    first = Optional.empty();
    text.setLength(0);
  }
}
