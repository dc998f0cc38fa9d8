package org.tribune.site.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.tribune.core.config.MailConfig;
import org.tribune.core.text.Message;
import org.tribune.site.mail.UndeliveredException.Reason;

/**
 * What a failure of SMTP means, and what to do. Servers quote addresses: their words are not
 * logged.
 */
final class SmtpError {
  /**
   * There is no such mailbox (RFC 3463). A plain 550 may as well mean that the server relays for
   * nobody: that is for whoever runs the site to mend, and no reason to forget an address.
   */
  private static final Pattern NOBODY = Pattern.compile("\\b5\\.(1\\.([1236]|10)|2\\.1)\\b");

  /** The server closes the connection (RFC 5321, 4.2.2). */
  private static final int CLOSING = 421;

  private SmtpError() {}

  static UndeliveredException ofServer(MailConfig config, MessagingException e) {
    String server = config.host() + ":" + config.port();
    if (e instanceof AuthenticationFailedException) {
      return server("mail.user-refused", server);
    }
    if (has(e, SSLException.class)) {
      return server("mail.certificate-untrusted", server);
    }
    if (("" + e.getMessage()).contains("STARTTLS")) {
      return server("mail.no-starttls", server);
    }
    return away(server);
  }

  private static UndeliveredException away(String server) {
    return server("mail.server-away", server);
  }

  private static UndeliveredException server(String code, Object... arguments) {
    return new UndeliveredException(Reason.SERVER, Message.of(code, arguments));
  }

  /** The error of a message that was to be handed over on an open connection. */
  static UndeliveredException ofLetter(MailConfig config, Exception e) {
    Optional<SMTPAddressFailedException> address = find(e, SMTPAddressFailedException.class);
    if (address.isPresent()) {
      int code = address.get().getReturnCode();
      boolean isNobody = NOBODY.matcher("" + address.get().getMessage()).find();
      return code == CLOSING ? away(config.host()) : refused(isNobody, code);
    }
    Optional<SMTPSenderFailedException> sender = find(e, SMTPSenderFailedException.class);
    if (sender.isPresent()) {
      return server("mail.sender-refused", sender.get().getReturnCode());
    }
    Optional<SMTPSendFailedException> send = find(e, SMTPSendFailedException.class);
    if (send.isPresent() && send.get().getReturnCode() != CLOSING) {
      return refused(/* isNobody= */ false, send.get().getReturnCode());
    }
    return e instanceof SendFailedException
        ? refused(/* isNobody= */ false, /* code= */ 0)
        : away(config.host() + ":" + config.port());
  }

  private static UndeliveredException refused(boolean isNobody, int code) {
    return new UndeliveredException(
        isNobody ? Reason.NOBODY : Reason.LATER, Message.of("mail.letter-refused", code));
  }

  private static boolean has(Exception e, Class<? extends Throwable> kind) {
    return find(e, kind).isPresent();
  }

  private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> kind) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return Optional.of(kind.cast(each));
      }
    }
    return Optional.empty();
  }
}
