package org.tribune.site.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.tribune.core.config.MailConfig;
import org.tribune.testkit.TestCertificate;

/** A real SMTP server on a loopback address. Safe for all threads. */
public final class PostOffice implements AutoCloseable {
  private final SMTPServer server;
  private final List<MimeMessage> received = new CopyOnWriteArrayList<>();

  /** Answers to recipients that are refused, by address. */
  private final Map<String, RejectException> refused = new ConcurrentHashMap<>();

  /** How it is set. */
  public enum Kind {
    /** Takes mail from everybody in the clear, and knows nothing else. */
    CLEAR,
    /** Takes nothing before STARTTLS and a login. */
    STARTTLS,
    /** TLS from the first byte on. */
    TLS
  }

  /** A server on a port that is free. */
  public static PostOffice open(Kind kind, Path directory) {
    return open(kind, directory, "127.0.0.1", /* port= */ 0);
  }

  /**
   * A server.
   *
   * @param directory with the certificate {@code post.pem} from here on, but for the clear
   */
  static PostOffice open(Kind kind, Path directory, String address, int port) {
    return new PostOffice(kind, directory, address, port);
  }

  private PostOffice(Kind kind, Path directory, String address, int port) {
    try {
      SMTPServer.Builder builder =
          SMTPServer.port(port)
              .bindAddress(InetAddress.getByName(address))
              .messageHandlerFactory(Handler::new);
      switch (kind) {
        case CLEAR -> builder.hideTLS();
        case STARTTLS ->
            builder
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(context(directory))
                .authenticationHandlerFactory(
                    new EasyAuthenticationHandlerFactory(PostOffice::login))
                .requireAuth();
        case TLS -> builder.serverSocketFactory(context(directory));
      }
      server = builder.build();
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void login(String user, String password, MessageContext context)
      throws LoginFailedException {
    if (!user.equals("tribune") || !password.equals("a-secret-of-the-mailbox")) {
      throw new LoginFailedException();
    }
  }

  private static SSLContext context(Path directory) {
    if (!Files.exists(directory.resolve("post.pem"))) {
      TestCertificate.create(directory, "post", "2026/01/01 00:00:00", /* days= */ 36_500);
    }
    try (InputStream in = Files.newInputStream(directory.resolve("post.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, "change-it".toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, "change-it".toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), /* trust= */ null, /* random= */ null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses a recipient from now on. */
  void refuse(String address, int code, String words) {
    refused.put(address, new RejectException(code, words));
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** How a site sends its mail there, in the clear. */
  public MailConfig config() {
    return new MailConfig(
        "127.0.0.1",
        port(),
        MailConfig.Security.NONE,
        Optional.empty(),
        "tribune@example.org",
        Optional.empty(),
        Optional.empty());
  }

  /** What it took, the oldest first. */
  public List<MimeMessage> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** One e-mail that is handed over. */
  private final class Handler implements MessageHandler {
    Handler(MessageContext context) {}

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      RejectException answer = refused.get(recipient);
      if (answer != null) {
        throw answer;
      }
    }

    @Override
    public String data(InputStream data) throws IOException {
      try {
        received.add(new MimeMessage(Session.getInstance(new Properties()), data));
      } catch (MessagingException e) {
        throw new IOException(e);
      }
      return "taken";
    }

    @Override
    public void done() {}
  }
}
