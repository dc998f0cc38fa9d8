package org.tribune.archive.storyboard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * The pictures of one revision of a recording, in the store and in the catalogue. A file is named
 * by its content, so that any cache may keep it for ever. Calls block and throw what the store and
 * the catalogue throw. Used by one thread.
 *
 * <pre>
 *   storyboard-3-r0-5c1b0d8e9f21.jpg      the fourth sheet of what no correction touched
 *   storyboard-r1-open-77aa02c3d4e5.vtt   the list, of revision 1, while it grows
 *   storyboard-r1-0f1e2d3c4b5a.vtt        the list, whole
 *   poster-r0-9a8b7c6d5e4f.jpg
 *   still-r0-1a2b3c4d5e6f.jpg             what is on air now, each ten seconds another
 *   poster-3-at12500-r0-0f1e2d3c4b5a.jpg  of a film, 12.5 s after its first frame
 * </pre>
 */
final class AssetStore {
  private static final Logger LOG = LoggerFactory.getLogger(AssetStore.class);
  private static final int DIGEST_BYTES = 6;

  private final ObjectStore store;
  private final Catalogue catalogue;
  private final BroadcastId recording;
  private final int revision;

  /** Replaced by what was saved last; who read the list before may still ask for them. */
  private Set<String> replaced = Set.of();

  AssetStore(ObjectStore store, Catalogue catalogue, BroadcastId recording, int revision) {
    this.store = store;
    this.catalogue = catalogue;
    this.recording = recording;
    this.revision = revision;
  }

  /** Stores a picture. */
  Asset putPicture(String name, Bytes jpeg) {
    return put(name, stem(name), ".jpg", "image/jpeg", jpeg);
  }

  /**
   * Stores a picture whose file's name begins with the stem of {@code told}, before its revision.
   */
  Asset putPicture(String name, String told, Bytes jpeg) {
    return put(name, stem(told), ".jpg", "image/jpeg", jpeg);
  }

  /** Takes pictures away that were stored and never saved. */
  void discard(List<Asset> unsaved) {
    unsaved.forEach(asset -> store.delete(RecordingNames.asset(recording, asset.file())));
  }

  /**
   * Stores a list.
   *
   * @param whole false if there will be another
   */
  Asset putList(String name, Bytes text, boolean whole) {
    return put(name, stem(name) + (whole ? "" : RecordingNames.GROWING), ".vtt", "text/vtt", text);
  }

  private String stem(String name) {
    return AssetNames.stem(name, revision);
  }

  private Asset put(String name, String stem, String suffix, String type, Bytes content) {
    Bytes sha256 = Sha256.of(content);
    String digest = HexFormat.of().formatHex(sha256.array(), 0, DIGEST_BYTES);
    String file = stem + "-" + digest + suffix;
    store.put(RecordingNames.asset(recording, file), content);
    return new Asset(name, file, type, content.length(), sha256);
  }

  /** The asset of this name, if it is of this revision. */
  Optional<Asset> find(String name) {
    return catalogue.assets(recording).stream()
        .filter(asset -> asset.name().equals(name) && asset.file().startsWith(stem(name) + "-"))
        .findFirst();
  }

  /** True if a list is whole. */
  static boolean isWhole(Asset list, int revision) {
    String stem = AssetNames.stem(list.name(), revision);
    return list.file().startsWith(stem + "-")
        && !list.file().startsWith(stem + RecordingNames.GROWING);
  }

  /** What an asset holds; empty if the store has it no more, or not as it was. */
  Optional<Bytes> read(Asset asset) {
    return store
        .get(RecordingNames.asset(recording, asset.file()))
        .filter(content -> Sha256.of(content).equals(asset.sha256()));
  }

  /**
   * Writes assets down, and removes the files that were replaced the time before; removes these if
   * the recording is of another revision by now.
   */
  void save(List<Asset> assets) {
    Set<String> names = assets.stream().map(Asset::name).collect(Collectors.toSet());
    Set<String> before =
        catalogue.assets(recording).stream()
            .filter(asset -> names.contains(asset.name()))
            .map(Asset::file)
            .collect(Collectors.toCollection(HashSet::new));
    if (!catalogue.saveAssets(recording, revision, assets)) {
      // A correction was faster: these may show what it took away.
      discard(assets);
      return;
    }
    Set<String> older = new HashSet<>(replaced);
    for (Asset asset : assets) {
      before.remove(asset.file());
      older.remove(asset.file());
    }
    replaced = before;
    older.forEach(file -> store.delete(RecordingNames.asset(recording, file)));
  }

  /** Removes the pictures and lists that the catalogue does not name: also those of restarts. */
  void sweep() {
    Set<String> named =
        catalogue.assets(recording).stream()
            .map(asset -> RecordingNames.asset(recording, asset.file()))
            .collect(Collectors.toSet());
    List<String> left = new ArrayList<>();
    for (String kind : List.of(Sheets.NAME, Poster.NAME, LiveStill.NAME)) {
      try (Stream<StoredObject> listed = store.list(RecordingNames.asset(recording, kind))) {
        listed.map(StoredObject::name).filter(name -> !named.contains(name)).forEach(left::add);
      }
    }
    left.forEach(store::delete);
    LOG.debug("{}: {} files of its storyboard removed that were replaced", recording, left.size());
    replaced = Set.of();
  }
}
