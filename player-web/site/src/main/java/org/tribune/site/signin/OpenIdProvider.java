package org.tribune.site.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.account.Identity;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.site.signin.OpenIdException.Reason;

/**
 * A provider of OpenID Connect (Core 1.0, Discovery 1.0), asked by the authorization code flow with
 * PKCE (RFC 7636, S256). What it offers is asked for at the first sign-in, so that one that is away
 * keeps nobody waiting. Calls block for {@value #CONNECT_MILLIS} and {@value #READ_MILLIS} ms a
 * question at most. Safe for all threads.
 */
final class OpenIdProvider {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 5_000;
  private static final int LARGEST_KEYS = 200_000;

  /** For so long one that did not answer is not asked again: who waits for it waits in vain. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  /** Signed with a key that the provider alone has; so neither none nor HMAC. */
  private static final Set<JWSAlgorithm> SIGNED = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);

  /**
   * What the provider offers, who looks at its ID tokens, and where it says more; absent if it is
   * not asked for more.
   */
  private record Offer(
      OIDCProviderMetadata metadata, IDTokenValidator validator, Optional<UserInfo> userInfo) {}

  /**
   * Who came back.
   *
   * @param logoutHint by which the provider knows later whose session is to end; absent if that is
   *     not asked of it
   */
  record Known(ProviderPerson person, Optional<String> logoutHint) {}

  private record Failure(Instant at, OpenIdException exception) {}

  private final SignInConfig.Oidc config;
  private final ProviderProfile profile;
  private final URI comeBack;
  private final URI leftBack;
  private final MediaClock clock;
  private Optional<Offer> offer = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  /**
   * A provider, who is not asked anything yet.
   *
   * @param comeBack where it sends browsers back to, exactly as it is registered there
   * @param leftBack where it sends them after a sign-out, likewise
   */
  OpenIdProvider(SignInConfig.Oidc config, URI comeBack, URI leftBack, MediaClock clock) {
    this.config = config;
    this.profile = ProviderProfile.of(config);
    this.comeBack = comeBack;
    this.leftBack = leftBack;
    this.clock = clock;
  }

  /** Where the browser of {@code pending} goes to sign in. */
  URI signInAddress(AuthorizationState pending) throws OpenIdException {
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(ResponseType.CODE, profile.scope(), client(), comeBack)
            .endpointURI(offer().metadata().getAuthorizationEndpointURI())
            .state(new State(state(pending)))
            .nonce(nonce(pending));
    if (profile.usesVerifier()) {
      request.codeChallenge(verifier(pending), CodeChallengeMethod.S256);
    }
    return request.build().toURI();
  }

  /**
   * Where the browser of {@code pending} goes to sign out.
   *
   * @param hint as {@link Known} has it
   * @return empty if nothing there can be ended
   */
  Optional<URI> signOutAddress(AuthorizationState pending, String hint) throws OpenIdException {
    if (!profile.endsSessions()) {
      return Optional.empty();
    }
    Optional<URI> endpoint = Optional.ofNullable(offer().metadata().getEndSessionEndpointURI());
    try {
      SignedJWT idToken = SignedJWT.parse(hint);
      State state = new State(stateOfSignOut(pending));
      return endpoint.map(each -> new LogoutRequest(each, idToken, leftBack, state).toURI());
    } catch (java.text.ParseException e) {
      // The browser was given another one by somebody: there is nothing to end by it.
      return Optional.empty();
    }
  }

  private ClientID client() {
    return new ClientID(config.clientId());
  }

  /** What the provider gives back to the browser of {@code pending}. */
  String state(AuthorizationState pending) {
    return pending.word("state");
  }

  /** What the provider gives back to the browser of {@code pending} after a sign-out. */
  String stateOfSignOut(AuthorizationState pending) {
    return pending.word("state of sign-out");
  }

  private static Nonce nonce(AuthorizationState pending) {
    return new Nonce(pending.word("nonce"));
  }

  private static CodeVerifier verifier(AuthorizationState pending) {
    return new CodeVerifier(pending.word("verifier"));
  }

  /** True if {@code issuer}, which an answer names (RFC 9207), is this one. */
  boolean isCalled(String issuer) {
    return issuer.equals(config.issuer().toString());
  }

  /** Who came back with {@code code}. */
  Known person(String code, AuthorizationState pending) throws OpenIdException {
    Offer offered = offer();
    OIDCTokens tokens = redeem(offered.metadata(), code, pending).getOIDCTokens();
    try {
      IDTokenClaimsSet claims = offered.validator().validate(tokens.getIDToken(), nonce(pending));
      if (claims.getAuthorizedParty() != null
          && !claims.getAuthorizedParty().getValue().equals(config.clientId())) {
        throw new BadJOSEException("It is for another client (azp)");
      }
      Identity identity =
          new Identity(claims.getIssuer().getValue(), claims.getSubject().getValue());
      Map<String, Object> told =
          offered.userInfo().isPresent()
              ? offered.userInfo().get().claims(tokens.getAccessToken(), identity)
              : claims.toJWTClaimsSet().getClaims();
      return new Known(
          Claims.person(identity, told, config.roles(), profile.vouchesForAddresses()),
          Optional.of(tokens.getIDTokenString()).filter(each -> profile.endsSessions()));
    } catch (KeySourceException e) {
      throw new OpenIdException(Reason.AWAY, "Its keys can't be had: " + e.getMessage(), e);
    } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException e) {
      throw new OpenIdException(
          Reason.NOT_TRUSTED, "What it says is not good: " + e.getMessage(), e);
    }
  }

  private OIDCTokenResponse redeem(
      OIDCProviderMetadata metadata, String code, AuthorizationState pending)
      throws OpenIdException {
    AuthorizationCode grant = new AuthorizationCode(code);
    HTTPRequest request =
        bounded(
            new TokenRequest.Builder(
                    metadata.getTokenEndpointURI(),
                    authentication(metadata),
                    profile.usesVerifier()
                        ? new AuthorizationCodeGrant(grant, comeBack, verifier(pending))
                        : new AuthorizationCodeGrant(grant, comeBack))
                .build()
                .toHTTPRequest());
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
      if (answer instanceof OIDCTokenResponse tokens) {
        return tokens;
      }
      ErrorObject error = answer.toErrorResponse().getErrorObject();
      Reason reason = OAuth2Error.INVALID_GRANT.equals(error) ? Reason.CODE_REFUSED : Reason.AWAY;
      throw new OpenIdException(reason, "It gives no token: " + error.toJSONObject());
    } catch (IOException | ParseException e) {
      throw new OpenIdException(Reason.AWAY, "It gives no token: " + e.getMessage(), e);
    }
  }

  /** So that it can't keep us, nor send us elsewhere. */
  static HTTPRequest bounded(HTTPRequest request) {
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    request.setFollowRedirects(false);
    return request;
  }

  private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
    Secret secret = new Secret(config.clientSecret().reveal());
    List<ClientAuthenticationMethod> taken = metadata.getTokenEndpointAuthMethods();
    boolean takesBasic =
        taken == null || taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return takesBasic
        ? new ClientSecretBasic(client(), secret)
        : new ClientSecretPost(client(), secret);
  }

  private synchronized Offer offer() throws OpenIdException {
    if (offer.isPresent()) {
      return offer.get();
    }
    Instant now = clock.now().toInstant();
    if (failure.isPresent()
        && Duration.between(failure.get().at(), now).abs().compareTo(AFTER_FAILURE) < 0) {
      throw failure.get().exception();
    }
    try {
      Offer found = discover();
      offer = Optional.of(found);
      return found;
    } catch (GeneralException | IOException | RuntimeException e) {
      OpenIdException away =
          new OpenIdException(
              Reason.AWAY,
              config.issuer()
                  + "/.well-known/openid-configuration can't be read ("
                  + e.getMessage()
                  + "): see that this machine reaches it, and that signIn.oidc.issuer is its name",
              e);
      failure = Optional.of(new Failure(now, away));
      throw away;
    }
  }

  private Offer discover() throws GeneralException, IOException {
    Issuer issuer = new Issuer(config.issuer());
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.resolve(issuer, CONNECT_MILLIS, READ_MILLIS);
    DefaultResourceRetriever reader =
        new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_KEYS);
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), reader)
            .refreshAheadCache(false)
            .build();
    return new Offer(
        metadata,
        new IDTokenValidator(
            issuer,
            client(),
            selector(metadata.getIDTokenJWSAlgs(), keys),
            /* jweKeySelector= */ null),
        profile.asksUserInfo() ? Optional.of(userInfo(metadata, keys)) : Optional.empty());
  }

  private UserInfo userInfo(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys)
      throws GeneralException {
    if (metadata.getUserInfoEndpointURI() == null) {
      throw new GeneralException("it has no userinfo_endpoint");
    }
    List<JWSAlgorithm> offered =
        Optional.ofNullable(metadata.getUserInfoJWSAlgs()).orElse(metadata.getIDTokenJWSAlgs());
    return new UserInfo(
        metadata.getUserInfoEndpointURI(), config.clientId(), selector(offered, keys));
  }

  /** The keys for those of the offered algorithms by which the provider alone can sign. */
  private static JWSKeySelector<SecurityContext> selector(
      @Nullable List<JWSAlgorithm> offered, JWKSource<SecurityContext> keys) {
    Set<JWSAlgorithm> algorithms =
        offered == null
            ? Set.of(JWSAlgorithm.RS256)
            : offered.stream().filter(SIGNED::contains).collect(Collectors.toSet());
    return new JWSVerificationKeySelector<>(algorithms, keys);
  }
}
