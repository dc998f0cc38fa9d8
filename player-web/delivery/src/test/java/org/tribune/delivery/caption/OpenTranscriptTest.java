package org.tribune.delivery.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.recording.Passage;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.time.MediaTime;

final class OpenTranscriptTest {
  private final OpenTranscript transcript =
      new OpenTranscript(List.of(CaptionSource.PERSON, CaptionSource.RECOGNISER));

  private static LiveCaption said(
      String id, int revision, int second, CaptionSource source, String text) {
    return new LiveCaption(
        id,
        revision,
        Duration.ofSeconds(second),
        Duration.ofSeconds(second + 2),
        "fr",
        text,
        Optional.empty(),
        source,
        CaptionState.HEARD,
        /* words= */ List.of());
  }

  private static LiveCaption heard(String id, int second, String text) {
    return said(id, 1, second, CaptionSource.RECOGNISER, text);
  }

  private static Passage passage(int from, int to) {
    return new Passage(
        MediaTime.of(Duration.ofSeconds(from)), MediaTime.of(Duration.ofSeconds(to)));
  }

  private List<String> changes(long known) {
    return transcript.since(known).stream()
        .map(each -> each.id() + ":" + each.caption().map(LiveCaption::text).orElse("gone"))
        .toList();
  }

  @Test
  void reader_whoNamesTheLastChange_getsWhatCameAfterIt() {
    transcript.accept(List.of(heard("r1", 4, "un")));
    transcript.accept(List.of(heard("r2", 8, "deux")));
    long known = transcript.version();

    assertThat(transcript.accept(List.of(heard("r3", 12, "trois")))).isTrue();
    assertThat(transcript.accept(List.of(said("r1", 2, 4, CaptionSource.RECOGNISER, "Un."))))
        .isTrue();

    assertThat(changes(known)).containsExactly("r3:trois", "r1:Un.");
    assertThat(changes(0)).containsExactly("r2:deux", "r3:trois", "r1:Un.");
    assertThat(changes(transcript.version())).isEmpty();
  }

  @Test
  void sources_areKnownByTheirLastWord_andByWhoIsReadLast() {
    transcript.accept(List.of(heard("r1", 4, "un"), heard("r2", 30, "deux")));
    transcript.accept(List.of(said("p1", 1, 31, CaptionSource.PERSON, "Deux.")));
    transcript.accept(List.of(heard("r1", 4, "un").corrected("Un.")));

    assertThat(transcript.sources().last())
        .containsOnly(
            Map.entry(CaptionSource.RECOGNISER, Duration.ofSeconds(32)),
            Map.entry(CaptionSource.PERSON, Duration.ofSeconds(33)));
    assertThat(transcript.sources().shown()).contains(CaptionSource.PERSON);
  }

  @Test
  void caption_thatIsTheSame_isNoChange() {
    transcript.accept(List.of(heard("r1", 4, "un")));

    assertThat(transcript.accept(List.of(heard("r1", 4, "un")))).isFalse();
    assertThat(transcript.version()).isEqualTo(1);
  }

  @Test
  void betterSource_takesTheOthersWordsAway() {
    transcript.accept(List.of(heard("r1", 4, "mes dames"), heard("r2", 40, "suite")));
    long known = transcript.version();

    transcript.accept(List.of(said("p1", 1, 5, CaptionSource.PERSON, "Mesdames")));

    assertThat(changes(known)).containsExactlyInAnyOrder("r1:gone", "p1:Mesdames");
  }

  @Test
  void passage_hidden_goesAndComesBack() {
    transcript.accept(List.of(heard("r1", 4, "un"), heard("r2", 14, "son nom")));
    long known = transcript.version();

    assertThat(transcript.hide(List.of(passage(13, 20)))).isTrue();
    assertThat(changes(known)).containsExactly("r2:gone");
    assertThat(changes(0)).containsExactly("r1:un");
    assertThat(transcript.accept(List.of(heard("r3", 15, "encore")))).isFalse();
    long hidden = transcript.version();

    assertThat(transcript.hide(List.of())).isTrue();
    assertThat(changes(hidden)).containsExactlyInAnyOrder("r2:son nom", "r3:encore");
  }

  @Test
  void reader_whoFollows_hasWhatIsShown() {
    Random random = new Random(7);
    Map<String, LiveCaption> read = new HashMap<>();
    long known = 0;
    for (int step = 0; step < 400; step++) {
      boolean isTyped = random.nextInt(4) == 0;
      String id = (isTyped ? "p" : "r") + random.nextInt(80);
      LiveCaption next =
          said(
              id,
              1 + random.nextInt(5),
              random.nextInt(300),
              isTyped ? CaptionSource.PERSON : CaptionSource.RECOGNISER,
              "step " + step);
      transcript.accept(List.of(random.nextInt(6) == 0 ? next.retracted() : next));
      if (random.nextInt(20) == 0) {
        int from = random.nextInt(300);
        transcript.hide(random.nextBoolean() ? List.of(passage(from, from + 30)) : List.of());
      }
      if (random.nextInt(3) == 0) {
        for (ShownCaption each : transcript.since(known)) {
          each.caption()
              .ifPresentOrElse(
                  caption -> read.put(each.id(), caption), () -> read.remove(each.id()));
        }
        known = transcript.version();
        assertThat(read.values())
            .containsExactlyInAnyOrderElementsOf(
                transcript.shown("fr", Duration.ZERO, LiveTranscript.END));
      }
    }
    assertThat(read).hasSizeGreaterThan(5);
  }
}
