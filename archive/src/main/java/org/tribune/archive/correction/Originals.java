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
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.Correction;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.catalogue.RecordingNames;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * What was there before a correction: destroyed, or sealed under names that nothing serves, until
 * their time is over. Each call finds what one before it left. Calls block. Used by one thread.
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

  /** What the names of all that a correction has sealed begin with. */
  static String sealedPrefix(BroadcastId recording, int correction) {
    return "sealed/" + recording + "/" + correction + "/";
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
    String sealed = sealedPrefix(correction.recording(), correction.id()) + tail;
    store.get(name).ifPresent(content -> store.put(sealed, content));
  }

  /** Destroys what was sealed until {@code now} or before. */
  void endSeals(Instant now) {
    for (Correction each : catalogue.allCorrections()) {
      if (each.sealedUntil().filter(until -> !until.isAfter(now)).isPresent()) {
        String prefix = sealedPrefix(each.recording(), each.id());
        List<String> names;
        try (Stream<StoredObject> objects = store.list(prefix)) {
          names = objects.map(StoredObject::name).toList();
        }
        names.forEach(store::delete);
        catalogue.saveCorrection(each.unsealed());
        LOG.info(
            "Correction {} of {}: what it had sealed is destroyed", each.id(), each.recording());
      }
    }
  }
}
