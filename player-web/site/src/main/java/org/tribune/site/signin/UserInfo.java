package org.tribune.site.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.tribune.catalogue.account.Identity;
import org.tribune.site.signin.OpenIdException.Reason;

/**
 * Asks the UserInfo endpoint of a provider what it says of somebody (OpenID Connect Core 1.0,
 * section 5.3), and takes a signed answer only: {@code application/jwt}, by the issuer, for us, of
 * now, and about the person of the ID token. Safe for all threads.
 */
final class UserInfo {
  /** {@code iat} is not asked for: how long it is good says {@code exp}. */
  private static final Set<String> REQUIRED = Set.of("iss", "sub", "aud", "exp");

  private final URI endpoint;
  private final String clientId;
  private final JWSKeySelector<SecurityContext> keys;

  /**
   * An endpoint.
   *
   * @param keys of the issuer, for the algorithms that it alone can sign by
   */
  UserInfo(URI endpoint, String clientId, JWSKeySelector<SecurityContext> keys) {
    this.endpoint = endpoint;
    this.clientId = clientId;
    this.keys = keys;
  }

  /** What the provider says of the person whose ID token came with {@code token}. */
  Map<String, Object> claims(AccessToken token, Identity identity)
      throws OpenIdException, BadJOSEException, JOSEException {
    JWTClaimsSet expected =
        new JWTClaimsSet.Builder().issuer(identity.issuer()).subject(identity.subject()).build();
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(keys);
    processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(clientId, expected, REQUIRED));
    return processor.process(ask(token), /* context= */ null).getClaims();
  }

  private JWT ask(AccessToken token) throws OpenIdException, BadJOSEException {
    HTTPRequest request =
        OpenIdProvider.bounded(new UserInfoRequest(endpoint, token).toHTTPRequest());
    try {
      UserInfoResponse answer = UserInfoResponse.parse(request.send());
      if (answer instanceof UserInfoErrorResponse error) {
        throw new OpenIdException(
            Reason.AWAY, "It does not say who it is: " + error.getErrorObject().toJSONObject());
      }
      JWT signed = answer.toSuccessResponse().getUserInfoJWT();
      if (signed == null) {
        throw new BadJOSEException(
            "Its UserInfo is not signed: have it signed there with ES256 or RS256");
      }
      return signed;
    } catch (IOException | ParseException e) {
      throw new OpenIdException(Reason.AWAY, "It does not say who it is: " + e.getMessage(), e);
    }
  }
}
