package org.tribune.site.mail;

import java.time.Instant;

/**
 * An e-mail in plain text to one person.
 *
 * @param id the left part of its Message-ID: the same for each try, so that a mailbox that got it
 *     twice can see it
 * @param to an address that {@code EmailAddress} made fit
 * @param subject one line
 * @param language {@code fr} or {@code en}
 */
public record EmailMessage(
    String id, String to, String subject, String text, String language, Instant at) {
  /** What logs may show: never who gets it. */
  @Override
  public String toString() {
    return "Letter[" + id + "]";
  }
}
