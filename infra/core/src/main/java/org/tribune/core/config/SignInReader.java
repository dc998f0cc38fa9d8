package org.tribune.core.config;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.core.account.Role;

/** Reads {@code signIn}. */
final class SignInReader {
  private static final int LONGEST_SECRET = 500;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String ISSUER = "write it as https://login.example.org/realms/town";

  private SignInReader() {}

  static SignInConfig read(Section section) {
    return new SignInConfig(oidc(section.section("oidc")));
  }

  private static Optional<SignInConfig.Oidc> oidc(Section section) {
    Optional<String> name = Values.text(section, "name");
    boolean creates = Values.flag(section, "createAccounts", /* standard= */ false);
    Optional<SignInConfig.Roles> roles = roles(section);
    Optional<Secret> secret = Values.secret(section, "clientSecret", 1, LONGEST_SECRET);
    boolean isSet =
        Stream.of("issuer", "clientId", "clientSecret", "name", "createAccounts", "roleClaim")
            .anyMatch(key -> section.find(key).isPresent());
    if (!isSet) {
      return Optional.empty();
    }
    Optional<URI> issuer =
        Values.required(section, "issuer", ISSUER).flatMap(text -> issuer(section, text));
    Optional<String> id = Values.required(section, "clientId", "what the provider calls this site");
    if (section.find("clientSecret").isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf("clientSecret"),
              "is missing: the provider shows it where this site is registered");
    }
    if (creates && roles.isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf("createAccounts"),
              "needs roleClaim and roles: or whoever the provider knows would get in");
    }
    if (issuer.isEmpty() || id.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SignInConfig.Oidc(
            issuer.get(),
            id.get(),
            secret.get(),
            name.orElse(issuer.get().getHost()),
            creates,
            roles));
  }

  /** What is asked of it in the clear could be answered by anybody, but for this machine itself. */
  private static Optional<URI> issuer(Section section, String text) {
    try {
      URI issuer = URI.create(text);
      boolean safe =
          "https".equals(issuer.getScheme())
              || ("http".equals(issuer.getScheme()) && LOOPBACK.contains(issuer.getHost()));
      if (safe
          && issuer.getHost() != null
          && issuer.getUserInfo() == null
          && issuer.getQuery() == null
          && issuer.getFragment() == null) {
        return Optional.of(issuer);
      }
    } catch (IllegalArgumentException e) {
      // Told below, as any other word that is no address.
    }
    section
        .find("issuer")
        .ifPresent(given -> section.mistakes().add(given, "is no issuer: " + ISSUER));
    return Optional.empty();
  }

  private static Optional<SignInConfig.Roles> roles(Section section) {
    Optional<String> claim = Values.text(section, "roleClaim");
    Section roles = section.section("roles");
    Map<Role, Set<String>> values = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Set<String> words =
          roles.words(role.wireName()).orElse(List.of()).stream()
              .map(Given::text)
              .filter(word -> !word.isEmpty())
              .collect(Collectors.toSet());
      if (!words.isEmpty()) {
        values.put(role, words);
      }
    }
    if (claim.isPresent() == values.isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf(values.isEmpty() ? "roles" : "roleClaim"),
              "is missing: roleClaim names the claim, roles its values, such as clerk: [council]");
    }
    return claim.map(word -> new SignInConfig.Roles(word, values));
  }
}
