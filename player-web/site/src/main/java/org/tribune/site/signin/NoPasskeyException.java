package org.tribune.site.signin;

/** What a browser gave is no passkey, or not the right one. The message is for the log. */
final class NoPasskeyException extends Exception {
  NoPasskeyException(Throwable cause) {
    super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
  }
}
