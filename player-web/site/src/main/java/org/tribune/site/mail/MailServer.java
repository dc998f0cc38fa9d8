package org.tribune.site.mail;

/** What takes e-mails and brings them on their way. Calls block. Owned by one thread. */
public interface MailServer {
  /**
   * Hands an e-mail over: once this returns, the server answers for it.
   *
   * @throws UndeliveredException if it did not take it
   */
  void deliver(EmailMessage email);

  /**
   * Sees whether the server can be reached, is the right one, and lets this site in.
   *
   * @throws UndeliveredException if not
   */
  void check();

  /** Ends the connection, if there is one. */
  void hangUp();
}
