package org.tribune.catalogue.audit;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.access.AccountId;

/**
 * What a person of the staff did, or what was tried on an account. Never changed; what it says of a
 * person can be erased once, by an entry of its own ({@link
 * org.tribune.catalogue.audit.AuditChain#erase}).
 *
 * @param number 1 for the first, then each one higher without a gap; 0 before it is written
 * @param account whose doing; absent if nobody was signed in
 * @param who the person's name at that time; empty if nobody was signed in
 * @param subject of what or whom; one line, may be empty
 * @param detail more of it; one line, may be empty
 * @param from which browser and where, in words
 */
public record AuditEntry(
    long number,
    Instant at,
    Optional<AccountId> account,
    String who,
    AuditAction action,
    String subject,
    String detail,
    String from) {
  private static final int LONGEST = 2_000;

  /** An entry; texts become one line, and are cut where they are too long to be read. */
  public AuditEntry {
    who = line(who);
    subject = line(subject);
    detail = line(detail);
    from = line(from);
  }

  private static String line(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    StringBuilder line = new StringBuilder(cut.length());
    cut.codePoints()
        .map(each -> Character.isISOControl(each) || isHalf(each) ? ' ' : each)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean isHalf(int letter) {
    return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
  }

  /** As the trail has it. */
  public AuditEntry numbered(long given) {
    return new AuditEntry(given, at, account, who, action, subject, detail, from);
  }
}
