package org.tribune.core.crypto;

/**
 * Whose a data key is.
 *
 * @param subject the id of what it encrypts, among its kind
 */
public record KeyName(KeyKind kind, String subject) {
  private static final int LONGEST_SUBJECT = 500;

  public KeyName {
    if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || subject.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Not the subject of a key: '" + subject + "'");
    }
  }

  @Override
  public String toString() {
    return kind.wireName() + " " + subject;
  }
}
