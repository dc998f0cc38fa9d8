package org.tribune.catalogue.subscription;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.text.CleanText;

/**
 * That somebody wants to be written to when a subject comes up. Immutable.
 *
 * @param email that {@code EmailAddress} made fit
 * @param key the secret of its links: who has it may confirm and end it
 * @param words that are looked for, as they were typed
 * @param body only in this assembly; empty: in all
 * @param language {@code fr} or {@code en}
 * @param askedAt when it was asked for
 * @param confirmedAt when who has the address said yes; absent: not yet
 * @param isAsked true once the e-mail that asks for it was taken by the mail server
 * @param isCaughtUp true once what was there before it was looked through
 */
public record AlertSubscription(
    SubscriptionId id,
    String email,
    String key,
    String words,
    String body,
    String language,
    Instant askedAt,
    Optional<Instant> confirmedAt,
    boolean isAsked,
    boolean isCaughtUp) {
  /** The longest search, in characters. */
  public static final int LONGEST_WORDS = 120;

  private static final int LONGEST_BODY = 120;

  public AlertSubscription {
    words = CleanText.line(words, LONGEST_WORDS, "field.alert-words");
    body = CleanText.line(body, LONGEST_BODY, "field.assembly");
  }

  /** One that is asked for now. */
  public static AlertSubscription asked(
      String email, String key, String words, String body, String language, Instant now) {
    return new AlertSubscription(
        SubscriptionId.create(),
        email,
        key,
        words,
        body,
        language,
        now,
        /* confirmedAt= */ Optional.empty(),
        /* isAsked= */ false,
        /* isCaughtUp= */ false);
  }

  /** True if it is of the same words in the same assembly. */
  public boolean isSameAs(AlertSubscription other) {
    return words.equalsIgnoreCase(other.words) && body.equals(other.body);
  }

  /** What logs may show: never who, and never what they want to know. */
  @Override
  public String toString() {
    return "AlertSubscription[" + id + "]";
  }
}
