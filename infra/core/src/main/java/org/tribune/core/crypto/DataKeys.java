package org.tribune.core.crypto;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data keys, which the catalogue keeps wrapped. There is no cache of opened ones: a key that is
 * destroyed is gone for every call of every process that begins afterwards. Calls block; safe for
 * all threads. Every method throws {@code org.tribune.catalogue.CatalogueException} if the database
 * is away, or the master key can't be used.
 */
public interface DataKeys {
  /** Sees to it that the master key can be used, made if this catalogue never had one. */
  void prepare();

  /** The key of this name, made if there is none. */
  DataKey obtain(KeyName name);

  /** The key of this name; empty if there is none, or no longer. */
  Optional<DataKey> find(KeyName name);

  /** Destroys the key of this name; false if there is none. */
  boolean shred(KeyName name);

  /** The ids of all keys that were destroyed. They say nothing of what they were of. */
  Set<KeyId> shredded();

  /**
   * Destroys those of these keys that are there, and remembers all of them as destroyed: a
   * catalogue that was put back from an older copy has them again.
   *
   * @return how many were there
   */
  int shredAgain(Set<KeyId> ids);

  /**
   * Writes into the audit trail how many keys of which kind were destroyed since it was last
   * called.
   *
   * @return how many of each kind
   */
  Map<KeyKind, Integer> auditShredded();

  /**
   * Encrypts some of what was written before there were keys.
   *
   * @return how many; 0: all of it is encrypted
   */
  int encryptPlain(int limit);

  /** True if a key was destroyed since the master key was last rotated, or a rotation broke off. */
  boolean isRotationDue();

  /**
   * Wraps all keys under a new master key and destroys the one before: from then on no older copy
   * of the catalogue opens with what this site has. What broke off is gone on with. The master
   * key's file on other machines is not changed.
   */
  void rotate();

  /** Opens every key, and reads every ciphertext of the catalogue. */
  KeyCheck check();
}
