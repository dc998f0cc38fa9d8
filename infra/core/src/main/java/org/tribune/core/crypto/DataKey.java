package org.tribune.core.crypto;

import java.nio.charset.StandardCharsets;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.tribune.core.Bytes;

/**
 * A data encryption key (DEK): AES-256 for one thing alone, such as a question. Kept by nobody for
 * longer than a call needs it, so that there is no copy to be called back when it is destroyed. A
 * ciphertext is laid out so:
 *
 * <pre>
 *   0        1                17          29                    n-16      n
 *   | format | id of the key  |   nonce   | AES-256-GCM         |   tag   |
 *   |  0x01  | 16 bytes       | 12, random| as long as the text | 16      |
 * </pre>
 *
 * Authenticated with it, and not in it, is the place where it lies ({@code table.column} or {@code
 * store}, a zero byte, the row or the object's name), so that one can't be put in another's place.
 * Safe for all threads.
 */
public final class DataKey {
  /** How much longer a ciphertext is than what it encrypts. */
  public static final int OVERHEAD = 1 + KeyId.BYTES + AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES;

  private static final byte FORMAT = 1;
  private static final int HEAD = 1 + KeyId.BYTES;

  private final KeyId id;
  private final SecretKey key;

  DataKey(KeyId id, byte[] key) {
    this.id = id;
    this.key = new SecretKeySpec(key, "AES");
  }

  /** A new one, random. */
  static DataKey random() {
    return new DataKey(KeyId.random(), AesGcm.random(AesGcm.KEY_BYTES));
  }

  /** Its name, which every ciphertext bears. */
  public KeyId id() {
    return id;
  }

  byte[] encoded() {
    return key.getEncoded();
  }

  /**
   * Encrypts {@code plain}.
   *
   * @param kind of place, such as {@code question.content}
   * @param name of the row or object
   */
  public Bytes encrypt(String kind, String name, Bytes plain) {
    byte[] head = new byte[HEAD];
    head[0] = FORMAT;
    System.arraycopy(id.bytes(), 0, head, 1, KeyId.BYTES);
    return Bytes.wrap(AesGcm.encrypt(key, head, place(kind, name), plain.array()));
  }

  /**
   * The inverse of {@link #encrypt} with the same place.
   *
   * @throws CryptoException.Tampered if it is not as it was written there
   */
  public Bytes decrypt(String kind, String name, Bytes ciphertext) {
    KeyId bears = keyOf(kind, name, ciphertext);
    if (!bears.equals(id)) {
      throw new CryptoException.Tampered(
          kind + " " + name, "it is of the key " + bears + ", not of " + id);
    }
    try {
      return Bytes.wrap(AesGcm.decrypt(key, HEAD, place(kind, name), ciphertext.array()));
    } catch (AEADBadTagException e) {
      throw new CryptoException.Tampered(kind + " " + name, "its tag is wrong");
    }
  }

  /**
   * The key that a ciphertext says it is of.
   *
   * @throws CryptoException.Tampered if it is none
   */
  public static KeyId keyOf(String kind, String name, Bytes ciphertext) {
    if (ciphertext.length() < OVERHEAD) {
      throw new CryptoException.Tampered(kind + " " + name, "it is cut off");
    }
    byte format = ciphertext.array()[0];
    if (format != FORMAT) {
      throw new CryptoException.Tampered(
          kind + " " + name, "this program knows no format " + Byte.toUnsignedInt(format));
    }
    return KeyId.of(ciphertext.array(), 1);
  }

  private static byte[] place(String kind, String name) {
    return (kind + '\0' + name).getBytes(StandardCharsets.UTF_8);
  }

  /** What may be shown. */
  @Override
  public String toString() {
    return "DataKey[" + id + "]";
  }
}
