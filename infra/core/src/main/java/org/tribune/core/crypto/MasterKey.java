package org.tribune.core.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tribune.core.Bytes;

/**
 * A key encryption key (KEK): it wraps data keys, and nothing else. From its 256 random bits HKDF
 * (RFC 5869, SHA-256) makes the key that wraps, and its id, by which a wrong one is noticed before
 * it is tried. Safe for all threads.
 */
public final class MasterKey {
  private static final int ID_BYTES = 8;
  private static final String WRAPPING = "tribune master key: wrapping";
  private static final String IDENTITY = "tribune master key: id";

  private final byte[] secret;
  private final String id;
  private final SecretKey wrapping;

  private MasterKey(byte[] secret) {
    this.secret = secret.clone();
    this.id = HexFormat.of().formatHex(derive(secret, IDENTITY, ID_BYTES));
    this.wrapping = new SecretKeySpec(derive(secret, WRAPPING, AesGcm.KEY_BYTES), "AES");
  }

  /** A new one, random. */
  public static MasterKey random() {
    return new MasterKey(AesGcm.random(AesGcm.KEY_BYTES));
  }

  /**
   * The one of these bytes.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  static MasterKey of(byte[] secret) {
    if (secret.length != AesGcm.KEY_BYTES) {
      throw new IllegalArgumentException("A master key has 32 bytes, not " + secret.length);
    }
    return new MasterKey(secret);
  }

  private static byte[] derive(byte[] secret, String info, int length) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(info.getBytes(StandardCharsets.UTF_8), length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HKDF", e);
    }
  }

  /** A value to check it by: 16 hexadecimal digits from which nobody finds the key. */
  public String id() {
    return id;
  }

  byte[] secret() {
    return secret.clone();
  }

  /** A new data key of this name, wrapped. */
  public WrappedKey newKey(KeyName name, Instant now) {
    return wrap(name, DataKey.random(), now);
  }

  /** The same data key under this master key. */
  public WrappedKey wrap(KeyName name, DataKey key, Instant madeAt) {
    byte[] wrapped =
        AesGcm.encrypt(wrapping, new byte[0], associated(name, key.id()), key.encoded());
    return new WrappedKey(name, key.id(), id, Bytes.wrap(wrapped), madeAt);
  }

  /**
   * The data key that {@code key} wraps.
   *
   * @throws CryptoException.Tampered if it is not as this master key wrapped it
   */
  public DataKey unwrap(WrappedKey key) {
    try {
      byte[] plain =
          AesGcm.decrypt(
              wrapping,
              /* headLength= */ 0,
              associated(key.name(), key.id()),
              key.wrapped().array());
      return new DataKey(key.id(), plain);
    } catch (AEADBadTagException e) {
      throw new CryptoException.Tampered(
          "The key of " + key.name(), "the master key " + id + " did not wrap it so");
    }
  }

  private static byte[] associated(KeyName name, KeyId key) {
    return (name.kind().wireName() + '\0' + name.subject() + '\0' + key.value())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What may be shown. */
  @Override
  public String toString() {
    return "MasterKey[" + id + "]";
  }
}
