package org.tribune.core.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D) with random 96-bit nonces (8.2.2) and tags of
 * 128 bits: {@code nonce | ciphertext | tag}. Safe for all threads.
 */
final class AesGcm {
  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /**
   * Encrypts {@code plain}.
   *
   * @param associated what the reader has to know as well, and what is not in the result
   * @param head bytes that the result begins with, authenticated as the rest
   */
  static byte[] encrypt(SecretKey key, byte[] head, byte[] associated, byte[] plain) {
    try {
      byte[] nonce = random(NONCE_BYTES);
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0);
      cipher.updateAAD(head);
      cipher.updateAAD(associated);
      byte[] result = new byte[head.length + NONCE_BYTES + plain.length + TAG_BYTES];
      System.arraycopy(head, 0, result, 0, head.length);
      System.arraycopy(nonce, 0, result, head.length, NONCE_BYTES);
      var _ = cipher.doFinal(plain, 0, plain.length, result, head.length + NONCE_BYTES);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES-GCM", e);
    }
  }

  /**
   * The inverse of {@link #encrypt}.
   *
   * @param headLength of what {@code encrypted} begins with
   * @throws AEADBadTagException if it is not as it was written, or under another key
   */
  static byte[] decrypt(SecretKey key, int headLength, byte[] associated, byte[] encrypted)
      throws AEADBadTagException {
    int begin = headLength + NONCE_BYTES;
    if (encrypted.length < begin + TAG_BYTES) {
      throw new AEADBadTagException("It is cut off");
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, encrypted, headLength);
      cipher.updateAAD(encrypted, 0, headLength);
      cipher.updateAAD(associated);
      return cipher.doFinal(encrypted, begin, encrypted.length - begin);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int offset)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce, offset, NONCE_BYTES));
    return cipher;
  }
}
