package org.tribune.archive.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.crypto.CryptoException;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/**
 * The objects that corrections have sealed, {@code sealed/RECORDING/CORRECTION/RENDITION/NUMBER}:
 * each is the segment of before, encrypted under the correction's key and bound to its name. Calls
 * block. Safe for all threads.
 */
public final class SealedOriginals {
  /** What the names of all sealed objects begin with. */
  public static final String ALL = "sealed/";

  /** The kind of place that the ciphertexts are bound to. */
  static final String PLACE = "store";

  private static final Pattern NAME = Pattern.compile(ALL + "([^/]+/[0-9]+)/.+");

  private final Catalogue catalogue;
  private final ObjectStore store;

  /** The sealed originals of {@code store}. */
  public SealedOriginals(Catalogue catalogue, ObjectStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /** What the names of all that a correction has sealed begin with. */
  static String prefix(BroadcastId recording, int correction) {
    return ALL + recording + "/" + correction + "/";
  }

  /** The key that a correction's originals are encrypted under. */
  static KeyName key(BroadcastId recording, int correction) {
    return new KeyName(KeyKind.ORIGINALS, recording + "/" + correction);
  }

  /**
   * True for one from before there were keys: a segment begins with the length of its first box.
   */
  static boolean isPlain(ObjectStore store, String name) {
    return store
        .get(name, /* offset= */ 0, /* length= */ 1)
        .filter(first -> first.length() == 1 && first.array()[0] == 0)
        .isPresent();
  }

  /**
   * Gives the segments that a correction has sealed as they were, with the ends of their names.
   *
   * @return how many
   * @throws CryptoException.Tampered if one is not as it was sealed
   */
  public int open(BroadcastId recording, int correction, BiConsumer<String, Bytes> reader) {
    Optional<DataKey> key = catalogue.dataKeys().find(key(recording, correction));
    String prefix = prefix(recording, correction);
    List<String> names = key.isEmpty() ? List.of() : names(prefix);
    for (String name : names) {
      store
          .get(name)
          .ifPresent(
              content ->
                  reader.accept(
                      name.substring(prefix.length()),
                      key.orElseThrow().decrypt(PLACE, name, content)));
    }
    return names.size();
  }

  /** What is wrong with any of them, a line each. Each is read. */
  public List<String> violations() {
    Set<KeyId> shredded = catalogue.dataKeys().shredded();
    List<String> violations = new ArrayList<>();
    for (String name : names(ALL)) {
      violation(name, shredded).ifPresent(violations::add);
    }
    return violations;
  }

  private Optional<String> violation(String name, Set<KeyId> shredded) {
    Matcher words = NAME.matcher(name);
    if (!words.matches()) {
      return Optional.of(name + " is no sealed original");
    }
    if (isPlain(store, name)) {
      return Optional.of(name + " is not encrypted yet: the archive does so when it starts");
    }
    Optional<DataKey> key =
        catalogue.dataKeys().find(new KeyName(KeyKind.ORIGINALS, words.group(1)));
    Bytes content = store.get(name).orElse(Bytes.EMPTY);
    try {
      KeyId of = DataKey.keyOf(PLACE, name, content);
      if (key.isEmpty()) {
        // Its key was destroyed a moment ago: the object follows.
        return shredded.contains(of)
            ? Optional.empty()
            : Optional.of(name + " has lost its key " + of + ": nobody can read it");
      }
      Bytes _ = key.get().decrypt(PLACE, name, content);
      return Optional.empty();
    } catch (CryptoException.Tampered e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private List<String> names(String prefix) {
    try (Stream<StoredObject> objects = store.list(prefix)) {
      return objects.map(StoredObject::name).toList();
    }
  }
}
