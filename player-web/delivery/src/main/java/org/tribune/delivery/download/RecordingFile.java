package org.tribune.delivery.download;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;
import org.tribune.delivery.sending.BodySending;

/** A recording as one file, to be packed with others. */
public final class RecordingFile {
  private final Rendition rendition;
  private final Mp4Download download;
  private final BodySending sending;
  private final ObjectStore store;

  RecordingFile(Rendition rendition, Mp4Download download, BodySending sending, ObjectStore store) {
    this.rendition = rendition;
    this.download = download;
    this.sending = sending;
    this.store = store;
  }

  /** The rendition of its picture; empty for sound alone. */
  public Optional<Rendition.Video> picture() {
    return rendition instanceof Rendition.Video video ? Optional.of(video) : Optional.empty();
  }

  /** In bytes. */
  public long length() {
    return download.length();
  }

  /** Another one if its bytes are others. */
  public String tag() {
    return download.entityTag();
  }

  /**
   * The name of a stored object that it is made of and the store lacks; empty if all are there.
   * Blocks.
   */
  public Optional<String> missing() {
    Map<String, Long> lengths = new HashMap<>();
    download.objects().stream()
        .map(each -> each.name().substring(0, each.name().lastIndexOf('/') + 1))
        .distinct()
        .forEach(
            folder -> {
              try (Stream<StoredObject> stored = store.list(folder)) {
                stored.forEach(each -> lengths.put(each.name(), each.length()));
              }
            });
    return download.objects().stream()
        .filter(each -> lengths.getOrDefault(each.name(), 0L) < each.length())
        .map(Mp4Download.Source::name)
        .findFirst();
  }

  /** Its bytes, in memory. */
  public Body read() {
    return new Mp4Body(
        sending, store, download, /* from= */ 0, download.length(), /* mayRefer= */ false);
  }
}
