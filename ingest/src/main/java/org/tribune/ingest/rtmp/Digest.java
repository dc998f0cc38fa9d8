package org.tribune.ingest.rtmp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The digest of Flash Player's handshake, by which client and server know each other's make. It is
 * no security; encoders send it out of habit, and some insist on the answer. Not in Adobe's
 * specification; the scheme and the well-known keys are those of every RTMP implementation
 * (FFmpeg's libavformat/rtmpproto.c, rtmp_handshake).
 */
final class Digest {
  static final int LENGTH = 32;
  private static final byte[] SHARED =
      HexFormat.of().parseHex("f0eec24a8068bee82e00d0d1029e7e576eec5d2d29806fab93b8e636cfeb31ae");
  private static final byte[] PLAYER =
      "Genuine Adobe Flash Player 001".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SERVER =
      "Genuine Adobe Flash Media Server 001".getBytes(StandardCharsets.US_ASCII);

  /** Where the four bytes stand whose sum is where the digest is: scheme 1, scheme 0. */
  private static final int[] SCHEMES = {8, 772};

  private Digest() {}

  /** The scheme of the client's block C1, if it carries a true digest. */
  static OptionalInt schemeOf(byte[] block) {
    return Arrays.stream(SCHEMES).filter(scheme -> isTrue(block, scheme)).findFirst();
  }

  private static boolean isTrue(byte[] block, int scheme) {
    int at = position(block, scheme);
    byte[] found = Arrays.copyOfRange(block, at, at + LENGTH);
    return MessageDigest.isEqual(found, hmac(PLAYER, without(block, at)));
  }

  /** Writes the server's digest into its block S1, where the scheme wants it. */
  static void sign(byte[] block, int scheme) {
    int at = position(block, scheme);
    System.arraycopy(hmac(SERVER, without(block, at)), 0, block, at, LENGTH);
  }

  /** Signs S2, whose last 32 bytes answer the digest in C1. */
  static void answer(byte[] block, byte[] clientBlock, int scheme) {
    int at = position(clientBlock, scheme);
    byte[] clientDigest = Arrays.copyOfRange(clientBlock, at, at + LENGTH);
    byte[] key = hmac(concatenate(SERVER, SHARED), clientDigest);
    int signed = block.length - LENGTH;
    System.arraycopy(hmac(key, Arrays.copyOf(block, signed)), 0, block, signed, LENGTH);
  }

  private static int position(byte[] block, int scheme) {
    int sum = 0;
    for (int index = scheme; index < scheme + 4; index++) {
      sum += block[index] & 0xFF;
    }
    return sum % 728 + scheme + 4;
  }

  private static byte[] without(byte[] block, int digestAt) {
    return concatenate(
        Arrays.copyOf(block, digestAt), Arrays.copyOfRange(block, digestAt + LENGTH, block.length));
  }

  private static byte[] concatenate(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
