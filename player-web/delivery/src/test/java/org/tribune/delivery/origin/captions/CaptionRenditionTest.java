package org.tribune.delivery.origin.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.caption.OnAirTranscript;
import org.tribune.delivery.caption.ShownCaption;

/** Where words stand that come after the segment in which they belong. Segments last 2 s here. */
class CaptionRenditionTest {
  private final Said said = new Said();
  private final LateCaptions late = new LateCaptions();
  private final CaptionRendition rendition = new CaptionRendition("fr", said, late);

  /** What was said, which the test writes. */
  private static final class Said implements OnAirTranscript {
    private final List<LiveCaption> captions = new ArrayList<>();
    private int asked = 0;

    @Override
    public long version() {
      return captions.size();
    }

    @Override
    public List<ShownCaption> since(long known) {
      return List.of();
    }

    @Override
    public List<LiveCaption> shown(String language, Duration from, Duration to) {
      asked++;
      return captions.stream()
          .filter(each -> each.language().equals(language) && each.touches(from, to))
          .toList();
    }

    @Override
    public Map<String, Set<CaptionSource>> hands() {
      return Map.of();
    }
  }

  private static LiveCaption caption(String id, double start, double end, CaptionState state) {
    return new LiveCaption(
        id,
        /* revision= */ 1,
        seconds(start),
        seconds(end),
        "fr",
        "Mots de " + id,
        Optional.empty(),
        CaptionSource.RECOGNISER,
        state,
        List.of());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private static MediaTime time(double seconds) {
    return MediaTime.of(seconds(seconds));
  }

  /** Says something from {@code start} to {@code end}, while the part at {@code edge} is made. */
  private void say(String id, double start, double end, double edge) {
    LiveCaption caption = caption(id, start, end, CaptionState.HEARD);
    said.captions.add(caption);
    late.take(caption, seconds(edge));
  }

  private String published(double from) {
    return text(rendition.published(time(from), time(from + 2)));
  }

  private String settled(double from) {
    return text(rendition.settled(time(from), time(from + 2)));
  }

  private static String text(Bytes bytes) {
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Test
  void published_captionInTime_standsInEverySegmentThatItIsShownInWithItsWholeTime() {
    say("a", 101, 104.5, 100);
    assertThat(published(98)).doesNotContain("Mots");
    for (double start : new double[] {100, 102, 104}) {
      assertThat(published(start)).contains("a\n00:01:41.000 --> 00:01:44.500\nMots de a\n");
    }
    assertThat(published(106)).doesNotContain("Mots");
  }

  @Test
  void published_captionTooLate_isShownFromTheNextPartOnForAsLong() {
    String before = published(100);
    say("a", 101, 104, 106.4);
    assertThat(published(100)).isEqualTo(before);
    assertThat(published(104)).doesNotContain("Mots");
    assertThat(published(106)).contains("a\n00:01:46.400 --> 00:01:49.400\nMots de a\n");
    assertThat(published(108)).contains("a\n00:01:46.400 --> 00:01:49.400\nMots de a\n");
    assertThat(published(110)).doesNotContain("Mots");
  }

  @Test
  void settled_captionTooLate_standsWhereItWasSaid() {
    say("a", 101, 103, 106.4);
    assertThat(settled(100)).contains("00:01:41.000 --> 00:01:43.000\nMots de a\n");
    assertThat(settled(102)).contains("00:01:41.000 --> 00:01:43.000\nMots de a\n");
    assertThat(settled(106)).doesNotContain("Mots");
  }

  @Test
  void published_captionThatNobodyWaitsForAnyMore_isForWhoGoesBack() {
    say("a", 101, 103, 119);
    assertThat(published(118)).doesNotContain("Mots");
    assertThat(settled(100)).contains("Mots de a");
  }

  @Test
  void published_whatIsStillBeingSaid_isNotThere() {
    LiveCaption partial = caption("a", 101, 103, CaptionState.PARTIAL);
    said.captions.add(partial);
    late.take(partial, seconds(101));
    assertThat(published(100)).doesNotContain("Mots");
    assertThat(settled(100)).doesNotContain("Mots");
    // It is late once it is said.
    said.captions.clear();
    say("a", 101, 103, 104);
    assertThat(published(104)).contains("00:01:44.000 --> 00:01:46.000\nMots de a\n");
  }

  @Test
  void published_captionThatIsPutRight_staysWhereItIs() {
    say("a", 101, 103, 104);
    said.captions.clear();
    LiveCaption corrected = caption("a", 101, 103, CaptionState.HEARD).corrected("Le budget");
    said.captions.add(corrected);
    late.take(corrected, seconds(110));
    assertThat(published(104)).contains("00:01:44.000 --> 00:01:46.000\nLe budget\n");
    assertThat(published(110)).doesNotContain("budget");
  }

  @Test
  void published_toManyViewers_isWrittenOnceUntilSomethingElseIsSaid() {
    say("a", 101, 103, 100);
    for (int viewer = 0; viewer < 100; viewer++) {
      published(100);
    }
    assertThat(said.asked).isEqualTo(1);
    say("b", 101.5, 103, 100);
    assertThat(published(100)).contains("Mots de a", "Mots de b");
  }

  @Test
  void published_anotherLanguage_isElsewhere() {
    say("a", 101, 103, 100);
    CaptionRendition english = new CaptionRendition("en", said, late);
    assertThat(text(english.published(time(100), time(102)))).doesNotContain("Mots");
  }

  @Test
  void published_textThatLooksLikeMarkup_isText() {
    LiveCaption odd =
        caption("a", 101, 103, CaptionState.HEARD)
            .corrected("1 < 2 & <b>\n\n00:00.000 --> 00:01.000\n  \nNOTE");
    said.captions.add(odd);
    assertThat(published(100))
        .endsWith("1 &lt; 2 &amp; &lt;b&gt;\n00:00.000 --&gt; 00:01.000\nNOTE\n");
  }
}
