package org.tribune.catalogue.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;

/**
 * The hashes of the audit trail's chain, version 1 of its encoding
 * (docs/decisions/0122-audit-chain.md). All are SHA-256 (FIPS 180-4) over
 *
 * <pre>
 *   text(x)     the length of its UTF-8 in bytes as 4 bytes, then the UTF-8
 *   number      8 bytes; the most significant byte comes first, everywhere
 *   time        8 bytes: microseconds since the Unix epoch, rounded down
 *
 *   genesis     text("tribune-audit-genesis-1") seed(32) time first-number adopted-number
 *   commitment  text("tribune-audit-content-1") salt(32)
 *               text(account) text(who) text(subject) text(detail) text(from)
 *   entry       text("tribune-audit-entry-1") previous(32) number time text(action) commitment(32)
 * </pre>
 *
 * The content is in the chain by its commitment alone: without the salt nobody can find out by
 * trying what it was, so it can be erased, and the chain still holds.
 */
public final class AuditHashes {
  /** Bytes of a hash, and of a salt. */
  public static final int LENGTH = 32;

  private static final String GENESIS = "tribune-audit-genesis-1";
  private static final String CONTENT = "tribune-audit-content-1";
  private static final String ENTRY = "tribune-audit-entry-1";

  private AuditHashes() {}

  /** What stands before the first entry. */
  public static Bytes of(AuditGenesis genesis) {
    MessageDigest digest = digest(GENESIS);
    digest.update(genesis.seed().array());
    add(digest, micros(genesis.at()));
    add(digest, genesis.first());
    add(digest, genesis.adopted());
    return Bytes.wrap(digest.digest());
  }

  /** What binds the chain to an entry's content. */
  public static Bytes commitment(ChainedEntry.Content content, Bytes salt) {
    MessageDigest digest = digest(CONTENT);
    digest.update(salt.array());
    add(digest, content.account());
    add(digest, content.who());
    add(digest, content.subject());
    add(digest, content.detail());
    add(digest, content.from());
    return Bytes.wrap(digest.digest());
  }

  /** The hash of an entry that follows {@code previous}. */
  public static Bytes entry(
      Bytes previous, long number, Instant at, String action, Bytes commitment) {
    MessageDigest digest = digest(ENTRY);
    digest.update(previous.array());
    add(digest, number);
    add(digest, micros(at));
    add(digest, action);
    digest.update(commitment.array());
    return Bytes.wrap(digest.digest());
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at.truncatedTo(ChronoUnit.MICROS));
  }

  private static MessageDigest digest(String version) {
    MessageDigest digest = Sha256.digest();
    add(digest, version);
    return digest;
  }

  private static void add(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
    digest.update(utf8);
  }

  private static void add(MessageDigest digest, long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }
}
