package org.tribune.site.mail;

/** E-mails that the server took, and addresses that were given up without one. */
record MailCount(int sent, int givenUp) {
  static final MailCount SENT = new MailCount(1, 0);
  static final MailCount GIVEN_UP = new MailCount(0, 1);
  static final MailCount NEITHER = new MailCount(0, 0);

  MailCount and(MailCount other) {
    return new MailCount(sent + other.sent, givenUp + other.givenUp);
  }
}
