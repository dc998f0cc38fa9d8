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
import org.tribune.core.status.Message;
import org.tribune.site.mail.UndeliveredException.Reason;

/**
 * What a failure of SMTP means, and what to do. Servers quote addresses: their words are not told.
 */
final class SmtpTrouble {
  /**
   * There is no such mailbox (RFC 3463). A plain 550 may as well mean that the server relays for
   * nobody: that is for whoever runs the site to mend, and no reason to forget an address.
   */
  private static final Pattern NOBODY = Pattern.compile("\\b5\\.(1\\.([1236]|10)|2\\.1)\\b");

  /** The server closes the connection (RFC 5321, 4.2.2). */
  private static final int CLOSING = 421;

  private SmtpTrouble() {}

  static UndeliveredException ofServer(MailConfig config, MessagingException e) {
    String server = config.host() + ":" + config.port();
    if (e instanceof AuthenticationFailedException) {
      return server(
          "Le serveur de messagerie "
              + server
              + " refuse l’utilisateur ou le mot de passe : corrigez"
              + " « mail.user » et « mail.password ».",
          "The mail server "
              + server
              + " refuses the user or the password: correct mail.user and"
              + " mail.password.");
    }
    if (has(e, SSLException.class)) {
      return server(
          "Le certificat du serveur de messagerie "
              + server
              + " n’est pas reconnu, ou pas à ce nom :"
              + " corrigez « mail.host » ou « mail.security », ou indiquez ses autorités dans"
              + " « mail.authorities ».",
          "The certificate of the mail server "
              + server
              + " is not trusted, or not of this name:"
              + " correct mail.host or mail.security, or name its authorities in"
              + " mail.authorities.");
    }
    if (("" + e.getMessage()).contains("STARTTLS")) {
      return server(
          "Le serveur de messagerie "
              + server
              + " ne propose pas STARTTLS : choisissez"
              + " « mail.security: tls » et son port (souvent 465).",
          "The mail server "
              + server
              + " offers no STARTTLS: choose mail.security: tls and its"
              + " port (often 465).");
    }
    return away(server);
  }

  private static UndeliveredException away(String server) {
    return server(
        "Le serveur de messagerie "
            + server
            + " ne répond pas : vérifiez « mail.host », « mail.port »"
            + " et le réseau. Les courriels partiront dès qu’il répondra, pendant trois jours.",
        "The mail server "
            + server
            + " does not answer: check mail.host, mail.port and the"
            + " network. Answers are sent once it does, for three days.");
  }

  private static UndeliveredException server(String fr, String en) {
    return new UndeliveredException(Reason.SERVER, new Message(fr, en));
  }

  /** Of a letter that was to be handed over on a connection that stood. */
  static UndeliveredException ofLetter(MailConfig config, Exception e) {
    Optional<SMTPAddressFailedException> address = find(e, SMTPAddressFailedException.class);
    if (address.isPresent()) {
      int code = address.get().getReturnCode();
      boolean isNobody = NOBODY.matcher("" + address.get().getMessage()).find();
      return code == CLOSING ? away(config.host()) : refused(isNobody, code);
    }
    Optional<SMTPSenderFailedException> sender = find(e, SMTPSenderFailedException.class);
    if (sender.isPresent()) {
      return server(
          "Le serveur de messagerie refuse l’expéditeur « mail.from » (code "
              + sender.get().getReturnCode()
              + ") : indiquez une adresse qui appartient à « mail.user ».",
          "The mail server refuses the sender mail.from (code "
              + sender.get().getReturnCode()
              + "): name an address that belongs to mail.user.");
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
        isNobody ? Reason.NOBODY : Reason.LATER,
        new Message(
            "Le serveur de messagerie a refusé un courriel (code " + code + ").",
            "The mail server refused a letter (code " + code + ")."));
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
