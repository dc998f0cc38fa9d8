package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.Optional;

/**
 * What lets the author of a question come back to it, be answered, and be kept from flooding. It is
 * kept apart from the question, for a shorter time, and never shown.
 *
 * @param linkHash SHA-256 of the secret of the author's private link, which is kept nowhere
 * @param browser SHA-256 of a secret that the author's browser chose; empty once it is forgotten
 * @param origin hash of the address under that day's salt; empty once it is forgotten
 * @param email for the answer; empty if none was given, and once it is answered
 * @param wantsLink the private link is to be mailed to {@code email}, and was not yet
 * @param mailedHash SHA-256 of the secret of the private link that was mailed; empty if none was
 * @param language in which to answer: {@code fr} or {@code en}
 */
public record Asker(
    QuestionId question,
    String linkHash,
    String browser,
    String origin,
    Optional<String> email,
    boolean wantsLink,
    Optional<String> mailedHash,
    String language,
    Instant askedAt) {
  /** Somebody who was mailed no link, and wants none. */
  public Asker(
      QuestionId question,
      String linkHash,
      String browser,
      String origin,
      Optional<String> email,
      String language,
      Instant askedAt) {
    this(
        question,
        linkHash,
        browser,
        origin,
        email,
        /* wantsLink= */ false,
        /* mailedHash= */ Optional.empty(),
        language,
        askedAt);
  }

  /** The same with another link, which is about to be mailed. */
  public Asker mailed(String hash) {
    return with(wantsLink, Optional.of(hash));
  }

  /** The same, once the link is on its way. */
  public Asker withLink() {
    return with(/* stillWantsLink= */ false, mailedHash);
  }

  private Asker with(boolean stillWantsLink, Optional<String> hash) {
    return new Asker(
        question, linkHash, browser, origin, email, stillWantsLink, hash, language, askedAt);
  }

  /** What logs may show. */
  @Override
  public String toString() {
    return "Asker[" + question + "]";
  }
}
