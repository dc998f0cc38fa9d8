package org.tribune.transcoder.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

final class SlatePictureTest {
  private final AtomicInteger drawn = new AtomicInteger();

  private Picture draw() {
    drawn.incrementAndGet();
    return DrawnPicture.of(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB));
  }

  @Test
  void close_neverNeeded_nothingWasDrawn() {
    try (SlatePicture slate = new SlatePicture(this::draw)) {
      assertThat(slate).isNotNull();
    }
    assertThat(drawn).hasValue(0);
  }

  @Test
  void get_preparedOrNot_isDrawnOnce() {
    try (SlatePicture slate = new SlatePicture(this::draw)) {
      Picture first = slate.get();
      slate.prepare();
      assertThat(slate.get()).isSameAs(first);
      assertThat(first.width()).isEqualTo(16);
    }
    assertThat(drawn).hasValue(1);
  }

  @Test
  void prepare_slowArtist_callerGoesOn() {
    CountDownLatch caller = new CountDownLatch(1);
    try (SlatePicture slate =
        new SlatePicture(
            () -> {
              await(caller);
              return draw();
            })) {
      slate.prepare();
      assertThat(drawn).hasValue(0);
      caller.countDown();
      assertThat(slate.get().height()).isEqualTo(16);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void close_afterItWasDrawn_frees() {
    SlatePicture slate = new SlatePicture(this::draw);
    Picture picture = slate.get();
    slate.close();
    assertThatThrownBy(picture::width).hasMessageContaining("closed");
  }

  @Test
  void get_artistFails_saysSo() {
    try (SlatePicture slate =
        new SlatePicture(
            () -> {
              throw new IllegalStateException("no fonts");
            })) {
      assertThatThrownBy(slate::get).hasRootCauseMessage("no fonts");
    }
  }
}
