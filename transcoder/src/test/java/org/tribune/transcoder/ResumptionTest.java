package org.tribune.transcoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.log.LogEntry;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

final class ResumptionTest {
  private static final int PARTS = 4;
  private static final Timeline TIMELINE =
      new Timeline(
          Instant.EPOCH,
          FrameRate.of(25),
          /* framesPerPart= */ 6,
          PARTS,
          PARTS,
          MediaTime.ofMicros(240_000),
          /* targetDuration= */ 1);

  private final List<LogEntry<RenditionEntry>> entries = new ArrayList<>();

  private static RenditionFormat format(long epoch) {
    return new RenditionFormat(epoch, TIMELINE, List.of(rendition("240p"), rendition("audio")));
  }

  private static Rendition rendition(String id) {
    return new Rendition.Audio(id, "mp4a.40.2", 64_000, 70_000, Bytes.utf8("header"), 2, 48_000);
  }

  private void write(RenditionEntry entry) {
    entries.add(new LogEntry<>("b", entries.size(), entry));
  }

  /** The parts with these numbers, counted through, as a turn writes them. */
  private void parts(long epoch, int from, int to) {
    for (int number = from; number < to; number++) {
      part(epoch, "audio", number);
      if (number % PARTS == 0) {
        write(format(epoch));
      }
      part(epoch, "240p", number);
    }
  }

  private void part(long epoch, String rendition, int number) {
    write(
        new RenditionPart(
            epoch,
            rendition,
            number / PARTS,
            number % PARTS,
            MediaTime.ofMicros(240_000L * number),
            MediaTime.ofMicros(240_000),
            number % PARTS == 0,
            number % PARTS == PARTS - 1,
            Bytes.utf8("part")));
  }

  private Resumption since(int entry) {
    return Resumption.of(entries.subList(entry, entries.size()));
  }

  @Test
  void of_whatIsWholeByTheNewestEntries_isWhatAllOfThemSay() {
    write(format(1));
    parts(1, 0, 14);
    part(1, "240p", 15); // after a hole, which readers leave out
    write(format(2));
    part(1, "240p", 14); // late words
    parts(2, 14, 31);
    part(2, "audio", 31);
    write(format(3));
    Resumption all = since(0);
    assertThat(all.nextParts()).isEqualTo(Map.of("240p", 31L, "audio", 32L));
    assertThat(all.epoch()).isEqualTo(3);

    for (int entry = 0; entry < entries.size(); entry++) {
      Resumption newest = since(entry);
      if (newest.whole()) {
        assertThat(newest).as("since %d", entry).isEqualTo(all);
      }
    }
    int ofTwoSegments = 2 * (2 * PARTS + 1) + 2;
    assertThat(since(entries.size() - ofTwoSegments).whole()).isTrue();
  }

  @Test
  void of_noSegmentsStart_isNotWhole() {
    write(format(1));
    parts(1, 1, 4);
    assertThat(since(0).whole()).isFalse();
  }

  @Test
  void of_oneRenditionMissing_isNotWhole() {
    write(format(1));
    part(1, "240p", 0);
    assertThat(since(0).whole()).isFalse();
  }

  @Test
  void of_nothing_isNotWhole() {
    assertThat(since(0).whole()).isFalse();
    assertThat(since(0).format()).isEqualTo(Optional.empty());
  }

  @Test
  void of_theEnd_isWhole() {
    write(format(1));
    write(new RenditionEnd(1));
    assertThat(since(0).whole()).isTrue();
    assertThat(since(0).ended()).isTrue();
  }
}
