package org.tribune.archive.storyboard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.media.picture.Picture;
import org.tribune.media.slate.SlateRecognition;
import org.tribune.media.still.Jpeg;
import org.tribune.media.still.Luma;
import org.tribune.media.still.StillScaler;

/**
 * The picture that stands for a recording: the first tile that shows something, neither a slate nor
 * darkness nor one colour; if there is none to the end, the one that shows most. Used by one
 * thread.
 */
final class Poster {
  static final String NAME = FilmPictures.POSTER;

  private static final int QUANTISER = 3;

  /** No page shows it larger. */
  static final int HIGHEST = 720;

  private static final double DARK = 32;
  private static final double PLAIN = 8;

  /** A key frame is found again by its time, which is the same in all renditions. */
  private static final MediaTime MOMENT = MediaTime.ofMicros(1_000);

  private final ObjectStore store;
  private final Catalogue catalogue;
  private final BroadcastId recording;
  private final Rendition.Video rendition;
  private final AssetStore assets;
  private final BooleanSupplier mayBeSaved;
  private Optional<Candidate> best = Optional.empty();
  private boolean made;

  private record Candidate(MediaTime time, boolean slate, double deviation) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparing((Candidate each) -> !each.slate())
            .thenComparingDouble(Candidate::deviation);
  }

  /**
   * The poster of a recording, which has a video rendition.
   *
   * @param mayBeSaved asked right before
   */
  Poster(
      ObjectStore store,
      Catalogue catalogue,
      Recording recording,
      AssetStore assets,
      BooleanSupplier mayBeSaved) {
    this.store = store;
    this.catalogue = catalogue;
    this.recording = recording.id();
    this.rendition = Renditions.atMost(HIGHEST, recording);
    this.assets = assets;
    this.mayBeSaved = mayBeSaved;
    this.made = assets.find(NAME).isPresent();
  }

  /** Looks whether a picture of the recording is the poster. */
  void look(SegmentPictures.Still still) {
    if (made) {
      return;
    }
    Luma luma = Luma.of(still.picture());
    boolean slate = SlateRecognition.isSlate(still.picture());
    Candidate candidate = new Candidate(still.time(), slate, luma.deviation());
    if (best.map(known -> Candidate.ORDER.compare(candidate, known) > 0).orElse(true)) {
      best = Optional.of(candidate);
    }
    if (!slate && luma.mean() > DARK && luma.deviation() > PLAIN) {
      make(still.time());
    }
  }

  /** There will be no other picture. */
  void finish() {
    if (!made) {
      best.ifPresent(candidate -> make(candidate.time()));
    }
  }

  /** Nothing if its segment is not stored yet, or damaged: another picture will do. */
  private void make(MediaTime time) {
    try (SegmentPictures pictures = new SegmentPictures(store, recording, rendition)) {
      Passage moment = new Passage(time, time.plus(MOMENT));
      Optional<SegmentPictures.Still> still =
          pictures.nearest(catalogue.segments(recording, rendition.id()), moment, time);
      if (still.isPresent()) {
        try (SegmentPictures.Still found = still.get()) {
          save(jpeg(rendition, found.picture()));
        }
      }
    }
  }

  private void save(Bytes jpeg) {
    if (mayBeSaved.getAsBoolean()) {
      assets.save(List.of(assets.putPicture(NAME, jpeg)));
      made = true;
    }
  }

  /** A picture of a rendition as a page shows it large. */
  static Bytes jpeg(Rendition.Video rendition, Picture picture) {
    int width = rendition.width();
    int height = rendition.height();
    try (StillScaler colours = new StillScaler(width, height, width, height);
        Picture converted = colours.scale(picture)) {
      return Jpeg.encode(converted, QUANTISER);
    }
  }
}
