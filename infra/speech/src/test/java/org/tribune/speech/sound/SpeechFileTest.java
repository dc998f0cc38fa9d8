package org.tribune.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Tones;
import org.tribune.testkit.Clips;

final class SpeechFileTest {
  @Test
  void read_soundOfAnyKind_isAsLongAsItIs() throws IOException {
    // 11.0 s of 16 kHz, and 56.3 s of 44.1 kHz as MP3, of which ten are wanted.
    assertThat(SpeechFile.read(Clips.of("spk08_en_jfk_11s.wav"), Tones.seconds(60)).length)
        .isCloseTo(11 * SpeechSound.RATE, within(SpeechSound.RATE / 20));
    short[] french = SpeechFile.read(Clips.of("spk02_fr_crepes_56s.mp3"), Tones.seconds(10));
    assertThat(french).hasSize(10 * SpeechSound.RATE);
    int loudest = 0;
    for (short each : french) {
      loudest = Math.max(loudest, Math.abs(each));
    }
    assertThat(loudest).isGreaterThan(2_000);
  }

  @Test
  void read_fileWithoutSound_saysSo(@TempDir Path folder) throws IOException {
    Path silent = Clips.of("cam08_room_139s_noaudio.mp4");
    assertThatThrownBy(() -> SpeechFile.read(silent, Tones.seconds(1)))
        .hasMessageContaining("no sound");
    Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all");
    assertThatThrownBy(() -> SpeechFile.read(text, Tones.seconds(1)))
        .hasMessageContaining("can't be read as sound");
    assertThatThrownBy(() -> SpeechFile.read(folder.resolve("none"), Tones.seconds(1)))
        .hasMessageContaining("There is no file");
  }
}
