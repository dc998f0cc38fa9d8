package org.tribune.delivery.download;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;

/**
 * The layouts that were made last, since a download that is resumed, or fetched by ranges, asks for
 * the same again; and the sizes and lengths of whole files, which take no room. Safe for all
 * threads.
 */
final class Mp4Library {
  private static final long MOST_BYTES = 24L << 20;
  private static final int MOST_SIZES = 4_096;

  private final Mp4Maker maker;
  private final Map<Key, Mp4Download> downloads =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* byUse= */ true);
  private final Map<Key, Long> sizes =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* byUse= */ true);
  private final Map<Key, MediaTime> durations =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* byUse= */ true);
  private long held = 0;

  private record Key(
      BroadcastId recording,
      long version,
      List<Withholding> withheld,
      String rendition,
      RequestedPassage passage) {}

  Mp4Library(Mp4Maker maker) {
    this.maker = maker;
  }

  /** What is withheld meanwhile does not make the recording another. */
  private Key key(Recording recording, Rendition rendition, RequestedPassage passage) {
    return new Key(
        recording.id(), recording.version(), maker.withheld(recording), rendition.id(), passage);
  }

  /**
   * A download; blocks while it is laid out.
   *
   * @throws DownloadProblem if it can't be had
   */
  Mp4Download get(Recording recording, Rendition rendition, RequestedPassage passage) {
    Key key = key(recording, rendition, passage);
    synchronized (this) {
      Mp4Download known = downloads.get(key);
      if (known != null) {
        return known;
      }
    }
    Mp4Download made = maker.make(recording, rendition, passage);
    keep(key, made);
    return made;
  }

  /** The exact size of a whole file in bytes. */
  long size(Recording recording, Rendition rendition) {
    return kept(
        sizes,
        recording,
        rendition,
        () -> maker.make(recording, rendition, RequestedPassage.WHOLE).length());
  }

  /** How long a recording's replay is; blocks. */
  MediaTime duration(Recording recording) {
    Rendition first = recording.format().renditions().getFirst();
    return kept(durations, recording, first, () -> maker.duration(recording));
  }

  private <T> T kept(
      Map<Key, T> map, Recording recording, Rendition rendition, Supplier<T> reckoning) {
    Key key = key(recording, rendition, RequestedPassage.WHOLE);
    synchronized (this) {
      T known = map.get(key);
      if (known != null) {
        return known;
      }
    }
    T reckoned = reckoning.get();
    synchronized (this) {
      map.put(key, reckoned);
      trim(map);
    }
    return reckoned;
  }

  private synchronized void keep(Key key, Mp4Download made) {
    Mp4Download before = downloads.put(key, made);
    held += made.footprint() - (before == null ? 0 : before.footprint());
    letGoUntil(MOST_BYTES);
  }

  /** Bytes of the layouts. */
  synchronized long held() {
    return held;
  }

  /** Forgets so many bytes of them. */
  synchronized void letGo(long bytes) {
    letGoUntil(held - bytes);
  }

  private void letGoUntil(long bytes) {
    var oldest = downloads.entrySet().iterator();
    while (held > bytes && oldest.hasNext()) {
      held -= oldest.next().getValue().footprint();
      oldest.remove();
    }
  }

  private static void trim(Map<Key, ?> map) {
    var oldest = map.entrySet().iterator();
    while (map.size() > MOST_SIZES) {
      oldest.next();
      oldest.remove();
    }
  }
}
