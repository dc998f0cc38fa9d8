package org.tribune.site.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.tribune.core.access.Role;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SignInConfig;
import org.tribune.site.RunningServer;

/** A provider of OpenID Connect, a site that trusts it, and a browser that goes between them. */
final class OidcVisit implements AutoCloseable {
  static final String CLIENT = "tribune";
  static final String ANNE = "anne.martin@town.example";
  private static final String ISSUER = "town";

  /** The provider's, under its name. */
  static final RSAKey KEY = newKey();

  private static final String CALLBACK = "/api/v1/session/oidc/callback";

  private final Queue<OAuth2HttpResponse> forged = new ConcurrentLinkedQueue<>();
  final MockOAuth2Server provider =
      new MockOAuth2Server(
          new OAuth2Config(
              /* interactiveLogin= */ false,
              /* loginPagePath= */ null,
              /* staticAssetsPath= */ null,
              /* rotateRefreshToken= */ false,
              new OAuth2TokenProvider(new KeyProvider(List.of(KEY), "RS256"))),
          new Forger(forged));
  final RunningServer site;

  OidcVisit(Path directory, boolean createsAccounts, Optional<SignInConfig.Roles> roles) {
    provider.start(InetAddress.getLoopbackAddress(), 0);
    site =
        new RunningServer(
            directory,
            new SignInConfig(
                Optional.of(
                    new SignInConfig.Oidc(
                        SignInConfig.Provider.STANDARD,
                        URI.create(issuer()),
                        CLIENT,
                        new Secret("the <client> secret"),
                        "Compte & mairie",
                        createsAccounts,
                        roles,
                        /* sirets= */ Set.of()))));
  }

  /** A key of the name that the provider's has. */
  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2_048).keyID(ISSUER).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String issuer() {
    return provider.issuerUrl(ISSUER).toString();
  }

  static SignInConfig.Roles roles(String claim) {
    return new SignInConfig.Roles(
        claim,
        Map.of(
            Role.CLERK, Set.of("council", "secretariat"), Role.ADMINISTRATOR, Set.of("it-admins")));
  }

  /** The provider says this of who signs in there next. */
  void provides(String subject, Map<String, Object> claims) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(CLIENT), claims, 300));
  }

  /** The provider says this of Anne, whose e-mail address is verified. */
  void providesAnne() {
    provides("s-anne", Map.of("email", ANNE, "email_verified", true));
  }

  /** The provider's next answer to whom brings a code. */
  void answers(JWT idToken) {
    answers(
        200,
        new JsonObject()
            .put("access_token", "opaque")
            .put("token_type", "Bearer")
            .put("id_token", idToken.serialize())
            .encode());
  }

  /** The provider's next answer to anything. */
  void answers(int status, String body) {
    forged.add(
        new OAuth2HttpResponse(
            Headers.of("Content-Type", "application/json"), status, body, /* bytesBody= */ null));
  }

  /** Answers in the provider's place while there is a forged answer. */
  private static final class Forger implements Route {
    private final Queue<OAuth2HttpResponse> forged;

    Forger(Queue<OAuth2HttpResponse> forged) {
      this.forged = forged;
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
      return !forged.isEmpty();
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      return forged.remove();
    }
  }

  /** What a good ID token says of Anne, for who goes to {@code begun}. */
  JWTClaimsSet.Builder claims(Begun begun) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(CLIENT)
        .subject("s-anne")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("nonce", begun.parameter("nonce"))
        .claim("email", ANNE)
        .claim("email_verified", true);
  }

  /** Signed with the provider's key. */
  static SignedJWT signed(JWTClaimsSet claims) {
    return signed(claims, KEY);
  }

  static SignedJWT signed(JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT signed =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(ISSUER).build(), claims);
      signed.sign(new RSASSASigner(key));
      return signed;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A browser on its way to the provider.
   *
   * @param cookie what the site gave it
   */
  record Begun(URI address, String cookie) {
    Map<String, String> parameters() {
      return OidcVisit.parameters(address);
    }

    String parameter(String name) {
      return parameters().getOrDefault(name, "");
    }
  }

  private static Map<String, String> parameters(URI address) {
    return Arrays.stream(Optional.ofNullable(address.getRawQuery()).orElse("").split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  Begun begin() {
    return begin(new JsonObject().put("next", "/console/account"));
  }

  Begun begin(JsonObject body) {
    HttpResponse<String> response = tryToBegin(body);
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
    return new Begun(
        URI.create(new JsonObject(response.body()).getString("url")),
        cookie.substring(0, cookie.indexOf(';')));
  }

  HttpResponse<String> tryToBegin(JsonObject body) {
    return site.order("POST", "/api/v1/session/oidc", body.encode(), "");
  }

  /** Where the provider sends the browser of {@code begun} back to: path and query. */
  String signedInAtTheProvider(Begun begun) {
    HttpResponse<String> response = site.send(HttpRequest.newBuilder(begun.address()).build());
    URI back = URI.create(response.headers().firstValue("Location").orElseThrow());
    if (!back.toString().startsWith("http://localhost" + CALLBACK + "?")) {
      throw new IllegalStateException("The provider sends the browser to " + back);
    }
    return back.getRawPath() + "?" + back.getRawQuery();
  }

  /** Comes back to the site at this path and query. */
  HttpResponse<String> comeBack(String address, String cookie) {
    return site.get(
        address, "Cookie", cookie, "Sec-Fetch-Site", "cross-site", "Accept-Language", "en");
  }

  /** The whole way. */
  HttpResponse<String> signIn() {
    Begun begun = begin();
    return comeBack(signedInAtTheProvider(begun), begun.cookie());
  }

  /** The cookie of the session that was opened, if one was. */
  static Optional<String> session(HttpResponse<String> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(each -> each.startsWith("tribune_session="))
        .map(each -> each.substring(0, each.indexOf(';')))
        .findFirst();
  }

  @Override
  public void close() {
    site.close();
    provider.shutdown();
  }
}
