package org.tribune.site.account;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.tribune.core.Bytes;

/**
 * An Argon2id hash with what it was made with, so that the parameters may change later. As text in
 * the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}, in Base64 without
 * padding.
 *
 * <p>By Bouncy Castle, which forgets its memory after each hash; password4j keeps it for good.
 *
 * @param memory in KiB
 */
record PasswordHash(int memory, int passes, int lanes, Bytes salt, Bytes hash) {
  /** How many a hash has that is made today. */
  static final int BYTES = 32;

  static final int MEMORY_KIBIBYTES = 19 * 1_024;
  static final int PASSES = 2;
  static final int LANES = 1;

  /** The PHC form of today's version: memory, passes, lanes, salt and hash. */
  static final String FORM = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s";

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /** The hash of a password, by the parameters of today. */
  static PasswordHash of(byte[] password, Bytes salt) {
    byte[] hash = compute(password, salt, BYTES, MEMORY_KIBIBYTES, PASSES, LANES);
    return new PasswordHash(MEMORY_KIBIBYTES, PASSES, LANES, salt, Bytes.wrap(hash));
  }

  /**
   * Reads the PHC form.
   *
   * @throws IllegalArgumentException if it is none of Argon2id, version 19
   */
  static PasswordHash parse(String text) {
    Matcher found = PHC.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("A password's hash in the catalogue is not of Argon2id");
    }
    return new PasswordHash(
        Integer.parseInt(found.group(1)),
        Integer.parseInt(found.group(2)),
        Integer.parseInt(found.group(3)),
        Bytes.wrap(Base64.getDecoder().decode(found.group(4))),
        Bytes.wrap(Base64.getDecoder().decode(found.group(5))));
  }

  /** True if it is the hash of {@code password}. */
  boolean isOf(byte[] password) {
    return MessageDigest.isEqual(
        compute(password, salt, hash.length(), memory, passes, lanes), hash.array());
  }

  private static byte[] compute(
      byte[] password, Bytes salt, int length, int memory, int passes, int lanes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt.array())
            .build());
    byte[] computed = new byte[length];
    generator.generateBytes(password, computed);
    return computed;
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.format(
        Locale.ROOT,
        FORM,
        memory,
        passes,
        lanes,
        base64.encodeToString(salt.array()),
        base64.encodeToString(hash.array()));
  }
}
