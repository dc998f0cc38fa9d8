package org.tribune.archive.storyboard;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.media.picture.Picture;
import org.tribune.media.still.Jpeg;
import org.tribune.media.still.StillScaler;

/**
 * What a recording that goes on shows now: its newest key frame, each ten seconds, as large as the
 * home page shows it. Used by one thread.
 */
final class LiveStill implements AutoCloseable {
  static final String NAME = RecordingNames.STILL;

  private static final MediaTime STEP = MediaTime.ofMicros(10_000_000);
  private static final int HIGHEST = 480;
  private static final int WIDEST = 640;

  /** Some 20 kB: it is loaded again and again. */
  private static final int QUANTISER = 7;

  private final ObjectStore store;
  private final Catalogue catalogue;
  private final BroadcastId recording;
  private final Rendition.Video rendition;
  private final AssetStore assets;
  private final BooleanSupplier mayBeSaved;
  private Optional<MediaTime> shown = Optional.empty();
  private @Nullable SegmentPictures pictures;

  /**
   * The still of a recording, which has a video rendition.
   *
   * @param assets its own: what it replaces goes sooner than other pictures
   * @param mayBeSaved asked right before
   */
  LiveStill(
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
  }

  /**
   * Shows the newest picture, if ten seconds were stored since the one before.
   *
   * @param rows of any rendition, which has the same segments
   * @return true if one was made
   */
  boolean advance(List<RecordedSegment> rows) {
    RecordedSegment newest = rows.getLast();
    MediaTime end = newest.start().plus(newest.duration());
    if (shown.filter(before -> end.isBefore(before.plus(STEP))).isPresent()) {
      return false;
    }
    shown = Optional.of(end);
    // Another rendition of it may be on its way.
    List<RecordedSegment> near =
        catalogue.indexedSegments(
            recording, rendition.id(), Math.max(0, newest.number() - 1), Long.MAX_VALUE);
    if (near.isEmpty()) {
      return false;
    }
    Passage stretch = new Passage(near.getFirst().start(), end);
    Optional<SegmentPictures.Still> still = pictures().nearest(near, stretch, end);
    if (still.isEmpty()) {
      return false;
    }
    try (SegmentPictures.Still found = still.get()) {
      save(found.picture());
    }
    return true;
  }

  private SegmentPictures pictures() {
    SegmentPictures known = pictures;
    if (known == null) {
      known = new SegmentPictures(store, recording, rendition);
      pictures = known;
    }
    return known;
  }

  private void save(Picture picture) {
    Bytes jpeg = jpeg(picture);
    if (mayBeSaved.getAsBoolean()) {
      assets.save(List.of(assets.putPicture(NAME, jpeg)));
    }
  }

  private Bytes jpeg(Picture picture) {
    int width = Math.min(WIDEST, rendition.width());
    // Even, as the colours of a picture are stored for pairs of lines.
    int height =
        Math.max(2, Math.round(rendition.height() * (float) width / rendition.width()) / 2 * 2);
    try (StillScaler small = new StillScaler(rendition.width(), rendition.height(), width, height);
        Picture converted = small.scale(picture)) {
      return Jpeg.encode(converted, QUANTISER);
    }
  }

  @Override
  public void close() {
    SegmentPictures known = pictures;
    pictures = null;
    if (known != null) {
      known.close();
    }
  }
}
