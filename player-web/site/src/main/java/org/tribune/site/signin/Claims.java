package org.tribune.site.signin;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.account.Identity;
import org.tribune.core.access.Role;
import org.tribune.core.config.SignInConfig;

/**
 * Reads what an ID token, or an answer of the UserInfo endpoint, that is known to be good says of a
 * person (OpenID Connect Core 1.0, section 5.1).
 */
final class Claims {
  private Claims() {}

  static ProviderPerson person(
      Identity identity,
      Map<String, Object> claims,
      Optional<SignInConfig.Roles> wanted,
      boolean vouchesForAddresses) {
    // Whoever vouches for addresses may still say of one that it is not verified.
    Object verified = claims.getOrDefault("email_verified", vouchesForAddresses);
    return new ProviderPerson(
        identity,
        text(claims, "email").filter(each -> isTrue(verified)),
        text(claims, "name").or(() -> usualName(claims)),
        wanted.map(each -> roles(claims, each)).orElse(Set.of()),
        text(claims, "siret"));
  }

  /** Given names and the name in use, as ProConnect has them. */
  private static Optional<String> usualName(Map<String, Object> claims) {
    String name =
        Stream.of("given_name", "usual_name")
            .flatMap(each -> text(claims, each).stream())
            .map(String::strip)
            .collect(Collectors.joining(" "));
    return Optional.of(name).filter(each -> !each.isEmpty());
  }

  private static Optional<String> text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Some providers write it as a text. */
  private static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value) || "true".equals(value);
  }

  private static Set<Role> roles(Map<String, Object> claims, SignInConfig.Roles wanted) {
    Collection<?> given = values(find(claims, wanted.claim()));
    return wanted.values().entrySet().stream()
        .filter(each -> given.stream().anyMatch(each.getValue()::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** A claim's name may have dots itself; else they lead into claims that hold others. */
  private static @Nullable Object find(Map<?, ?> claims, String name) {
    int dot = name.indexOf('.');
    if (claims.containsKey(name) || dot < 0) {
      return claims.get(name);
    }
    return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inside
        ? find(inside, name.substring(dot + 1))
        : null;
  }

  private static Collection<?> values(@Nullable Object claim) {
    return switch (claim) {
      case Collection<?> many -> many;
      case String one -> Set.of(one);
      case null, default -> Set.of();
    };
  }
}
