package org.tribune.core.crypto;

/** What is encrypted can't be written or read; the message says what, why, and what to do. */
public abstract sealed class CryptoException extends RuntimeException {
  private CryptoException(String message) {
    super(message);
  }

  private CryptoException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A ciphertext is not as it was written: damaged, cut off, or put in another one's place. */
  public static final class Tampered extends CryptoException {
    public Tampered(String what, String why) {
      super(
          what
              + " can't be decrypted: "
              + why
              + ". It is damaged, or somebody changed it: 'tribune doctor' lists all that are, a"
              + " backup may have it whole");
    }
  }

  /** The master key's file is missing, damaged, open to others, or not that of this catalogue. */
  public static final class MasterKeyUnusable extends CryptoException {
    public MasterKeyUnusable(String message) {
      super(message);
    }

    public MasterKeyUnusable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
