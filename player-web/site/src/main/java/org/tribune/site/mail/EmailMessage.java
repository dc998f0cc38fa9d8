package org.tribune.site.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An e-mail in plain text to one person.
 *
 * @param id the left part of its Message-ID: the same for each try, so that a mailbox that got it
 *     twice can see it
 * @param to an address that {@code EmailAddress} made fit
 * @param subject one line
 * @param language {@code fr} or {@code en}
 * @param leave where one click ends what it is one of (RFC 8058); absent: it is no list's
 */
public record EmailMessage(
    String id,
    String to,
    String subject,
    String text,
    String language,
    Instant at,
    Optional<URI> leave) {
  /** An e-mail that is no list's. */
  public EmailMessage(
      String id, String to, String subject, String text, String language, Instant at) {
    this(id, to, subject, text, language, at, /* leave= */ Optional.empty());
  }

  /** What logs may show: never who gets it. */
  @Override
  public String toString() {
    return "Letter[" + id + "]";
  }
}
