package org.tribune.archive.storyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.tribune.archive.storyboard.PaintedSitting.Scene;
import org.tribune.core.store.StoreException;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

final class StoryboardsTest {
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();

  private Storyboards storyboards() {
    return new Storyboards(
        catalogue, store, Duration.ofMillis(20), Duration.ZERO, new Pace(/* rests= */ 0));
  }

  private boolean isWhole() {
    return catalogue.assets(PaintedSitting.ID).stream()
        .anyMatch(asset -> asset.name().equals("storyboard") && AssetStore.isWhole(asset, 0));
  }

  private boolean hasCues(int count) {
    return !catalogue.assets(PaintedSitting.ID).isEmpty()
        && catalogue.assets(PaintedSitting.ID).stream()
            .anyMatch(asset -> asset.name().equals("storyboard"))
        && ShownBoard.read(catalogue, store).cues().size() == count;
  }

  @Test
  void start_recordingOnAir_isDrawnAsItGrowsAndFinishedAtItsEnd() {
    try (PaintedSitting sitting = new PaintedSitting(catalogue, store, 10);
        Storyboards storyboards = storyboards()) {
      storyboards.start();
      sitting.segments(2, number -> new Scene.Room(Color.RED));
      // One that is drawn anew meanwhile takes the place of what was just read.
      await().ignoreException(NoSuchElementException.class).until(() -> hasCues(2));
      assertThat(isWhole()).isFalse();
      sitting.segments(1, number -> new Scene.Room(Color.BLUE)).complete();
      await().until(this::isWhole);
      assertThat(hasCues(3)).isTrue();
    }
  }

  @Test
  void start_recordingLeftUnfinishedByAProcessBefore_isFinishedOnceTheStoreWorks() {
    try (PaintedSitting sitting = new PaintedSitting(catalogue, store, 10)) {
      sitting.segments(3, number -> new Scene.Room(Color.RED)).complete();
      store.fail(new StoreException("The store is away"));
      try (Storyboards storyboards = storyboards()) {
        storyboards.start();
        await().during(Duration.ofMillis(100)).until(() -> !isWhole());
        store.recover();
        await().until(this::isWhole);
      }
      int puts = store.puts().size();
      try (Storyboards again = storyboards()) {
        again.start();
        await().during(Duration.ofMillis(200)).until(() -> store.puts().size() == puts);
      }
    }
  }
}
