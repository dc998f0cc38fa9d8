package org.tribune.site.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.signin.OidcVisit.ANNE;
import static org.tribune.site.signin.ProConnectVisit.OURS;
import static org.tribune.site.signin.ProConnectVisit.OURS_TOO;
import static org.tribune.site.signin.ProConnectVisit.THEIRS;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Identity;
import org.tribune.core.access.Role;
import org.tribune.core.config.SignInConfig;
import org.tribune.site.RunningServer;
import org.tribune.site.signin.ProConnectVisit.Begun;

/** Signing in and out by ProConnect, at a provider that is as strict as it. */
class ProConnectTest {
  @TempDir Path directory;
  private ProConnectVisit visit;

  @BeforeEach
  void start() {
    visit = new ProConnectVisit(directory, Set.of(OURS, OURS_TOO));
  }

  @AfterEach
  void stop() {
    visit.close();
  }

  private void restartWith(Set<String> sirets, Optional<SignInConfig.Roles> roles) {
    visit.close();
    visit = new ProConnectVisit(directory, sirets, roles);
  }

  private static void assertTurnedAway(HttpResponse<String> response, String told) {
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("<html lang=\"fr\">", told);
    assertThat(RunningServer.cookie(response, "tribune_session")).isEmpty();
  }

  @Test
  void begin_asksOnlyForWhatIsListedAndNeeded() {
    Begun begun = visit.begin();
    assertThat(begun.parameters())
        .containsOnlyKeys("response_type", "client_id", "redirect_uri", "scope", "state", "nonce")
        .containsEntry("scope", "openid given_name usual_name email siret");
    assertThat(begun.parameters().get("state")).hasSizeGreaterThanOrEqualTo(32);
    assertThat(begun.parameters().get("nonce")).hasSizeGreaterThanOrEqualTo(32);
    assertThat(visit.atTheProvider(begun.address()).statusCode()).isEqualTo(302);
  }

  /** So that what the site does is let through for what it does, and for nothing else. */
  @Test
  void mock_refusesWhatProConnectRefuses() {
    String good = visit.begin().address().toString();
    for (String bad :
        List.of(
            good + "&code_challenge=abc&code_challenge_method=S256",
            good + "&acr_values=eidas1",
            good.replaceFirst("state=[^&]*", "state=short"),
            good.replaceFirst("nonce=[^&]*", "nonce=short"),
            good.replaceFirst("scope=[^&]*", "scope=openid+email+profile"))) {
      assertThat(visit.atTheProvider(URI.create(bad)).statusCode()).as(bad).isEqualTo(400);
    }
    String end = visit.provider.issuer() + "/session/end?state=" + "s".repeat(43);
    assertThat(visit.atTheProvider(URI.create(end)).statusCode()).isEqualTo(400);
  }

  @Test
  void signIn_byTheSignedUserInfo_opensASessionAndBindsTheAccount() {
    Account anne = visit.anne(Role.CLERK);
    HttpResponse<String> response = visit.signIn();
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains("/console/account");
    String cookie = RunningServer.cookie(response, "tribune_session").orElseThrow();
    assertThat(visit.site.get("/api/v1/session", "Cookie", cookie).body()).contains(ANNE);
    assertThat(visit.site.catalogue().accounts().identities().all())
        .isEqualTo(Map.of(anne.id(), new Identity(visit.provider.issuer(), "s-anne")));
    assertThat(visit.site.trail(2))
        .containsExactly(
            "signed-in " + ANNE + " oidc " + visit.provider.issuer(),
            "identity-bound " + ANNE + " " + visit.provider.issuer() + " s-anne");
  }

  @Test
  void signIn_whereTheAddressIsSaidNotToBeVerified_isRefused() {
    visit.anne(Role.CLERK);
    Map<String, Object> claims = new HashMap<>(ProConnectMock.anne(OURS));
    claims.put("email_verified", false);
    visit.provider.knows("s-anne", claims);
    assertTurnedAway(visit.signIn(), "adresse électronique est vérifiée");
  }

  @Test
  void signIn_forAnyOfOurEstablishments_isLetIn() {
    visit.anne(Role.CLERK);
    visit.provider.knows("s-anne", ProConnectMock.anne(OURS_TOO));
    assertThat(RunningServer.cookie(visit.signIn(), "tribune_session")).isPresent();
  }

  @Test
  void signIn_forAnotherTown_isTurnedAwayAndToldWhy() {
    Account anne = visit.anne(Role.CLERK);
    visit.provider.knows("s-anne", ProConnectMock.anne(THEIRS));
    HttpResponse<String> response = visit.signIn();
    assertTurnedAway(response, "SIRET " + THEIRS);
    assertThat(response.body())
        .contains("<section lang=\"en\">", "This site is for other organisations")
        .contains("<a href=\"/api/v1/session/oidc/sign-out\">");
    assertThat(visit.site.catalogue().accounts().identities().all()).isEmpty();
    assertThat(visit.site.trail(1))
        .containsExactly("sign-in-refused  SIRET " + THEIRS + ", " + ANNE);
    // Not even for who was let in before, for another establishment.
    visit.provider.knows("s-anne", ProConnectMock.anne(OURS));
    assertThat(RunningServer.cookie(visit.signIn(), "tribune_session")).isPresent();
    visit.provider.knows("s-anne", ProConnectMock.anne(THEIRS));
    assertTurnedAway(visit.signIn(), "SIRET " + THEIRS);
    assertThat(visit.site.trail(1))
        .containsExactly(
            "sign-in-refused " + anne.login().value() + " SIRET " + THEIRS + ", " + ANNE);
  }

  @Test
  void signIn_withoutAnEstablishment_isTurnedAway() {
    visit.anne(Role.CLERK);
    Map<String, Object> claims = new HashMap<>(ProConnectMock.anne(OURS));
    claims.remove("siret");
    visit.provider.knows("s-anne", claims);
    assertTurnedAway(visit.signIn(), "ne dit pas pour quelle organisation vous travaillez");
  }

  @Test
  void signIn_whereNoEstablishmentIsNamed_isForWhoeverHasAnAccount() {
    restartWith(Set.of(), Optional.empty());
    visit.anne(Role.CLERK);
    visit.provider.knows("s-anne", ProConnectMock.anne(THEIRS));
    assertThat(RunningServer.cookie(visit.signIn(), "tribune_session")).isPresent();
  }

  @Test
  void signIn_whereAccountsAreMade_isNamedByGivenAndUsualName() {
    restartWith(
        Set.of(OURS),
        Optional.of(new SignInConfig.Roles("roles", Map.of(Role.CLERK, Set.of("agent_public")))));
    Map<String, Object> claims = new HashMap<>(ProConnectMock.anne(OURS));
    claims.put("roles", List.of("agent_public", "agent_public_territorial"));
    visit.provider.knows("s-anne", claims);
    assertThat(visit.begin().parameters())
        .containsEntry("scope", "openid given_name usual_name email siret roles");
    assertThat(RunningServer.cookie(visit.signIn(), "tribune_session")).isPresent();
    assertThat(visit.site.catalogue().accounts().accounts())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.displayName()).isEqualTo("Anne Martin");
              assertThat(each.login().value()).isEqualTo(ANNE);
              assertThat(each.roles()).containsExactly(Role.CLERK);
            });
  }

  @Test
  void signIn_afterTheirProviderOfIdentitiesChanged_isBoundAnewByAnAdministrator() {
    Account anne = visit.anne(Role.CLERK);
    String issuer = visit.provider.issuer();
    assertThat(RunningServer.cookie(visit.signIn(), "tribune_session")).isPresent();
    visit.provider.knows("s-anne-elsewhere", ProConnectMock.anne(OURS));
    assertTurnedAway(visit.signIn(), "nouveau fournisseur d’identité de votre organisation");
    assertThat(visit.site.trail(1))
        .containsExactly(
            "sign-in-refused %s bound to another than %s s-anne-elsewhere, %s"
                .formatted(ANNE, issuer, ANNE));
    String admin = visit.site.signIn();
    String path = "/api/v1/accounts/" + anne.id() + "/identity";
    assertThat(visit.site.order("DELETE", path, "", admin).statusCode()).isEqualTo(204);
    String cookie = RunningServer.cookie(visit.signIn(), "tribune_session").orElseThrow();
    assertThat(visit.site.get("/api/v1/session", "Cookie", cookie).body())
        .contains(anne.id().value());
    assertThat(visit.site.trail(3))
        .containsExactly(
            "signed-in " + ANNE + " oidc " + issuer,
            "identity-bound " + ANNE + " " + issuer + " s-anne-elsewhere",
            "identity-released " + ANNE + " " + issuer + " s-anne");
    // The identity of before opens nothing any more.
    visit.provider.knows("s-anne", ProConnectMock.anne(OURS));
    assertTurnedAway(visit.signIn(), "est associé à une autre identité");
  }

  private HttpResponse<String> signOut(String cookies) {
    return visit.site.order("DELETE", "/api/v1/session", "", cookies);
  }

  @Test
  void signOut_goesOnToTheProviderAndComesBack() {
    visit.anne(Role.CLERK);
    HttpResponse<String> signedIn = visit.signIn();
    assertThat(signedIn.headers().allValues("Set-Cookie"))
        .anyMatch(
            each ->
                each.matches(
                    "tribune_logout_hint=.*Max-Age=2592000.*Path=/api/v1/session.*"
                        + "HTTPOnly.*SameSite=Strict.*"));
    String cookies = ProConnectVisit.cookies(signedIn);
    HttpResponse<String> response = signOut(cookies);
    assertThat(response.statusCode()).isEqualTo(200);
    String next = new JsonObject(response.body()).getString("url");
    assertThat(visit.site.get("/api/v1/session", "Cookie", cookies).statusCode()).isEqualTo(401);

    HttpResponse<String> leaving = visit.site.get(next, "Cookie", cookies);
    assertThat(leaving.statusCode()).isEqualTo(303);
    assertThat(leaving.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(leaving.headers().allValues("Set-Cookie"))
        .anyMatch(each -> each.startsWith("tribune_logout_hint=;"))
        .anyMatch(each -> each.matches("tribune_oidc_out=.+SameSite=Lax.*"));
    URI address = URI.create(leaving.headers().firstValue("Location").orElseThrow());
    assertThat(ProConnectMock.parameters(address.getRawQuery()))
        .containsOnlyKeys("id_token_hint", "state", "post_logout_redirect_uri");
    String back = visit.signedOutAtTheProvider(address);
    assertThat(visit.provider.signedOut()).isEqualTo(1);
    HttpResponse<String> out =
        visit.comeBack(back, RunningServer.cookie(leaving, "tribune_oidc_out").orElseThrow());
    assertThat(out.headers().firstValue("Location")).contains("/console/sign-in?out=provider");
    assertThat(visit.site.trail(1)).containsExactly("signed-out " + ANNE + " ");
  }

  @Test
  void signedOut_withAnotherState_saysNothing() {
    visit.anne(Role.CLERK);
    String cookies = ProConnectVisit.cookies(visit.signIn());
    HttpResponse<String> leaving =
        visit.site.get("/api/v1/session/oidc/sign-out", "Cookie", cookies);
    String errand = RunningServer.cookie(leaving, "tribune_oidc_out").orElseThrow();
    for (String query : List.of("", "?state=", "?state=" + "x".repeat(43))) {
      HttpResponse<String> out = visit.comeBack("/api/v1/session/oidc/signed-out" + query, errand);
      assertThat(out.headers().firstValue("Location")).contains("/console/sign-in");
    }
  }

  @Test
  void signOut_whereTheProviderIsAway_saysThatItIsHereOnly() {
    visit.anne(Role.CLERK);
    String cookies = ProConnectVisit.cookies(visit.signIn());
    restartWith(Set.of(OURS), Optional.empty());
    visit.provider.close();
    HttpResponse<String> leaving =
        visit.site.get("/api/v1/session/oidc/sign-out", "Cookie", cookies);
    assertThat(leaving.headers().firstValue("Location")).contains("/console/sign-in?out=here");
  }

  @Test
  void signOut_ofASessionByPassword_leavesTheProviderAlone() {
    visit.anne(Role.CLERK);
    String hint = RunningServer.cookie(visit.signIn(), "tribune_logout_hint").orElseThrow();
    assertThat(signOut(visit.site.signIn()).statusCode()).isEqualTo(204);
    assertThat(visit.site.get("/api/v1/session/oidc/sign-out").headers().firstValue("Location"))
        .contains("/console/sign-in");
    // A cookie that is no token, or nobody's, leads nowhere.
    HttpResponse<String> forged =
        visit.site.get("/api/v1/session/oidc/sign-out", "Cookie", "tribune_logout_hint=a.b.c");
    assertThat(forged.headers().firstValue("Location")).contains("/console/sign-in?out=here");
    assertThat(hint).contains(".");
  }

  @Test
  void turnedAway_canLeaveTheProviderToChooseAnotherAccount() {
    visit.provider.knows("s-anne", ProConnectMock.anne(THEIRS));
    HttpResponse<String> response = visit.signIn();
    assertTurnedAway(
        response, "Se déconnecter de «\u00a0ProConnect\u00a0» pour y choisir un autre compte");
    assertThat(response.headers().allValues("Set-Cookie"))
        .anyMatch(each -> each.matches("tribune_logout_hint=.*Max-Age=600.*"));
    HttpResponse<String> leaving =
        visit.site.get(
            "/api/v1/session/oidc/sign-out", "Cookie", ProConnectVisit.cookies(response));
    String back =
        visit.signedOutAtTheProvider(
            URI.create(leaving.headers().firstValue("Location").orElseThrow()));
    assertThat(back).contains("state=");
  }
}
