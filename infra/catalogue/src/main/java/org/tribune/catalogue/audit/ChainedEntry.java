package org.tribune.catalogue.audit;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.access.AccountId;

/**
 * An entry of the audit trail as it is stored, whatever was done to it there.
 *
 * @param action its wire name, known to this version or not
 * @param salt of the commitment; empty once the content is erased
 * @param commitment to the content; empty in one that was never chained, as is the hash
 * @param hash over all before it and itself
 */
public record ChainedEntry(
    long number,
    Instant at,
    String action,
    Content content,
    Optional<Bytes> salt,
    Optional<Bytes> commitment,
    Optional<Bytes> hash) {

  /**
   * What may have to be erased.
   *
   * @param account empty if nobody was signed in
   */
  public record Content(String account, String who, String subject, String detail, String from) {
    /** What is left of one that was erased. */
    public static final Content ERASED = new Content("", "", "", "", "");
  }

  /**
   * {@code entry} behind another.
   *
   * @param entry with its number
   * @param previous the hash of the one before it, or of the genesis
   * @param salt 32 random bytes
   */
  public static ChainedEntry of(AuditEntry entry, Bytes previous, Bytes salt) {
    Content content =
        new Content(
            entry.account().map(AccountId::value).orElse(""),
            entry.who(),
            entry.subject(),
            entry.detail(),
            entry.from());
    String action = entry.action().wireName();
    Bytes commitment = AuditHashes.commitment(content, salt);
    Bytes hash = AuditHashes.entry(previous, entry.number(), entry.at(), action, commitment);
    return new ChainedEntry(
        entry.number(),
        entry.at(),
        action,
        content,
        Optional.of(salt),
        Optional.of(commitment),
        Optional.of(hash));
  }

  /** What it says; empty if this version does not know its action. */
  public Optional<AuditEntry> entry() {
    return AuditAction.ofWireName(action)
        .map(
            known ->
                new AuditEntry(
                    number,
                    at,
                    Optional.of(content.account())
                        .filter(account -> !account.isEmpty())
                        .map(AccountId::new),
                    content.who(),
                    known,
                    content.subject(),
                    content.detail(),
                    content.from()));
  }
}
