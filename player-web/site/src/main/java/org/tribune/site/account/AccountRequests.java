package org.tribune.site.account;

import java.util.List;
import java.util.Optional;
import org.tribune.site.http.Lenient;

/** What is sent about people and by them, as {@code openapi.yaml} describes it. */
final class AccountRequests {
  private AccountRequests() {}

  /** A person, or what is to be another of one. */
  record PersonRequest(
      @Lenient String login,
      @Lenient String name,
      @Lenient List<String> roles,
      @Lenient boolean active) {}

  /** A new password, and the one before. */
  record PasswordRequest(@Lenient String current, @Lenient String password) {}

  /** To which address a person wants to be written to, and about what. */
  record ContactRequest(
      Optional<String> email, Optional<String> language, @Lenient List<String> wanted) {}

  /** What stands in the link of an e-mail. */
  record ConfirmationRequest(@Lenient String secret) {}
}
