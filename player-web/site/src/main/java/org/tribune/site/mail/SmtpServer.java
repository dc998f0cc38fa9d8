package org.tribune.site.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.tribune.core.config.MailConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;

/**
 * A server that is spoken to by SMTP (RFC 5321), with its certificate looked at, and its name in
 * it. One connection serves for e-mails that follow each other. Owned by one thread.
 */
public final class SmtpServer implements MailServer {
  /** How long each answer may take; a server that is slower counts as away. */
  private static final String PATIENCE_MILLIS = "15000";

  private final MailConfig config;
  private final SiteConfig site;
  private Optional<Transport> connection = Optional.empty();
  private Optional<Session> session = Optional.empty();

  /** The server that {@code config} names; nothing is asked of it yet. */
  public SmtpServer(MailConfig config, SiteConfig site) {
    this.config = config;
    this.site = site;
  }

  @Override
  public void deliver(EmailMessage email) {
    Transport open = connected();
    try {
      MimeMessage message = message(email);
      open.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException | UnsupportedEncodingException e) {
      UndeliveredException told = SmtpError.ofLetter(config, e);
      if (told.reason() == UndeliveredException.Reason.SERVER) {
        hangUp();
      }
      throw told;
    }
  }

  @Override
  public void check() {
    Transport _ = connected();
  }

  @Override
  public void hangUp() {
    connection.ifPresent(
        open -> {
          try {
            open.close();
          } catch (MessagingException e) {
            // It is gone already.
          }
        });
    connection = Optional.empty();
  }

  private Transport connected() {
    if (connection.filter(Transport::isConnected).isPresent()) {
      return connection.get();
    }
    hangUp();
    try {
      Transport open = session().getTransport("smtp");
      connection = Optional.of(open);
      if (config.login().isPresent()) {
        MailConfig.Login login = config.login().get();
        open.connect(config.host(), config.port(), login.user(), login.password().reveal());
      } else {
        open.connect();
      }
      return open;
    } catch (MessagingException e) {
      hangUp();
      throw SmtpError.ofServer(config, e);
    }
  }

  private Session session() {
    Session known = session.orElseGet(() -> Session.getInstance(properties()));
    session = Optional.of(known);
    return known;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", config.host());
    properties.setProperty("mail.smtp.port", "" + config.port());
    properties.setProperty("mail.smtp.localhost", ownHost());
    properties.setProperty("mail.smtp.from", config.from());
    properties.setProperty("mail.smtp.auth", "" + config.login().isPresent());
    properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    switch (config.security()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
    }
    config
        .authorities()
        .ifPresent(file -> properties.put("mail.smtp.ssl.socketFactory", trusting(file)));
    return properties;
  }

  private String ownHost() {
    return Optional.ofNullable(site.url().getHost()).orElse("localhost");
  }

  private static SSLSocketFactory trusting(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(/* stream= */ null, /* password= */ null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("" + number++, each);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(/* keys= */ null, trust.getTrustManagers(), /* random= */ null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new UndeliveredException(
          UndeliveredException.Reason.SERVER, Message.of("mail.authorities-unreadable", file));
    }
  }

  private MimeMessage message(EmailMessage email)
      throws MessagingException, UnsupportedEncodingException {
    String id = "<" + email.id() + "@" + ownHost() + ">";
    MimeMessage message =
        new MimeMessage(session()) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    String utf8 = StandardCharsets.UTF_8.name();
    message.setFrom(new InternetAddress(config.from(), CleanText.line(site.name()), utf8));
    if (config.replyTo().isPresent()) {
      message.setReplyTo(
          new InternetAddress[] {new InternetAddress(config.replyTo().get(), /* strict= */ true)});
    }
    message.setRecipient(RecipientType.TO, new InternetAddress(email.to(), /* strict= */ true));
    message.setSubject(email.subject(), utf8);
    message.setText(email.text(), utf8);
    message.setSentDate(Date.from(email.at()));
    message.setHeader("Content-Language", email.language());
    // No machine answers it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    if (email.leave().isPresent()) {
      message.setHeader("List-Unsubscribe", "<" + email.leave().get() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.saveChanges();
    return message;
  }
}
