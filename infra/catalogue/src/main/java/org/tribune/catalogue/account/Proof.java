package org.tribune.catalogue.account;

/** How a person has shown to be who they are; looked at again when the session is opened. */
public sealed interface Proof {
  /**
   * They know the password.
   *
   * @param hash of it, as it was when they were asked
   */
  record Password(String hash) implements Proof {
    /** What logs may show. */
    @Override
    public String toString() {
      return "Password[]";
    }
  }

  /**
   * A provider of identities says so.
   *
   * @param identity which the account must be bound to
   * @param key of this one answer
   */
  record Provider(Identity identity, OneTimeKey key) implements Proof {}

  /**
   * They have a passkey, which has signed what was asked of the browser.
   *
   * @param id of the passkey, which must be the account's
   * @param before its count, as it was when the signature was looked at
   * @param after its count from now on
   * @param key of this one answer
   */
  record ByPasskey(String id, long before, long after, OneTimeKey key) implements Proof {}
}
