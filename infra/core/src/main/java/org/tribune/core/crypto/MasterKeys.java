package org.tribune.core.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The master keys that are known: the one that wraps, and while a rotation is under way the one
 * before it.
 */
public record MasterKeys(MasterKey current, List<MasterKey> earlier) {
  public MasterKeys {
    earlier = List.copyOf(earlier);
  }

  /** One alone. */
  public static MasterKeys of(MasterKey current) {
    return new MasterKeys(current, List.of());
  }

  /** The one of this id. */
  public Optional<MasterKey> find(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** All of them, the current one first. */
  public List<MasterKey> all() {
    List<MasterKey> all = new ArrayList<>();
    all.add(current);
    all.addAll(earlier);
    return all;
  }

  /** These, with a new one that wraps from now on. */
  public MasterKeys rotated() {
    return new MasterKeys(MasterKey.random(), all());
  }
}
