package org.tribune.sql.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.crypto.CryptoException;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.crypto.MasterKey;
import org.tribune.core.crypto.MasterKeyFile;
import org.tribune.core.crypto.MasterKeys;
import org.tribune.core.crypto.WrappedKey;

/**
 * Makes, opens and destroys data keys within a transaction. The master key is read from its file
 * when it is first needed, and again when one is met that is not known: another process may have
 * rotated it. Safe for all threads.
 */
public final class Keyring {
  private final MasterKeyFile file;
  private final InstantSource clock;
  private volatile Optional<MasterKeys> known = Optional.empty();

  public Keyring(MasterKeyFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /** The key of this name, made if there is none. */
  public DataKey obtain(Handle handle, KeyName name) {
    return find(handle, name)
        .orElseGet(
            () -> {
              KeyTable.insert(handle, wrapping(handle).newKey(name, now()));
              return find(handle, name).orElseThrow();
            });
  }

  public Optional<DataKey> find(Handle handle, KeyName name) {
    return KeyTable.find(handle, name).map(this::open);
  }

  /** A new key of this name in the place of the one that is there, which is destroyed. */
  DataKey renew(Handle handle, KeyName name) {
    var _ = shred(handle, name);
    return obtain(handle, name);
  }

  public boolean shred(Handle handle, KeyName name) {
    return KeyTable.shred(handle, name.kind(), "SELECT :of", name.subject(), now()) > 0;
  }

  /** Destroys many, as {@link KeyTable#shred} does. */
  public int shred(Handle handle, KeyKind kind, String subjects, Object of) {
    return KeyTable.shred(handle, kind, subjects, of, now());
  }

  /**
   * Opens a key.
   *
   * @throws CryptoException.Tampered if it is not as it was wrapped
   */
  public DataKey open(WrappedKey key) {
    return master(key.master()).unwrap(key);
  }

  /** The master key that wraps new keys, which nobody changes until the transaction ends. */
  public MasterKey wrapping(Handle handle) {
    String registered = KeyTable.master(handle);
    if (registered.isEmpty()) {
      String fresh = load(/* orCreate= */ true).current().id();
      var _ = KeyTable.setMaster(handle, "", fresh);
      registered = KeyTable.master(handle);
    }
    MasterKey master = master(registered);
    // Where many write at once, the row is locked by this, and may be another by now.
    return KeyTable.setMaster(handle, registered, registered) ? master : wrapping(handle);
  }

  /** The master key of this id. */
  public MasterKey master(String id) {
    return known
        .flatMap(each -> each.find(id))
        .or(() -> load(/* orCreate= */ false).find(id))
        .orElseThrow(() -> wrongMaster(id));
  }

  /** What the file holds now. */
  public MasterKeys load(boolean orCreate) {
    try {
      MasterKeys keys = orCreate && !file.exists() ? file.create() : file.load();
      known = Optional.of(keys);
      return keys;
    } catch (CryptoException.MasterKeyUnusable e) {
      throw new CatalogueException(String.valueOf(e.getMessage()), e);
    }
  }

  public void replace(MasterKeys keys) {
    try {
      file.replace(keys);
      known = Optional.of(keys);
    } catch (CryptoException.MasterKeyUnusable e) {
      throw new CatalogueException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Runs {@code work} while no other process of this machine replaces the master key. */
  public void exclusively(Runnable work) {
    try {
      file.exclusively(work);
    } catch (CryptoException.MasterKeyUnusable e) {
      throw new CatalogueException(String.valueOf(e.getMessage()), e);
    }
  }

  private CatalogueException wrongMaster(String id) {
    return new CatalogueException(
        "The catalogue's keys are under the master key "
            + id
            + ", and "
            + file.path()
            + " holds another: copy the file from the machine of this site that has it; if the"
            + " catalogue was put back from an older copy, put the master key of that day beside it."
            + " Until then what citizens wrote can't be read or taken");
  }
}
