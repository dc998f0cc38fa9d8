package org.tribune.site.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.access.Role;
import org.tribune.site.signin.OidcVisit.Begun;

/** What must open no session: forged, stolen, repeated and misdirected answers of a provider. */
class OidcForgeryTest {
  @TempDir Path directory;
  private OidcVisit visit;
  private Begun begun;
  private String back;

  @BeforeEach
  void begin() {
    visit = new OidcVisit(directory, /* createsAccounts= */ false, /* roles= */ Optional.empty());
    visit.site.personWithoutPassword(OidcVisit.ANNE, Role.ADMINISTRATOR);
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
    assertThat(OidcVisit.session(response)).isEmpty();
    assertThat(visit.site.trail(1).getFirst()).doesNotStartWith("signed-in");
  }

  private JWTClaimsSet good() {
    return visit.claims(begun).build();
  }

  /** So that what follows is refused for what is changed in it, and for nothing else. */
  @Test
  void idToken_asItShouldBe_opensASession() {
    visit.answers(OidcVisit.signed(good()));
    assertThat(OidcVisit.session(comeBack())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "nonce, another",
    "nonce, ''",
    "nonce,",
    "aud, another-client",
    "aud,",
    "iss, https://another.example/town",
    "iss,",
    "sub, ''",
    "azp, another-client"
  })
  void idToken_ofAnotherSignInClientOrIssuer_isRefused(String claim, @Nullable String value) {
    visit.answers(OidcVisit.signed(visit.claims(begun).claim(claim, value).build()));
    assertNobody(comeBack(), 502);
  }

  @Test
  void idToken_ofYesterdayOrTomorrow_isRefused() {
    Date yesterday = Date.from(Instant.now().minus(Duration.ofDays(1)));
    visit.answers(OidcVisit.signed(visit.claims(begun).expirationTime(yesterday).build()));
    assertNobody(comeBack(), 502);
    Date tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
    visit.answers(
        OidcVisit.signed(visit.claims(begun).issueTime(tomorrow).expirationTime(tomorrow).build()));
    assertNobody(comeBack(), 502);
  }

  @Test
  void idToken_withoutSignature_isRefused() {
    visit.answers(new PlainJWT(good()));
    assertNobody(comeBack(), 502);
  }

  @Test
  void idToken_signedWithAnotherKey_isRefused() {
    visit.answers(OidcVisit.signed(good(), OidcVisit.newKey()));
    assertNobody(comeBack(), 502);
  }

  @Test
  void idToken_signedWithWhatEverybodyKnows_isRefused() throws JOSEException {
    SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good());
    forged.sign(new MACSigner(OidcVisit.KEY.toRSAPublicKey().getEncoded()));
    visit.answers(forged);
    assertNobody(comeBack(), 502);
  }

  @Test
  void idToken_changedAfterItWasSigned_isRefused() throws ParseException {
    Base64URL[] parts = SignedJWT.parse(OidcVisit.signed(good()).serialize()).getParsedParts();
    String other = good().toString().replace("s-anne", "s-eve");
    visit.answers(new SignedJWT(parts[0], Base64URL.encode(other), parts[2]));
    assertNobody(comeBack(), 502);
  }

  @Test
  void state_ofAnotherBrowser_isRefusedAndTheProviderNotAsked() {
    Begun other = visit.begin();
    assertNobody(visit.comeBack(back, other.cookie()), 400);
    assertNobody(visit.comeBack(back, "a=b"), 400);
    assertNobody(visit.comeBack(back.replaceAll("state=[^&]*", "state=x"), begun.cookie()), 400);
    assertNobody(visit.comeBack(back.replaceAll("state=[^&]*", "s=x"), begun.cookie()), 400);
    visit.providesAnne();
    assertThat(OidcVisit.session(comeBack())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"0, X", "1, 9999999999", "2, L2NvbnNvbGUvcGVvcGxl", "2, -"})
  void cookie_thatWasChanged_isRefused(int part, String value) {
    String[] parts = begun.cookie().split("=", 2)[1].split("\\.", -1);
    String first = parts[0].startsWith(value) ? "Y" : value;
    parts[part] = part == 0 ? first + parts[0].substring(1) : value;
    assertNobody(visit.comeBack(back, "tribune_oidc=" + String.join(".", parts)), 400);
  }

  @Test
  void callback_twice_opensOneSession() {
    visit.providesAnne();
    assertThat(OidcVisit.session(comeBack())).isPresent();
    // The answer makes the browser forget the cookie; a thief has not.
    visit.providesAnne();
    HttpResponse<String> again = comeBack();
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(OidcVisit.session(again)).isEmpty();
    // Not even where the provider takes a code twice.
    visit.answers(OidcVisit.signed(good()));
    assertThat(OidcVisit.session(comeBack())).isEmpty();
  }

  @Test
  void callback_ofAnotherIssuer_isRefused() {
    visit.providesAnne();
    assertNobody(visit.comeBack(back + "&iss=https%3A%2F%2Fanother.example", begun.cookie()), 400);
  }

  @Test
  void callback_withAnError_tellsThatItWasNotGranted() {
    String state = "state=" + begun.parameter("state");
    String refused = "/api/v1/session/oidc/callback?error=access_denied&" + state;
    HttpResponse<String> response = visit.comeBack(refused, begun.cookie());
    assertNobody(response, 403);
    assertThat(response.body()).contains("did not grant the sign-in");
  }

  @Test
  void codes_thatAreGuessed_areSlowedDown() {
    int status = 0;
    for (int i = 0; i < 8 && status != 429; i++) {
      status =
          visit
              .comeBack(back.replaceAll("code=[^&]*", "code=guess" + i), begun.cookie())
              .statusCode();
    }
    assertThat(status).isEqualTo(429);
  }

  @Test
  void provider_thatGoesAway_isToldAndThePasswordStillWorks() {
    visit.answers(500, "<html>");
    HttpResponse<String> response = comeBack();
    assertNobody(response, 503);
    assertThat(response.body()).contains("does not answer as it should", "your password");
    visit.provider.shutdown();
    assertNobody(comeBack(), 503);
    assertThat(visit.site.get("/api/v1/session", "Cookie", visit.site.signIn()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void provider_awayAtTheStart_isAskedAgainLater() {
    visit.close();
    visit = new OidcVisit(directory, /* createsAccounts= */ false, /* roles= */ Optional.empty());
    visit.answers(503, "");
    assertThat(visit.tryToBegin(new JsonObject()).statusCode()).isEqualTo(503);
    assertThat(visit.tryToBegin(new JsonObject()).statusCode()).isEqualTo(503);
    visit.site.clock().advance(Duration.ofSeconds(5));
    HttpResponse<String> response = visit.tryToBegin(new JsonObject());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(visit.site.get("/api/v1/site").body()).getString("provider"))
        .isEqualTo("Compte & mairie");
  }
}
