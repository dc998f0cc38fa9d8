package org.tribune.archive.correction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.archive.inventory.Inventory;
import org.tribune.archive.storyboard.AssetNames;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * What was there before a correction: destroyed, or sealed, encrypted under the correction's own
 * key and names that nothing serves, until their time is over. Each call finds what one before it
 * left. Calls block. Used by one thread.
 */
final class Originals {
  private static final Logger LOG = LoggerFactory.getLogger(Originals.class);
  private static final String SEGMENT = ".m4s";

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Inventory inventory;

  Originals(Catalogue catalogue, ObjectStore store) {
    this.catalogue = catalogue;
    this.store = store;
    this.inventory = new Inventory(catalogue);
  }

  /**
   * Takes away what the catalogue names no more of a recording that {@code latest} has corrected.
   */
  void takeAway(Correction latest) {
    BroadcastId id = latest.recording();
    Optional<Recording> recording = catalogue.recording(id).filter(Recording::isComplete);
    if (recording.isEmpty() || recording.get().revision() != latest.id()) {
      return;
    }
    Set<String> named = new HashSet<>();
    inventory.of(recording.get()).stream().map(ExpectedObject::name).forEach(named::add);
    List<String> left = new ArrayList<>();
    try (Stream<StoredObject> objects = store.list(RecordingNames.prefix(id))) {
      objects
          .map(StoredObject::name)
          .filter(name -> !named.contains(name))
          // Pictures of what is left are being made, and may not be in the catalogue yet.
          .filter(name -> !AssetNames.isOfRevision(name, latest.id()))
          .forEach(left::add);
    }
    for (String name : left) {
      if (latest.sealedUntil().isPresent() && name.endsWith(SEGMENT)) {
        seal(latest, name);
      }
      store.delete(name);
    }
    if (!left.isEmpty()) {
      LOG.info(
          "Correction {} of {}: {} objects {}",
          latest.id(),
          id,
          left.size(),
          latest.sealedUntil().map(until -> "sealed until " + until).orElse("destroyed"));
    }
  }

  private void seal(Correction correction, String name) {
    String tail = name.substring(RecordingNames.prefix(correction.recording()).length());
    String sealed = SealedOriginals.prefix(correction.recording(), correction.id()) + tail;
    store
        .get(name)
        .ifPresent(content -> encrypt(correction.recording(), correction.id(), sealed, content));
  }

  private void encrypt(BroadcastId recording, int correction, String sealed, Bytes content) {
    DataKey key = catalogue.dataKeys().obtain(SealedOriginals.key(recording, correction));
    store.put(sealed, key.encrypt(SealedOriginals.PLACE, sealed, content));
  }

  /** Encrypts what was sealed before there were keys. What was interrupted goes on. */
  void encryptPlain() {
    for (Correction each : catalogue.allCorrections()) {
      if (each.sealedUntil().isPresent()) {
        String prefix = SealedOriginals.prefix(each.recording(), each.id());
        names(prefix).stream()
            .filter(name -> SealedOriginals.isPlain(store, name))
            .forEach(
                name ->
                    store
                        .get(name)
                        .ifPresent(content -> encrypt(each.recording(), each.id(), name, content)));
      }
    }
  }

  private List<String> names(String prefix) {
    try (Stream<StoredObject> objects = store.list(prefix)) {
      return objects.map(StoredObject::name).toList();
    }
  }

  /** Destroys what was sealed until {@code now} or before. */
  void endSeals(Instant now) {
    for (Correction each : catalogue.allCorrections()) {
      if (each.sealedUntil().filter(until -> !until.isAfter(now)).isPresent()) {
        // The key first: from then on no copy of the objects, wherever it is, can be read.
        var _ = catalogue.dataKeys().shred(SealedOriginals.key(each.recording(), each.id()));
        names(SealedOriginals.prefix(each.recording(), each.id())).forEach(store::delete);
        catalogue.saveCorrection(each.unsealed());
        LOG.info(
            "Correction {} of {}: its sealed originals are destroyed", each.id(), each.recording());
      }
    }
  }
}
