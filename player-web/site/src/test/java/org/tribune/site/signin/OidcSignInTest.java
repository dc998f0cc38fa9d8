package org.tribune.site.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.signin.OidcVisit.ANNE;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Identity;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.core.config.SignInConfig;
import org.tribune.site.signin.OidcVisit.Begun;

/** Signing in by a provider of OpenID Connect, at a real one. */
class OidcSignInTest {
  @TempDir Path directory;
  private OidcVisit visit;

  @BeforeEach
  void start() {
    visit = new OidcVisit(directory, /* createsAccounts= */ false, /* roles= */ Optional.empty());
  }

  @AfterEach
  void stop() {
    visit.close();
  }

  private void startWith(boolean createsAccounts, SignInConfig.Roles roles) {
    visit.close();
    visit = new OidcVisit(directory, createsAccounts, Optional.of(roles));
  }

  private static void assertRefused(HttpResponse<String> response, int status, String told) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(response.body()).contains(told, "<html lang=\"en\">", "<section lang=\"fr\">");
    assertThat(response.body()).contains("<a href=\"/console/sign-in\">");
    assertThat(OidcVisit.session(response)).isEmpty();
  }

  @Test
  void begin_asksTheProviderForACodeWithAllThatProtectsIt() {
    Begun begun = visit.begin();
    assertThat(begun.address().toString()).startsWith(visit.issuer() + "/authorize?");
    assertThat(begun.parameters())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "tribune")
        .containsEntry("redirect_uri", "http://localhost/api/v1/session/oidc/callback")
        .containsEntry("scope", "openid email profile")
        .containsEntry("code_challenge_method", "S256");
    assertThat(begun.parameter("state")).hasSize(43);
    assertThat(
            Set.of(
                begun.parameter("state"),
                begun.parameter("nonce"),
                begun.parameter("code_challenge")))
        .hasSize(3);
    assertThat(visit.begin().parameter("state")).isNotEqualTo(begun.parameter("state"));
    HttpResponse<String> response = visit.tryToBegin(new JsonObject());
    assertThat(response.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("tribune_oidc=")
        .contains("HTTPOnly", "SameSite=Lax", "Path=/", "Max-Age=600");
  }

  @Test
  void signIn_byAVerifiedAddress_opensASessionAndBindsTheAccount() {
    Account anne = visit.site.personWithoutPassword(ANNE, Role.CLERK);
    visit.providesAnne();
    HttpResponse<String> response = visit.signIn();
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains("/console/account");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().allValues("Set-Cookie"))
        .anyMatch(each -> each.startsWith("tribune_oidc=;") && each.contains("Max-Age=0"))
        .anyMatch(each -> each.matches("tribune_session=.*SameSite=Strict.*"));
    String cookie = OidcVisit.session(response).orElseThrow();
    JsonObject me = new JsonObject(visit.site.get("/api/v1/session", "Cookie", cookie).body());
    assertThat(me.getString("login")).isEqualTo(ANNE);
    assertThat(visit.site.catalogue().accounts().identities().all())
        .isEqualTo(Map.of(anne.id(), new Identity(visit.issuer(), "s-anne")));
    assertThat(visit.site.trail(2))
        .containsExactly(
            "signed-in " + ANNE + " oidc " + visit.issuer(),
            "identity-bound " + ANNE + " " + visit.issuer() + " s-anne");
  }

  @Test
  void signIn_onceBound_isByTheSubjectWhateverTheAddress() {
    Account anne = visit.site.personWithoutPassword(ANNE, Role.CLERK);
    visit.site.personWithoutPassword("bruno@town.example", Role.ADMINISTRATOR);
    visit.providesAnne();
    assertThat(OidcVisit.session(visit.signIn())).isPresent();
    // She takes another's address there, and another takes hers.
    visit.provides("s-anne", Map.of("email", "bruno@town.example", "email_verified", true));
    String cookie = OidcVisit.session(visit.signIn()).orElseThrow();
    assertThat(visit.site.get("/api/v1/session", "Cookie", cookie).body())
        .contains(anne.id().value());
    visit.provides("s-eve", Map.of("email", ANNE, "email_verified", true));
    assertRefused(visit.signIn(), 403, "is bound to another identity of");
    assertThat(visit.site.trail(1))
        .containsExactly(
            "sign-in-refused "
                + ANNE
                + " bound to another than "
                + visit.issuer()
                + " s-eve, "
                + ANNE);
  }

  @Test
  void signIn_boundToAnotherAndReleased_isLetInAgain() {
    Account anne = visit.site.personWithoutPassword(ANNE, Role.CLERK);
    visit.providesAnne();
    String before = OidcVisit.session(visit.signIn()).orElseThrow();
    String admin = visit.site.signIn();
    String path = "/api/v1/accounts/" + anne.id() + "/identity";
    assertThat(visit.site.get("/api/v1/accounts", "Cookie", admin).body())
        .contains("\"bound\":true");
    assertThat(visit.site.order("DELETE", path, "", admin).statusCode()).isEqualTo(204);
    assertThat(visit.site.order("DELETE", path, "", admin).statusCode()).isEqualTo(404);
    assertThat(visit.site.get("/api/v1/session", "Cookie", before).statusCode()).isEqualTo(401);
    assertThat(visit.site.trail(1))
        .containsExactly("identity-released " + ANNE + " " + visit.issuer() + " s-anne");
    visit.provides("s-anne-again", Map.of("email", ANNE, "email_verified", "true"));
    assertThat(OidcVisit.session(visit.signIn())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "no", "1"})
  void signIn_byAnAddressThatIsNotVerified_isRefused(String verified) {
    visit.site.personWithoutPassword(ANNE, Role.CLERK);
    visit.provides("s-anne", Map.of("email", ANNE, "email_verified", verified));
    assertRefused(visit.signIn(), 403, "does not say that your e-mail address is verified");
    visit.provides("s-anne", Map.of("email", ANNE));
    assertRefused(visit.signIn(), 403, "“Compte &amp; mairie”");
    visit.provides("s-anne", Map.of("email_verified", true));
    assertRefused(visit.signIn(), 403, "verified");
    assertThat(visit.site.catalogue().accounts().identities().all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ａnne.martin@town.example", "anne.martin＠town.example", "anne.martin"})
  void signIn_byAnAddressThatOnlyLooksLikeIt_isRefused(String email) {
    visit.site.personWithoutPassword(ANNE, Role.CLERK);
    visit.site.personWithoutPassword("anne.martin", Role.CLERK);
    visit.provides("s-eve", Map.of("email", email, "email_verified", true));
    assertRefused(visit.signIn(), 403, "verified");
  }

  @Test
  void signIn_ofWhoHasNoAccount_isRefusedAndMakesNone() {
    visit.site.personWithoutPassword("bruno@town.example", Role.CLERK);
    visit.providesAnne();
    assertRefused(visit.signIn(), 403, "No account of this site has the login " + ANNE);
    assertThat(visit.site.catalogue().accounts().accounts()).hasSize(1);
    assertThat(visit.site.trail(1)).containsExactly("sign-in-refused  no account, " + ANNE);
  }

  @Test
  void signIn_ofWhoIsDisabled_isRefusedBeforeAndAfterTheFirstTime() {
    Account anne = visit.site.personWithoutPassword(ANNE, Role.CLERK);
    disable(anne, /* disabled= */ true);
    visit.providesAnne();
    assertRefused(visit.signIn(), 403, "Your account is disabled");
    assertThat(visit.site.catalogue().accounts().identities().all()).isEmpty();
    disable(anne, /* disabled= */ false);
    visit.providesAnne();
    assertThat(OidcVisit.session(visit.signIn())).isPresent();
    disable(anne, /* disabled= */ true);
    visit.providesAnne();
    assertRefused(visit.signIn(), 403, "Your account is disabled");
    assertThat(visit.site.trail(1))
        .containsExactly("sign-in-refused " + ANNE + " disabled, " + ANNE);
  }

  private void disable(Account account, boolean disabled) {
    var _ =
        visit
            .site
            .catalogue()
            .accounts()
            .change(
                account.id(),
                each -> each.active(!disabled),
                Optional.empty(),
                visit.site.entry(AuditAction.ACCOUNT_CREATED));
  }

  @Test
  void signIn_withRolesOfTheProvider_givesAndTakesThemEachTime() {
    startWith(/* createsAccounts= */ false, OidcVisit.roles("realm_access.roles"));
    Account anne = visit.site.personWithoutPassword(ANNE, Role.MODERATOR);
    visit.provides("s-anne", withGroups(List.of("other", "secretariat", "it-admins")));
    assertThat(OidcVisit.session(visit.signIn())).isPresent();
    assertThat(roles(anne)).containsExactlyInAnyOrder(Role.CLERK, Role.ADMINISTRATOR);
    assertThat(visit.site.trail(3)).contains("roles-changed " + ANNE + " administrator clerk");
    visit.provides("s-anne", withGroups("council"));
    String cookie = OidcVisit.session(visit.signIn()).orElseThrow();
    assertThat(roles(anne)).containsExactly(Role.CLERK);
    assertThat(visit.site.get("/api/v1/accounts", "Cookie", cookie).statusCode()).isEqualTo(403);
    visit.provides("s-anne", withGroups(List.of("other", 7)));
    assertRefused(visit.signIn(), 403, "gives you no role on this site");
    assertThat(roles(anne)).containsExactly(Role.CLERK);
  }

  private static Map<String, Object> withGroups(Object groups) {
    return Map.of("email", ANNE, "email_verified", true, "realm_access", Map.of("roles", groups));
  }

  private Set<Role> roles(Account account) {
    return visit.site.catalogue().accounts().account(account.id()).orElseThrow().roles();
  }

  @Test
  void signIn_thatWouldLeaveNoAdministrator_isRefused() {
    startWith(/* createsAccounts= */ false, OidcVisit.roles("groups"));
    Account anne =
        Account.create(
                new Login(ANNE),
                "Anne",
                Set.of(Role.ADMINISTRATOR),
                visit.site.entry(AuditAction.ACCOUNT_CREATED).at())
            .withPassword("$hash");
    visit.site.catalogue().accounts().create(anne, visit.site.entry(AuditAction.ACCOUNT_CREATED));
    visit.provides(
        "s-anne", Map.of("email", ANNE, "email_verified", true, "groups", List.of("council")));
    assertRefused(visit.signIn(), 409, "last administrator");
    assertThat(roles(anne)).containsExactly(Role.ADMINISTRATOR);
  }

  @Test
  void signIn_whereAccountsAreMade_makesOneForWhoHasARole() {
    startWith(/* createsAccounts= */ true, OidcVisit.roles("groups"));
    visit.provides("s-eve", Map.of("email", "eve@town.example", "email_verified", true));
    assertRefused(visit.signIn(), 403, "no role");
    assertThat(visit.site.catalogue().accounts().accounts()).isEmpty();
    visit.provides(
        "s-anne",
        Map.of(
            "email",
            "Anne.Martin@Town.example",
            "email_verified",
            true,
            "name",
            "Anne <b>Martin</b>",
            "groups",
            List.of("council")));
    assertThat(OidcVisit.session(visit.signIn())).isPresent();
    assertThat(visit.site.catalogue().accounts().accounts())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.login().value()).isEqualTo(ANNE);
              assertThat(each.displayName()).isEqualTo("Anne <b>Martin</b>");
              assertThat(each.roles()).containsExactly(Role.CLERK);
              assertThat(each.passwordHash()).isEmpty();
            });
    assertThat(visit.site.trail(3))
        .anyMatch(each -> each.equals("account-created " + ANNE + " clerk"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/",
        "//evil.example/console/",
        "/console/../..//evil.example",
        "/console/\\evil.example",
        "/console/\r\nSet-Cookie: a=b",
        "/other"
      })
  void signIn_thatWantsAnotherPlace_comesToTheConsole(String next) {
    visit.site.personWithoutPassword(ANNE, Role.CLERK);
    visit.providesAnne();
    Begun begun = visit.begin(new JsonObject().put("next", next).put("trusted", true));
    HttpResponse<String> response =
        visit.comeBack(visit.signedInAtTheProvider(begun), begun.cookie());
    assertThat(response.headers().firstValue("Location")).contains("/console/");
    assertThat(response.headers().allValues("Set-Cookie"))
        .anyMatch(each -> each.matches("tribune_session=.*Max-Age=2592000.*"));
  }

  @Test
  void begin_fromAnotherSite_isRefused() {
    assertThat(
            visit
                .site
                .send(
                    visit
                        .site
                        .request("/api/v1/session/oidc")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                        .build())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void comeBack_afterTenMinutes_isTooLate() {
    visit.site.personWithoutPassword(ANNE, Role.CLERK);
    Begun begun = visit.begin();
    String address = visit.signedInAtTheProvider(begun);
    visit.site.clock().advance(Duration.ofMinutes(10));
    assertRefused(visit.comeBack(address, begun.cookie()), 400, "more than ten minutes");
  }
}
