package org.tribune.core.config.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tribune.core.config.Loopback;
import org.tribune.core.config.MailConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.text.EmailAddress;
import org.tribune.core.text.ValidationException;

/** Reads {@code mail}. */
final class MailReader {
  private static final List<String> SECURITIES = List.of("starttls", "tls", "none");
  private static final List<String> KEYS =
      List.of(
          "host",
          "port",
          "security",
          "allowClear",
          "user",
          "password",
          "from",
          "replyTo",
          "authorities");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}");
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_PASSWORD = 500;

  private MailReader() {}

  /** Empty if no key is set: then no mail is sent, and nobody is asked for an address. */
  static Optional<MailConfig> read(Section section) {
    // Each is asked for, so that each is known.
    boolean isSet = KEYS.stream().filter(key -> section.find(key).isPresent()).count() > 0;
    if (!isSet) {
      return Optional.empty();
    }
    Optional<String> host = host(section);
    MailConfig.Security security =
        Values.choice(section, "security", SECURITIES)
            .map(word -> MailConfig.Security.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(MailConfig.Security.STARTTLS);
    int usual = security == MailConfig.Security.TLS ? 465 : 587;
    int port = Values.integer(section, "port", /* lowest= */ 1, HIGHEST_PORT).orElse(usual);
    host.ifPresent(name -> requireSafe(section, name, security));
    Optional<MailConfig.Login> login = login(section);
    Optional<String> from =
        Values.required(section, "from", "the address that mail comes from")
            .flatMap(text -> address(section, "from", text));
    Optional<String> replyTo =
        Values.text(section, "replyTo").flatMap(text -> address(section, "replyTo", text));
    return host.isEmpty() || from.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MailConfig(
                host.get(),
                port,
                security,
                login,
                from.get(),
                replyTo,
                Values.path(section, "authorities")));
  }

  private static Optional<String> host(Section section) {
    Optional<String> host =
        Values.required(section, "host", "the name of the server that takes this site's mail");
    if (host.isPresent() && !HOST.matcher(host.get()).matches()) {
      section
          .find("host")
          .ifPresent(
              given ->
                  section.mistakes().add(given, "is no server's name such as smtp.example.org"));
      return Optional.empty();
    }
    return host;
  }

  /** In the clear, citizens' addresses and the password could be read by anybody on the way. */
  private static void requireSafe(Section section, String host, MailConfig.Security security) {
    boolean allowed = Values.flag(section, "allowClear", /* standard= */ false);
    if (security == MailConfig.Security.NONE && !allowed && !Loopback.isLoopback(host)) {
      section
          .find("security")
          .ifPresent(
              given ->
                  section
                      .mistakes()
                      .add(
                          given,
                          "would send citizens' addresses in the clear to another machine: choose"
                              + " starttls or tls, or say mail.allowClear: true"));
    }
  }

  private static Optional<MailConfig.Login> login(Section section) {
    Optional<String> user = Values.text(section, "user");
    Optional<Secret> password =
        Values.secret(section, "password", /* shortest= */ 1, LONGEST_PASSWORD);
    Stream.of("user", "password")
        .filter(key -> section.find(key).isEmpty())
        .filter(key -> section.find("user").isPresent() || section.find("password").isPresent())
        .forEach(
            key ->
                section
                    .mistakes()
                    .add(
                        section.place(),
                        section.nameOf(key),
                        "is missing: a server that asks who sends wants both, one that does not"
                            + " neither"));
    return user.flatMap(name -> password.map(word -> new MailConfig.Login(name, word)));
  }

  private static Optional<String> address(Section section, String key, String text) {
    try {
      return Optional.of(EmailAddress.fit(text));
    } catch (ValidationException e) {
      section
          .find(key)
          .ifPresent(
              given -> section.mistakes().add(given, "is no address such as council@example.org"));
      return Optional.empty();
    }
  }
}
