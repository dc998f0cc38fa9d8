package org.tribune.archive.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.recording.Passage;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.time.MediaTime;

final class SecondCaptionsTest {
  private static final Duration END = Duration.ofMinutes(5);

  /** A second a word, from a second on. */
  private static LiveCaption heard(String id, int second, String text) {
    List<String> words = Arrays.asList(text.split(" ", -1));
    Duration start = Duration.ofSeconds(second);
    return new LiveCaption(
        id,
        /* revision= */ 2,
        start,
        start.plusSeconds(words.size()),
        "fr",
        text,
        Optional.empty(),
        CaptionSource.RECOGNISER,
        CaptionState.HEARD,
        words.stream()
            .map(
                word ->
                    new SpokenWord(
                        word,
                        start.plusSeconds(words.indexOf(word)),
                        start.plusSeconds(words.indexOf(word) + 1),
                        false))
            .toList());
  }

  private static List<LiveCaption> over(List<LiveCaption> known, LiveCaption... second) {
    return SecondCaptions.over(known, List.of(second), Duration.ZERO, END, "fr", List.of());
  }

  @Test
  void over_machinesWords_areTakenBackAndWrittenAnew() {
    LiveCaption first = heard("r1", 10, "la sceance et ouverte");
    LiveCaption second = heard("s1", 10, "La séance est ouverte");

    assertThat(over(List.of(first), second)).containsExactly(first.retracted(), second);
  }

  @Test
  void over_whatAPersonStandsFor_staysAndNothingIsWrittenBesideIt() {
    LiveCaption hand = heard("r1", 12, "sceance et").corrected("séance est");
    LiveCaption gone = heard("r2", 16, "juron juron").withdrawn();
    LiveCaption second = heard("s1", 10, "Bonjour la séance est enfin ouverte crotte zut merci");

    List<LiveCaption> written = over(List.of(hand, gone), second);

    assertThat(written)
        .extracting(LiveCaption::text)
        .containsExactly("Bonjour la", "enfin ouverte", "merci");
    assertThat(written).extracting(LiveCaption::id).containsExactly("s1-0", "s1-1", "s1-2");
    assertThat(written.getLast().start()).isEqualTo(Duration.ofSeconds(18));
  }

  @Test
  void over_whatWasNotHeardAgain_staysAsItWas() {
    LiveCaption withheld = heard("r1", 10, "un deux");
    LiveCaption open = heard("r2", 20, "trois quatre");
    Passage hidden = new Passage(MediaTime.ofMicros(9_000_000), MediaTime.ofMicros(13_000_000));

    assertThat(
            SecondCaptions.over(
                List.of(withheld, open),
                List.of(heard("s1", 11, "secret"), heard("s2", 20, "Trois, quatre.")),
                Duration.ZERO,
                END,
                "fr",
                List.of(hidden)))
        .extracting(LiveCaption::text)
        .containsExactly("", "Trois, quatre.");
  }

  @Test
  void over_anotherHandsOrLanguagesWords_areNotTakenBack() {
    LiveCaption typed =
        new LiveCaption(
            "p1",
            1,
            Duration.ofSeconds(10),
            Duration.ofSeconds(12),
            "fr",
            "La séance",
            Optional.empty(),
            CaptionSource.PERSON,
            CaptionState.HEARD,
            List.of());
    LiveCaption behind = heard("r9", 400, "plus tard");

    assertThat(over(List.of(typed, behind))).isEmpty();
  }
}
