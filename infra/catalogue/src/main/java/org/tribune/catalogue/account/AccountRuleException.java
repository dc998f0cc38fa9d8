package org.tribune.catalogue.account;

/** Accounts would not be as they must be: nothing was written. */
public final class AccountRuleException extends RuntimeException {
  /** Why. */
  public enum Reason {
    /** Another account has this login. */
    LOGIN_TAKEN,
    /** Nobody would be left who may make accounts. */
    LAST_ADMINISTRATOR
  }

  private final Reason reason;

  /** For this reason. */
  public AccountRuleException(Reason reason) {
    super(
        switch (reason) {
          case LOGIN_TAKEN -> "Another account has this login: choose another";
          case LAST_ADMINISTRATOR ->
              "This is the last administrator who may sign in: make another one first";
        });
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
