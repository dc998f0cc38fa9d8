package org.tribune.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.crypto.CryptoException;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.KeyCheck;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.crypto.MasterKey;
import org.tribune.core.crypto.MasterKeys;
import org.tribune.core.crypto.WrappedKey;
import org.tribune.sql.audit.AuditTable;
import org.tribune.sql.database.Database;
import org.tribune.sql.keys.KeyTable;
import org.tribune.sql.keys.Keyring;

/** The data keys in a SQL database. Safe for all threads. */
final class SqlDataKeys implements DataKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SqlDataKeys.class);
  private static final int AT_ONCE = 200;

  private final Database database;
  private final Keyring keys;
  private final PlainText plainText;

  SqlDataKeys(Database database, Keyring keys) {
    this.database = database;
    this.keys = keys;
    plainText = new PlainText(database, keys);
  }

  @Override
  public void prepare() {
    database.run(
        handle -> {
          MasterKey _ = keys.wrapping(handle);
        });
  }

  @Override
  public DataKey obtain(KeyName name) {
    return usable(() -> database.write(handle -> keys.obtain(handle, name)));
  }

  @Override
  public Optional<DataKey> find(KeyName name) {
    return usable(() -> database.read(handle -> keys.find(handle, name)));
  }

  private static <T> T usable(Supplier<T> work) {
    try {
      return work.get();
    } catch (CryptoException.Tampered e) {
      throw new CatalogueException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public boolean shred(KeyName name) {
    return database.write(handle -> keys.shred(handle, name));
  }

  @Override
  public Set<KeyId> shredded() {
    return database.read(KeyTable::shredded);
  }

  @Override
  public int shredAgain(Set<KeyId> ids) {
    Set<KeyId> known = shredded();
    List<KeyId> missed = ids.stream().filter(each -> !known.contains(each)).sorted().toList();
    int revived = 0;
    for (KeyId each : missed) {
      revived +=
          database.write(
              handle -> {
                boolean there =
                    KeyTable.find(handle, each)
                        .map(key -> keys.shred(handle, key.name()))
                        .orElse(false);
                KeyTable.remember(handle, each, keys.now());
                return there ? 1 : 0;
              });
    }
    return revived;
  }

  @Override
  public Map<KeyKind, Integer> auditShredded() {
    return database.write(
        handle -> {
          Map<KeyKind, Integer> counts = KeyTable.takeUnaudited(handle);
          if (!counts.isEmpty()) {
            String detail =
                counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(each -> each.getKey().wireName() + " " + each.getValue())
                    .collect(Collectors.joining(", "));
            var _ =
                AuditTable.add(
                    handle,
                    new AuditEntry(
                        /* number= */ 0,
                        keys.now(),
                        /* account= */ Optional.empty(),
                        /* who= */ "",
                        AuditAction.KEYS_SHREDDED,
                        /* subject= */ "",
                        detail,
                        /* from= */ ""));
          }
          return counts;
        });
  }

  @Override
  public int encryptPlain(int limit) {
    return plainText.encrypt(limit);
  }

  @Override
  public boolean isRotationDue() {
    return database.read(KeyTable::isRotationDue)
        || !keys.load(/* orCreate= */ false).earlier().isEmpty();
  }

  @Override
  public void rotate() {
    keys.exclusively(this::rotateAlone);
  }

  /**
   * In an order that can break off anywhere: the file knows the new key before the first is wrapped
   * under it, and the one before until none is wrapped under that.
   */
  private void rotateAlone() {
    MasterKey before = database.write(keys::wrapping);
    MasterKeys held = keys.load(/* orCreate= */ false);
    if (held.current().id().equals(before.id()) && held.earlier().isEmpty()) {
      held = held.rotated();
      keys.replace(held);
    }
    MasterKey current = held.current();
    if (!database.write(handle -> KeyTable.beginRotation(handle, before.id(), current.id()))) {
      keys.replace(MasterKeys.of(before));
      throw new CatalogueException(
          "The master key is being rotated on another machine: copy its file from there");
    }
    Optional<KeyId> last = rewrap(current, "");
    while (last.isPresent()) {
      last = rewrap(current, last.get().value());
    }
    keys.replace(MasterKeys.of(current));
  }

  /** The last of those that were wrapped anew; empty if there was none after {@code after}. */
  private Optional<KeyId> rewrap(MasterKey current, String after) {
    return database.write(
        handle -> {
          List<WrappedKey> others = KeyTable.underOthers(handle, current.id(), after, AT_ONCE);
          for (WrappedKey each : others) {
            try {
              KeyTable.rewrap(handle, current.wrap(each.name(), keys.open(each), each.madeAt()));
            } catch (CryptoException.Tampered | CatalogueException e) {
              // Nothing opened it before either.
              LOG.error("Not re-encrypted by the key rotation: {}", e.getMessage());
            }
          }
          return others.isEmpty() ? Optional.empty() : Optional.of(others.getLast().id());
        });
  }

  @Override
  public KeyCheck check() {
    return new KeyChecker(database, keys).check();
  }
}
