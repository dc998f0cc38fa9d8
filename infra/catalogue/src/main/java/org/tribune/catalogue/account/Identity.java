package org.tribune.catalogue.account;

import java.util.regex.Pattern;

/**
 * Who a person is at a provider of identities, for good: names and e-mail addresses change, and may
 * become another's (OpenID Connect Core 1.0, sections 2 and 5.7).
 *
 * @param issuer the provider, as it names itself ({@code iss})
 * @param subject the person there, 1 to 255 ASCII characters ({@code sub})
 */
public record Identity(String issuer, String subject) {
  private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7e]{1,255}");

  /** An identity. */
  public Identity {
    if (issuer.isEmpty() || !SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("Not an identity: it has an issuer and a subject");
    }
  }

  /** As the audit trail has it. */
  @Override
  public String toString() {
    return issuer + " " + subject;
  }
}
