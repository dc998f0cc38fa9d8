package org.tribune.site.participation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tribune.catalogue.question.Questions;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.time.MediaClock;

/**
 * Makes of a client network what distinguishes it from others for a day, and nothing else: its HMAC
 * under a salt that all processes share, and that the catalogue destroys at the day's end (UTC).
 * Safe for all threads.
 */
public final class Origins {
  private final DailySecret salts;
  private final MediaClock clock;

  /** Origins whose salts {@code questions} keeps. */
  public Origins(Questions questions, MediaClock clock) {
    this.salts = new DailySecret(questions, "salt", Duration.ZERO);
    this.clock = clock;
  }

  /** The origin of a network: 22 letters. Blocks for the first one of a day. */
  public String of(ClientNetwork network) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(saltOfToday(), "HmacSHA256"));
      byte[] hash = mac.doFinal(network.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }

  private byte[] saltOfToday() {
    LocalDate today = LocalDate.ofInstant(clock.now().toInstant(), ZoneOffset.UTC);
    return Base64.getDecoder().decode(salts.of(today));
  }
}
