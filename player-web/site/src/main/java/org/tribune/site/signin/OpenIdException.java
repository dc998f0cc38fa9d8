package org.tribune.site.signin;

/** A provider of OpenID Connect did not say who somebody is. The message is for the log. */
final class OpenIdException extends Exception {
  /** Why. */
  public enum Reason {
    /** It does not answer, or not as a provider does: later it may. */
    AWAY,
    /** It does not know what the browser brought: it was used before, or took too long. */
    CODE_REFUSED,
    /** What it said is not by it, for us, of now, or about this sign-in. */
    NOT_TRUSTED
  }

  private final Reason reason;

  public OpenIdException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public OpenIdException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
