package org.tribune.site.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.signin.ProConnectVisit.OURS;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.site.signin.ProConnectMock.Told;
import org.tribune.site.signin.ProConnectVisit.Begun;

/** What of a UserInfo endpoint must open no session, however good the ID token is. */
class ProConnectForgeryTest {
  private static final String JWT = "application/jwt";

  @TempDir Path directory;
  private ProConnectVisit visit;
  private Begun begun;
  private String back;

  @BeforeEach
  void begin() {
    visit = new ProConnectVisit(directory, Set.of(OURS));
    visit.anne(Role.ADMINISTRATOR);
    begun = visit.begin();
    back = visit.signedInAtTheProvider(begun);
  }

  @AfterEach
  void stop() {
    visit.close();
  }

  private HttpResponse<String> comeBack() {
    return visit.comeBack(back, begun.cookie());
  }

  private void assertNobody(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(RunningServer.cookie(response, "tribune_session")).isEmpty();
    assertThat(RunningServer.cookie(response, "tribune_logout_hint")).isEmpty();
    assertThat(visit.site.trail(1).getFirst()).doesNotStartWith("signed-in");
  }

  private void tells(String jwt) {
    visit.provider.tells(new Told(200, JWT, jwt));
  }

  /** So that what follows is refused for what is changed in it, and for nothing else. */
  @Test
  void userInfo_asItShouldBe_opensASession() {
    tells(ProConnectMock.signed(visit.provider.claims().build(), ProConnectMock.KEY));
    assertThat(RunningServer.cookie(comeBack(), "tribune_session")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "sub, s-eve",
    "sub, ''",
    "sub,",
    "aud, another-client",
    "aud,",
    "iss, https://another.example/api/v2",
    "iss,",
    "exp,"
  })
  void userInfo_ofAnotherPersonClientOrIssuer_isRefused(String claim, @Nullable String value) {
    JWTClaimsSet claims = visit.provider.claims().claim(claim, value).build();
    tells(ProConnectMock.signed(claims, ProConnectMock.KEY));
    assertNobody(comeBack(), 502);
  }

  @Test
  void userInfo_ofYesterday_isRefused() {
    Date yesterday = Date.from(Instant.now().minus(Duration.ofDays(1)));
    JWTClaimsSet claims = visit.provider.claims().expirationTime(yesterday).build();
    tells(ProConnectMock.signed(claims, ProConnectMock.KEY));
    assertNobody(comeBack(), 502);
  }

  @Test
  void userInfo_signedWithAnotherKey_isRefused() {
    tells(ProConnectMock.signed(visit.provider.claims().build(), ProConnectMock.newKey()));
    assertNobody(comeBack(), 502);
  }

  @Test
  void userInfo_withoutSignature_isRefused() {
    tells(new PlainJWT(visit.provider.claims().build()).serialize());
    assertNobody(comeBack(), 502);
  }

  @Test
  void userInfo_inPlainJson_isRefused() {
    visit.provider.tells(
        new Told(200, "application/json", visit.provider.claims().build().toString()));
    assertNobody(comeBack(), 502);
  }

  @Test
  void userInfo_signedWithWhatEverybodyKnows_isRefused() throws JOSEException {
    for (byte[] secret :
        new byte[][] {
          ProConnectMock.KEY.toECPublicKey().getEncoded(),
          ProConnectMock.KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)
        }) {
      SignedJWT forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256)
                  .keyID(ProConnectMock.KEY.getKeyID())
                  .build(),
              visit.provider.claims().build());
      forged.sign(new MACSigner(secret));
      tells(forged.serialize());
      assertNobody(visit.signIn(), 502);
    }
  }

  @Test
  void userInfo_changedAfterItWasSigned_isRefused() throws ParseException {
    JWTClaimsSet claims = visit.provider.claims().build();
    Base64URL[] parts =
        SignedJWT.parse(ProConnectMock.signed(claims, ProConnectMock.KEY)).getParsedParts();
    String other = claims.toString().replace("anne.martin", "eve.martin");
    tells(parts[0] + "." + Base64URL.encode(other) + "." + parts[2]);
    assertNobody(comeBack(), 502);
  }

  @Test
  void userInfo_ofAnEndpointThatFails_opensNothing() {
    for (Told told :
        new Told[] {
          new Told(200, JWT, "no token"),
          new Told(500, "text/html", "<html>"),
          new Told(401, "application/json", "{}")
        }) {
      visit.provider.tells(told);
      assertNobody(visit.signIn(), 503);
    }
  }

  /** The account is the one of the subject, and the address one that somebody else has. */
  @Test
  void userInfo_withAnothersAddress_opensNoAccountOfTheirs() {
    assertThat(RunningServer.cookie(comeBack(), "tribune_session")).isPresent();
    visit.provider.knows("s-eve", ProConnectMock.anne(OURS));
    HttpResponse<String> response = visit.signIn();
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body())
        .contains("est associé à une autre identité de «\u00a0ProConnect\u00a0»");
    assertThat(RunningServer.cookie(response, "tribune_session")).isEmpty();
  }

  @Test
  void callback_twice_opensOneSession() {
    visit.provider.keepsCodes();
    assertThat(RunningServer.cookie(comeBack(), "tribune_session")).isPresent();
    HttpResponse<String> again = comeBack();
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(RunningServer.cookie(again, "tribune_session")).isEmpty();
    assertThat(RunningServer.cookie(again, "tribune_logout_hint")).isEmpty();
  }

  /** Without PKCE the nonce keeps a stolen code from being used in another browser. */
  @Test
  void code_ofAnotherBrowser_isRefused() {
    Begun thief = visit.begin();
    String code = ProConnectMock.parameters(back.substring(back.indexOf('?') + 1)).get("code");
    String injected =
        "/api/v1/session/oidc/callback?code=" + code + "&state=" + thief.parameters().get("state");
    assertNobody(visit.comeBack(injected, thief.cookie()), 502);
  }

  @Test
  void state_ofAnotherBrowser_isRefusedAndTheProviderNotAsked() {
    assertNobody(visit.comeBack(back, visit.begin().cookie()), 400);
    assertThat(RunningServer.cookie(comeBack(), "tribune_session")).isPresent();
  }
}
