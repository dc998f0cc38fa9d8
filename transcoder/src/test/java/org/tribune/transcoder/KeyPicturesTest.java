package org.tribune.transcoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.time.MediaTime;

final class KeyPicturesTest {
  private final KeyPictures keyPictures = new KeyPictures();

  private boolean takes(long millis, boolean key, boolean keyPicturesOnly) {
    MediaTime time = MediaTime.ofMicros(millis * 1_000);
    ContributionPacket packet =
        new ContributionPacket(
            /* generation= */ 1, /* track= */ 0, time, time, MediaTime.ZERO, key, Bytes.EMPTY);
    return keyPictures.takes(packet, keyPicturesOnly);
  }

  @Test
  void takes_enoughEffort_everyPacket() {
    assertThat(takes(0, /* key= */ true, /* keyPicturesOnly= */ false)).isTrue();
    assertThat(takes(40, /* key= */ false, /* keyPicturesOnly= */ false)).isTrue();
  }

  @Test
  void takes_effortBackInMidGroup_waitsForTheNextKeyPicture() {
    assertThat(takes(0, /* key= */ true, /* keyPicturesOnly= */ true)).isTrue();
    assertThat(takes(40, /* key= */ false, /* keyPicturesOnly= */ true)).isFalse();
    assertThat(takes(80, /* key= */ false, /* keyPicturesOnly= */ false)).isFalse();
    assertThat(takes(120, /* key= */ true, /* keyPicturesOnly= */ false)).isTrue();
    assertThat(takes(160, /* key= */ false, /* keyPicturesOnly= */ false)).isTrue();
  }

  @Test
  void takes_everyPictureIsAKeyPicture_someAreLeftOut() {
    int taken = 0;
    for (int i = 0; i < 100; i++) {
      taken += takes(i * 40L, /* key= */ true, /* keyPicturesOnly= */ true) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(10);
  }
}
