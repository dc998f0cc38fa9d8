package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.Bytes;
import org.tribune.core.store.StoreException;

/** Small pictures are those of the store, made once, and few at a time. */
class SmallPicturesTest {
  private static final Bytes POSTER = TestPicture.jpeg(400, 225);

  private final AtomicInteger reads = new AtomicInteger();
  private final CountDownLatch readable = new CountDownLatch(1);
  private final List<RuntimeException> failures = new ArrayList<>();
  private final SmallPictures pictures = new SmallPictures(this::read);

  private Optional<Bytes> read(String object) {
    reads.incrementAndGet();
    try {
      assertThat(readable.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new StoreException("The server stops", e);
    }
    if (!failures.isEmpty()) {
      throw failures.removeFirst();
    }
    return Optional.of(POSTER);
  }

  @AfterEach
  void close() {
    pictures.close();
  }

  private CompletableFuture<Optional<Bytes>> find(String object) {
    CompletableFuture<Optional<Bytes>> found = new CompletableFuture<>();
    pictures.find(object, POSTER.length(), Runnable::run, found::complete);
    return found;
  }

  @Test
  void picture_thatManyAskFor_isMadeOnce() {
    List<CompletableFuture<Optional<Bytes>>> asked = new ArrayList<>();
    for (int time = 0; time < 100; time++) {
      asked.add(find("a"));
    }
    readable.countDown();
    Bytes made = asked.getFirst().join().orElseThrow();
    assertThat(asked).allSatisfy(each -> assertThat(each.join().orElseThrow()).isSameAs(made));
    assertThat(find("a")).isCompletedWithValue(Optional.of(made));
    assertThat(reads).hasValue(1);
  }

  @Test
  void pictures_moreThanMayWait_areSentWholeAndMadeWhenThereIsRoom() {
    List<CompletableFuture<Optional<Bytes>>> asked = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      asked.add(find("p" + number));
    }
    assertThat(asked.getFirst()).isNotDone();
    assertThat(asked.getLast()).isCompletedWithValue(Optional.empty());
    readable.countDown();
    assertThat(asked.subList(0, 65)).allMatch(each -> each.join().isPresent());
    assertThat(find("p99").join()).isPresent();
  }

  @Test
  void pictures_moreThanAreRemembered_areMadeAgain() {
    readable.countDown();
    Bytes first = find("p0").join().orElseThrow();
    for (int number = 1; number <= 256; number++) {
      assertThat(find("p" + number).join()).isPresent();
    }
    assertThat(find("p0").join()).contains(first);
    assertThat(reads).hasValue(258);
    assertThat(find("p256")).isDone();
  }

  @Test
  void store_thatDoesNotAnswer_isAskedAgainTheNextTime() {
    failures.add(new StoreException("The disk is away"));
    readable.countDown();
    assertThat(find("a").join()).isEmpty();
    assertThat(find("a").join()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"1280, 720, 216", "1000, 750, 288", "1440, 2560, 683", "768, 432, 216"})
  void picture_ofAnyForm_keepsIt(int width, int height, int small) {
    Bytes whole = TestPicture.jpeg(width, height);
    try (SmallPictures others = new SmallPictures(object -> Optional.of(whole))) {
      CompletableFuture<Optional<Bytes>> found = new CompletableFuture<>();
      others.find("a", whole.length(), Runnable::run, found::complete);
      BufferedImage made = TestPicture.of(found.join().orElseThrow().array());
      assertThat(made.getWidth()).isEqualTo(384);
      assertThat(made.getHeight()).isEqualTo(small);
      TestPicture.assertSame(made, TestPicture.of(whole.array()));
    }
  }
}
