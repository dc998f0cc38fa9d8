package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribune.core.config.MailConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.mail.UndeliveredException.Reason;

/** E-mails handed over to a real server. */
class SmtpServerTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final EmailMessage LETTER =
      new EmailMessage(
          "q1.answer",
          "michele@example.org",
          "Réponse à votre question – Communauté de l'Étang",
          "Bonjour,\n\nLa route de l'étang rouvrira.\n.\nFrom here on.\n",
          "fr",
          NOW);

  @TempDir Path directory;
  private Optional<PostOffice> office = Optional.empty();
  private String siteName = "Communauté de l'Étang";

  @AfterEach
  void close() {
    office.ifPresent(PostOffice::close);
  }

  private PostOffice open(PostOffice.Kind kind) {
    PostOffice opened = PostOffice.open(kind, directory);
    office = Optional.of(opened);
    return opened;
  }

  private MailConfig config(String host, int port, MailConfig.Security security, String password) {
    return new MailConfig(
        host,
        port,
        security,
        security == MailConfig.Security.STARTTLS
            ? Optional.of(new MailConfig.Login("tribune", new Secret(password)))
            : Optional.empty(),
        "tribune@example.org",
        Optional.of("mairie@example.org"),
        Optional.of(directory.resolve("post.pem")).filter(Files::exists));
  }

  private static MailConfig with(MailConfig config, Optional<Path> authorities) {
    return new MailConfig(
        config.host(),
        config.port(),
        config.security(),
        config.login(),
        config.from(),
        config.replyTo(),
        authorities);
  }

  private MailConfig config(int port, MailConfig.Security security) {
    return config("localhost", port, security, "a-secret-of-the-mailbox");
  }

  private SmtpServer server(MailConfig config) {
    return new SmtpServer(
        config,
        new SiteConfig(
            siteName,
            URI.create("https://live.example.org"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE));
  }

  private UndeliveredException refused(MailConfig config) {
    SmtpServer server = server(config);
    try {
      return Objects.requireNonNull(
          catchThrowableOfType(UndeliveredException.class, () -> server.deliver(LETTER)),
          "The letter was taken");
    } finally {
      server.hangUp();
    }
  }

  private void delivers(PostOffice.Kind kind, MailConfig.Security security) {
    PostOffice opened = open(kind);
    SmtpServer server = server(config(opened.port(), security));
    server.check();
    server.deliver(LETTER);
    server.deliver(LETTER);
    server.hangUp();
    assertThat(opened.received()).hasSize(2);
  }

  @Test
  void starttls_withALogin_isGivenLettersOneAfterTheOther() {
    delivers(PostOffice.Kind.STARTTLS, MailConfig.Security.STARTTLS);
  }

  @Test
  void tls_fromTheFirstByteOn_isGivenLetters() {
    delivers(PostOffice.Kind.TLS, MailConfig.Security.TLS);
  }

  @Test
  void letter_isPlainTextInUtf8_thatNoMachineAnswers() throws Exception {
    PostOffice opened = open(PostOffice.Kind.CLEAR);
    SmtpServer server = server(config(opened.port(), MailConfig.Security.NONE));
    server.deliver(LETTER);
    server.hangUp();
    MimeMessage got = opened.received().getFirst();
    assertThat(got.getSubject()).isEqualTo(LETTER.subject());
    assertThat(got.getContent().toString().replace("\r\n", "\n")).isEqualTo(LETTER.text());
    assertThat(got.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(got.getFrom()[0].toString()).contains("<tribune@example.org>");
    assertThat(got.getReplyTo()[0].toString()).isEqualTo("mairie@example.org");
    assertThat(got.getAllRecipients()).hasSize(1);
    assertThat(got.getMessageID()).isEqualTo("<q1.answer@live.example.org>");
    assertThat(got.getSentDate()).isEqualTo(Date.from(NOW));
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(got.getHeader("Content-Language")).containsExactly("fr");
  }

  @Test
  void nameOfTheSite_withALineOfItsOwn_addsNoHeader() throws Exception {
    siteName = "Town\r\nBcc: everybody@example.org\r\n\r\nBuy!";
    PostOffice opened = open(PostOffice.Kind.CLEAR);
    SmtpServer server = server(config(opened.port(), MailConfig.Security.NONE));
    server.deliver(LETTER);
    server.hangUp();
    MimeMessage got = opened.received().getFirst();
    assertThat(got.getRecipients(RecipientType.BCC)).isNull();
    assertThat(got.getContent().toString()).doesNotContain("Buy!");
  }

  @Test
  void certificate_ofAnAuthorityThatNobodyNamed_isNotTrusted() {
    PostOffice opened = open(PostOffice.Kind.STARTTLS);
    MailConfig config = config(opened.port(), MailConfig.Security.STARTTLS);
    UndeliveredException refused = refused(with(config, /* authorities= */ Optional.empty()));
    assertThat(refused.reason()).isEqualTo(Reason.SERVER);
    assertThat(refused.said().fr()).contains("certificat", "mail.authorities");
    assertThat(opened.received()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void certificate_ofAnotherName_isNotTrusted(MailConfig.Security security) {
    PostOffice.Kind kind = PostOffice.Kind.valueOf(security.name());
    PostOffice opened = PostOffice.open(kind, directory, "127.0.0.2", /* port= */ 0);
    office = Optional.of(opened);
    UndeliveredException refused =
        refused(config("127.0.0.2", opened.port(), security, "a-secret-of-the-mailbox"));
    assertThat(refused.reason()).isEqualTo(Reason.SERVER);
    assertThat(refused.getMessage()).contains("certificate");
  }

  @Test
  void server_withoutStarttls_isToldNothing() {
    PostOffice opened = open(PostOffice.Kind.CLEAR);
    UndeliveredException refused = refused(config(opened.port(), MailConfig.Security.STARTTLS));
    assertThat(refused.reason()).isEqualTo(Reason.SERVER);
    assertThat(refused.getMessage()).contains("offers no STARTTLS");
    assertThat(opened.received()).isEmpty();
  }

  @Test
  void password_thatIsWrong_isTold() {
    PostOffice opened = open(PostOffice.Kind.STARTTLS);
    UndeliveredException refused =
        refused(
            config("localhost", opened.port(), MailConfig.Security.STARTTLS, "another-password"));
    assertThat(refused.reason()).isEqualTo(Reason.SERVER);
    assertThat(refused.getMessage()).contains("mail.password").doesNotContain("another-password");
  }

  @Test
  void server_thatIsAway_isTold_andIsAskedAgainOnceItIsBack() {
    PostOffice opened = open(PostOffice.Kind.STARTTLS);
    SmtpServer server = server(config(opened.port(), MailConfig.Security.STARTTLS));
    server.deliver(LETTER);
    server.hangUp();
    int port = opened.port();
    opened.close();
    UndeliveredException away =
        catchThrowableOfType(UndeliveredException.class, () -> server.deliver(LETTER));
    assertThat(Objects.requireNonNull(away).reason()).isEqualTo(Reason.SERVER);
    assertThat(away.said().fr()).contains("ne répond pas");
    PostOffice back = PostOffice.open(PostOffice.Kind.STARTTLS, directory, "127.0.0.1", port);
    office = Optional.of(back);
    server.deliver(LETTER);
    server.hangUp();
    assertThat(back.received()).hasSize(1);
  }

  @Test
  void recipient_thatDoesNotExist_isToldFromARelayThatIsRefused_andNeverNamed() {
    PostOffice opened = open(PostOffice.Kind.CLEAR);
    MailConfig config = config(opened.port(), MailConfig.Security.NONE);
    opened.refuse(LETTER.to(), 550, "5.1.1 <michele@example.org>: no such mailbox");
    assertThat(refused(config).reason()).isEqualTo(Reason.NOBODY);
    opened.refuse(LETTER.to(), 554, "5.7.1 <michele@example.org>: relay access denied");
    assertThat(refused(config).reason()).isEqualTo(Reason.LATER);
    opened.refuse(LETTER.to(), 451, "4.7.1 <michele@example.org>: come back in a minute");
    UndeliveredException later = refused(config);
    assertThat(later.reason()).isEqualTo(Reason.LATER);
    assertThat(later).hasMessageContaining("451").hasNoCause();
    assertThat(later.getMessage()).doesNotContain("michele");
  }

  @Test
  void authorities_thatCantBeRead_areTold() {
    PostOffice opened = open(PostOffice.Kind.CLEAR);
    MailConfig config = config(opened.port(), MailConfig.Security.TLS);
    UndeliveredException refused =
        refused(with(config, Optional.of(directory.resolve("nothing.pem"))));
    assertThat(refused.getMessage()).contains("mail.authorities");
  }
}
