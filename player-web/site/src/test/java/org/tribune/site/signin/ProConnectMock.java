package org.tribune.site.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A provider that does as ProConnect's documentation for partners says, and refuses what that does
 * not list: unknown parameters and scopes, short states and nonces, clients that show their secret
 * in a header, sign-outs without a token.
 */
public final class ProConnectMock implements AutoCloseable {
  public static final String CLIENT = "tribune";
  public static final String SECRET = "the secret of tribune";
  private static final int SHORTEST = 32;

  private static final Set<String> LISTED =
      Set.of(
          "response_type",
          "client_id",
          "redirect_uri",
          "scope",
          "claims",
          "state",
          "nonce",
          "prompt",
          "idp_hint",
          "login_hint",
          "siret_hint");

  private static final Set<String> SCOPES =
      Set.of("openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id", "roles");

  /** The provider's, under its name. */
  static final ECKey KEY = newKey();

  /** What was allowed by a code or by an access token. */
  private record Grant(String nonce, Set<String> scopes) {}

  /** An answer of the UserInfo endpoint. */
  record Told(int status, String type, String body) {}

  private final String back;
  private final String left;
  private final HttpServer server;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> tokens = new ConcurrentHashMap<>();
  private volatile String subject = "s-anne";
  private volatile Map<String, Object> person = Map.of();
  private volatile Optional<Told> forged = Optional.empty();
  private volatile boolean codesLast = false;
  private volatile boolean answers = true;
  private final AtomicInteger signedOut = new AtomicInteger();
  private boolean closed = false;

  /** A provider where this site, which must have another name than it, is registered. */
  public ProConnectMock(URI site) {
    back = site.resolve("/api/v1/session/oidc/callback").toString();
    left = site.resolve("/api/v1/session/oidc/signed-out").toString();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    on("/api/v2/.well-known/openid-configuration", this::discovery);
    on("/api/v2/jwks", this::keys);
    on("/api/v2/authorize", this::authorize);
    on("/api/v2/token", this::token);
    on("/api/v2/userinfo", this::userInfo);
    on("/api/v2/session/end", this::end);
    server.start();
  }

  /** A key of the name that the provider's has. */
  static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("pkcs11:ES256").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2";
  }

  /** Who signs in there next, and what is known of them. */
  public void knows(String subject, Map<String, Object> person) {
    this.subject = subject;
    this.person = person;
  }

  /** Anne, who works for this establishment. */
  static Map<String, Object> anne(String siret) {
    return Map.of(
        "given_name", "Anne",
        "usual_name", "Martin",
        "email", OidcVisit.ANNE,
        "uid", "1234",
        "idp_id", "71144ab3-ee1a-4401-b7b3-79b44f7daeeb",
        "siret", siret);
  }

  /** The UserInfo endpoint answers so from now on. */
  void tells(Told told) {
    forged = Optional.of(told);
  }

  /** Whether it answers from now on, or is overloaded. */
  public void answers(boolean does) {
    answers = does;
  }

  /** Codes can be used twice from now on. */
  void keepsCodes() {
    codesLast = true;
  }

  /** How many sign-outs were as they should be. */
  int signedOut() {
    return signedOut.get();
  }

  /** What the UserInfo endpoint should say of who signed in. */
  JWTClaimsSet.Builder claims() {
    JWTClaimsSet.Builder claims = base(subject);
    person.forEach(claims::claim);
    return claims;
  }

  private JWTClaimsSet.Builder base(String subject) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(CLIENT)
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)));
  }

  static String signed(JWTClaimsSet claims, ECKey key) {
    try {
      SignedJWT signed =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      signed.sign(new ECDSASigner(key));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Told discovery(HttpExchange exchange) {
    JsonArray algorithms = new JsonArray().add("ES256").add("RS256").add("HS256");
    JsonObject metadata =
        new JsonObject()
            .put("issuer", issuer())
            .put("authorization_endpoint", issuer() + "/authorize")
            .put("token_endpoint", issuer() + "/token")
            .put("userinfo_endpoint", issuer() + "/userinfo")
            .put("end_session_endpoint", issuer() + "/session/end")
            .put("jwks_uri", issuer() + "/jwks")
            .put("response_types_supported", new JsonArray().add("code"))
            .put("subject_types_supported", new JsonArray().add("public"))
            .put("id_token_signing_alg_values_supported", algorithms)
            .put("userinfo_signing_alg_values_supported", algorithms)
            .put(
                "token_endpoint_auth_methods_supported",
                new JsonArray().add("client_secret_post").add("private_key_jwt"));
    return new Told(200, "application/json", metadata.encode());
  }

  private Told keys(HttpExchange exchange) {
    return new Told(200, "application/json", new JWKSet(KEY.toPublicJWK()).toString());
  }

  private Told authorize(HttpExchange exchange) {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    Set<String> scopes = Set.of(asked.getOrDefault("scope", "").split(" "));
    if (!LISTED.containsAll(asked.keySet())) {
      return refused("Y000400: parameters that are not listed: " + asked.keySet());
    } else if (asked.getOrDefault("state", "").length() < SHORTEST
        || asked.getOrDefault("nonce", "").length() < SHORTEST) {
      return refused("Y000400: state or nonce is too short");
    } else if (!back.equals(asked.get("redirect_uri"))
        || !CLIENT.equals(asked.get("client_id"))
        || !"code".equals(asked.get("response_type"))) {
      return refused("Y030031: redirect_uri");
    } else if (!scopes.contains("openid") || !SCOPES.containsAll(scopes)) {
      return refused("invalid_scope: " + scopes);
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, new Grant(asked.getOrDefault("nonce", ""), scopes));
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            back + "?code=" + code + "&state=" + encoded(asked.getOrDefault("state", "")));
    return new Told(302, "text/html", "");
  }

  private Told token(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (exchange.getRequestHeaders().containsKey("Authorization")
        || !CLIENT.equals(asked.get("client_id"))
        || !SECRET.equals(asked.get("client_secret"))) {
      return new Told(401, "application/json", "{\"error\":\"invalid_client\"}");
    }
    String code = asked.getOrDefault("code", "");
    Grant grant = codesLast ? codes.get(code) : codes.remove(code);
    if (grant == null || !back.equals(asked.get("redirect_uri"))) {
      return new Told(400, "application/json", "{\"error\":\"invalid_grant\"}");
    }
    String token = UUID.randomUUID().toString();
    tokens.put(token, grant);
    String idToken = signed(base(subject).claim("nonce", grant.nonce()).build(), KEY);
    return new Told(
        200,
        "application/json",
        new JsonObject()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", 60)
            .put("id_token", idToken)
            .encode());
  }

  private Told userInfo(HttpExchange exchange) {
    String header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    Grant grant = tokens.get(header.replaceFirst("^Bearer ", ""));
    if (grant == null) {
      return new Told(401, "application/json", "{\"error\":\"invalid_token\"}");
    } else if (forged.isPresent()) {
      return forged.get();
    }
    Map<String, Object> allowed = new HashMap<>(person);
    allowed.keySet().removeIf(each -> SCOPES.contains(each) && !grant.scopes().contains(each));
    JWTClaimsSet.Builder claims = base(subject);
    allowed.forEach(claims::claim);
    return new Told(200, "application/jwt", signed(claims.build(), KEY));
  }

  private Told end(HttpExchange exchange) {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    if (!isOurs(asked.getOrDefault("id_token_hint", ""))) {
      return refused("Y030111: id_token_hint");
    } else if (asked.getOrDefault("state", "").length() < SHORTEST
        || !left.equals(asked.get("post_logout_redirect_uri"))
        || asked.size() != 3) {
      return refused("Y030111: " + asked.keySet());
    }
    signedOut.incrementAndGet();
    exchange
        .getResponseHeaders()
        .set("Location", left + "?state=" + encoded(asked.getOrDefault("state", "")));
    return new Told(303, "text/html", "");
  }

  private static boolean isOurs(String idToken) {
    try {
      return SignedJWT.parse(idToken).verify(new ECDSAVerifier(KEY));
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  private static Told refused(String why) {
    return new Told(400, "text/html", why);
  }

  private interface Answer {
    Told to(HttpExchange exchange) throws IOException;
  }

  private void on(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          Told told = answers ? answer.to(exchange) : new Told(503, "text/html", "overloaded");
          byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", told.type());
          exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Map<String, String> parameters(String query) {
    return Arrays.stream(Optional.ofNullable(query).orElse("").split("&"))
        .map(each -> each.split("=", 2))
        .filter(each -> each.length == 2)
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      server.stop(/* delay= */ 0);
    }
  }
}
