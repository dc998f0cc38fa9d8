package org.tribune.core.config.yaml;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.core.access.Role;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SignInConfig;

/** Reads {@code signIn}. */
final class SignInReader {
  private static final int LONGEST_SECRET = 500;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String ISSUER = "write it as https://login.example.org/realms/town";

  private static final String STANDARD = "standard";
  private static final String PROCONNECT = "proconnect";

  /** ProConnect's on the Internet, for sites in use (its documentation for partners). */
  private static final URI PROCONNECT_ISSUER =
      URI.create("https://auth.agentconnect.gouv.fr/api/v2");

  /** If one of them is set, there is a provider. */
  private static final List<String> KEYS =
      List.of(
          "provider",
          "issuer",
          "clientId",
          "clientSecret",
          "name",
          "createAccounts",
          "roleClaim",
          "siret");

  private SignInReader() {}

  static SignInConfig read(Section section) {
    return new SignInConfig(oidc(section.section("oidc")));
  }

  private static Optional<SignInConfig.Oidc> oidc(Section section) {
    SignInConfig.Provider provider = provider(section);
    Optional<String> name = Values.text(section, "name");
    boolean creates = Values.flag(section, "createAccounts", /* standard= */ false);
    Optional<SignInConfig.Roles> roles = roles(section);
    Set<String> sirets = sirets(section, provider);
    Optional<Secret> secret = Values.secret(section, "clientSecret", 1, LONGEST_SECRET);
    if (KEYS.stream().noneMatch(key -> section.find(key).isPresent())) {
      return Optional.empty();
    }
    Optional<URI> issuer = issuer(section, provider);
    Optional<String> id = Values.required(section, "clientId", "what the provider calls this site");
    requireSecret(section);
    if (creates) {
      requireLimits(section, provider, roles.isPresent(), !sirets.isEmpty());
    }
    if (issuer.isEmpty() || id.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SignInConfig.Oidc(
            provider,
            issuer.get(),
            id.get(),
            secret.get(),
            name.orElseGet(() -> usualName(provider, issuer.get())),
            creates,
            roles,
            sirets));
  }

  private static SignInConfig.Provider provider(Section section) {
    return Values.choice(section, "provider", List.of(STANDARD, PROCONNECT))
        .filter(PROCONNECT::equals)
        .map(given -> SignInConfig.Provider.PROCONNECT)
        .orElse(SignInConfig.Provider.STANDARD);
  }

  private static String usualName(SignInConfig.Provider provider, URI issuer) {
    return switch (provider) {
      case STANDARD -> issuer.getHost();
      case PROCONNECT -> "ProConnect";
    };
  }

  private static void requireSecret(Section section) {
    if (section.find("clientSecret").isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf("clientSecret"),
              "is missing: the provider shows it where this site is registered");
    }
  }

  /** Who is let in without being asked for must be known by something else. */
  private static void requireLimits(
      Section section, SignInConfig.Provider provider, boolean hasRoles, boolean hasSirets) {
    String trouble =
        !hasRoles
            ? "needs roleClaim and roles: or whoever the provider knows would get in"
            : provider == SignInConfig.Provider.PROCONNECT && !hasSirets
                ? "needs siret: or the people of every town would get in"
                : "";
    if (!trouble.isEmpty()) {
      section.mistakes().add(section.place(), section.nameOf("createAccounts"), trouble);
    }
  }

  private static Set<String> sirets(Section section, SignInConfig.Provider provider) {
    List<Given> given = section.words("siret").orElse(List.of());
    for (Given each : given) {
      if (provider != SignInConfig.Provider.PROCONNECT) {
        section.mistakes().add(each, "needs 'provider: proconnect': no other provider sends it");
      } else if (!Siret.isOne(each.text())) {
        section
            .mistakes()
            .add(each, "is no SIRET: it has 14 digits, of which the last ones prove the others");
      }
    }
    return given.stream().map(each -> Siret.plain(each.text())).collect(Collectors.toSet());
  }

  private static Optional<URI> issuer(Section section, SignInConfig.Provider provider) {
    Optional<URI> usual =
        switch (provider) {
          case STANDARD -> Optional.empty();
          case PROCONNECT -> Optional.of(PROCONNECT_ISSUER);
        };
    if (usual.isPresent() && section.find("issuer").isEmpty()) {
      return usual;
    }
    return Values.required(section, "issuer", ISSUER).flatMap(text -> issuer(section, text));
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
      // Reported below, as any other word that is no address.
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
