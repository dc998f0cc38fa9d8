package org.tribune.site.account;

import org.tribune.core.text.Message;

/** Why a password is not taken. */
public enum PasswordWeakness {
  TOO_SHORT("password.too-short"),
  TOO_LONG("password.too-long"),
  UNREADABLE("password.unreadable"),
  REPEATS("password.repeats"),
  COMMON("password.common"),
  PERSONAL("password.personal");

  private final String code;

  PasswordWeakness(String code) {
    this.code = code;
  }

  /** What is wrong, and what to do. */
  public Message message() {
    return Message.of(code);
  }
}
