package org.tribune.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Tones;

final class SoundQueueTest {
  private final SoundQueue queue = new SoundQueue(10L * SpeechSound.RATE);

  private boolean add(int second) {
    return queue.add(Tones.seconds(second), Tones.silence(1));
  }

  @Test
  void add_lessThanItHolds_keepsAll() {
    for (int i = 0; i < 10; i++) {
      assertThat(add(i)).isFalse();
    }
    assertThat(queue.skipped()).isEqualTo(Tones.seconds(0));
    assertThat(queue.next().orElseThrow().at()).isEqualTo(Tones.seconds(0));
    assertThat(queue.samples()).isEqualTo(9L * SpeechSound.RATE);
  }

  @Test
  void add_moreThanItHolds_skipsTheOldestAtOnce() {
    for (int i = 0; i < 10; i++) {
      assertThat(add(i)).isFalse();
    }
    assertThat(add(10)).isTrue();
    assertThat(queue.skipped()).isEqualTo(Tones.seconds(9));
    assertThat(queue.next().orElseThrow().at()).isEqualTo(Tones.seconds(9));
  }

  @Test
  void add_oneThatIsLongerThanItHolds_isKept() {
    assertThat(queue.add(Tones.seconds(0), Tones.silence(30))).isTrue();
    assertThat(queue.next()).isPresent();
  }

  @Test
  void clear_whatWaits_isNotSkippedSound() {
    add(0);
    queue.clear();
    assertThat(queue.next()).isEmpty();
    assertThat(queue.samples()).isZero();
    assertThat(queue.skipped()).isEqualTo(Tones.seconds(0));
  }
}
