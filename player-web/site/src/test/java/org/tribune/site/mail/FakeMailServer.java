package org.tribune.site.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.text.Message;
import org.tribune.site.mail.UndeliveredException.Reason;

/** A mail server that keeps what it takes, and takes nothing while it is troubled. One thread. */
public final class FakeMailServer implements MailServer {
  public final List<EmailMessage> taken = new ArrayList<>();
  public Optional<Reason> trouble = Optional.empty();

  @Override
  public void deliver(EmailMessage email) {
    trouble.ifPresent(
        reason -> {
          throw new UndeliveredException(reason, new Message("En panne.", "Out of order."));
        });
    taken.add(email);
  }

  @Override
  public void check() {}

  @Override
  public void hangUp() {}
}
