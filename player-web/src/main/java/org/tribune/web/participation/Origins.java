package org.tribune.web.participation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tribune.core.question.Questions;
import org.tribune.core.time.MediaClock;

/**
 * Makes of an address what tells one line from another for a day, and nothing else: its HMAC under
 * a salt that all processes share, and that the catalogue destroys at the day's end (UTC). Of IPv6
 * the first 64 bits count, which is what one line has. Safe for all threads.
 */
public final class Origins {
  private static final int NETWORK_BYTES = 8;

  private final DailySecret salts;
  private final MediaClock clock;

  /** Origins whose salts {@code questions} keeps. */
  public Origins(Questions questions, MediaClock clock) {
    this.salts = new DailySecret(questions, "salt", Duration.ZERO);
    this.clock = clock;
  }

  /** The origin of an address: 22 letters. Blocks for the first one of a day. */
  public String of(String address) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(saltOfToday(), "HmacSHA256"));
      byte[] hash = mac.doFinal(line(address).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }

  /** What all who share a line have in common of its address. It is an address: never kept. */
  public static String line(String address) {
    try {
      InetAddress literal = InetAddress.ofLiteral(address);
      byte[] bytes = literal.getAddress();
      return HexFormat.of()
          .formatHex(literal instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private byte[] saltOfToday() {
    LocalDate today = LocalDate.ofInstant(clock.now().toInstant(), ZoneOffset.UTC);
    return Base64.getDecoder().decode(salts.of(today));
  }
}
