package org.tribune.catalogue.account;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.access.AccountId;
import org.tribune.core.text.ValidationException;

/**
 * A key with which a person signs in in the place of a password: the public half of a discoverable
 * WebAuthn credential (Web Authentication Level 3, section 6.5.1).
 *
 * @param id of the credential, as its authenticator made it, in Base64 for addresses
 * @param name by which the person knows it
 * @param credential the attested credential data, in Base64 for addresses
 * @param counter of its uses, as its authenticator last sent it; many always send 0
 * @param usedAt the last time
 */
public record Passkey(
    String id,
    AccountId account,
    String name,
    String credential,
    long counter,
    Instant createdAt,
    Optional<Instant> usedAt) {
  /** How many one account may have. */
  public static final int MOST = 20;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_-]+");
  private static final int LONGEST_ID = 1_366;

  /** A passkey. */
  public Passkey {
    if (!isId(id) || !BASE64.matcher(credential).matches()) {
      throw ValidationException.contradiction("Not a passkey: id and credential are in Base64");
    }
    if (!Account.isName(name)) {
      throw ValidationException.contradiction("A passkey's name is one line of 1 to 80 characters");
    }
  }

  /** True if a passkey may have this id: 1023 bytes at most (section 4). */
  public static boolean isId(String id) {
    return id.length() <= LONGEST_ID && BASE64.matcher(id).matches();
  }
}
