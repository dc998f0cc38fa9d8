package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.KeyCheck;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.crypto.MasterKey;
import org.tribune.core.crypto.WrappedKey;

/** Data keys in memory. Safe for all threads. */
final class FakeDataKeys implements DataKeys {
  private final Runnable throwFailure;
  private final Map<KeyName, WrappedKey> keys = new HashMap<>();
  private final Set<KeyId> shredded = new HashSet<>();
  private final Map<KeyKind, Integer> unaudited = new EnumMap<>(KeyKind.class);
  private MasterKey master;
  private boolean rotationDue;

  FakeDataKeys(Runnable throwFailure, MasterKey master) {
    this.throwFailure = throwFailure;
    this.master = master;
  }

  @Override
  public void prepare() {
    throwFailure.run();
  }

  @Override
  public synchronized DataKey obtain(KeyName name) {
    throwFailure.run();
    return master.unwrap(keys.computeIfAbsent(name, none -> master.newKey(none, Instant.EPOCH)));
  }

  @Override
  public synchronized Optional<DataKey> find(KeyName name) {
    throwFailure.run();
    return Optional.ofNullable(keys.get(name)).map(master::unwrap);
  }

  @Override
  public synchronized boolean shred(KeyName name) {
    throwFailure.run();
    WrappedKey gone = keys.remove(name);
    if (gone == null) {
      return false;
    }
    shredded.add(gone.id());
    unaudited.merge(name.kind(), 1, Integer::sum);
    rotationDue = true;
    return true;
  }

  @Override
  public synchronized Set<KeyId> shredded() {
    throwFailure.run();
    return Set.copyOf(shredded);
  }

  @Override
  public synchronized int shredAgain(Set<KeyId> ids) {
    throwFailure.run();
    List<KeyName> revived =
        keys.values().stream()
            .filter(each -> ids.contains(each.id()))
            .map(WrappedKey::name)
            .toList();
    revived.forEach(this::shred);
    shredded.addAll(ids);
    return revived.size();
  }

  @Override
  public synchronized Map<KeyKind, Integer> auditShredded() {
    throwFailure.run();
    Map<KeyKind, Integer> counts = Map.copyOf(unaudited);
    unaudited.clear();
    return counts;
  }

  @Override
  public int encryptPlain(int limit) {
    throwFailure.run();
    return 0;
  }

  @Override
  public synchronized boolean isRotationDue() {
    throwFailure.run();
    return rotationDue;
  }

  @Override
  public synchronized void rotate() {
    throwFailure.run();
    MasterKey next = MasterKey.random();
    keys.replaceAll((name, key) -> next.wrap(name, master.unwrap(key), key.madeAt()));
    master = next;
    rotationDue = false;
  }

  @Override
  public synchronized KeyCheck check() {
    throwFailure.run();
    return new KeyCheck(keys.size(), /* ciphertexts= */ 0, /* shredded= */ 0, List.of());
  }
}
