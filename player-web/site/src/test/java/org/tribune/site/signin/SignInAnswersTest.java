package org.tribune.site.signin;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.account.Account;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.site.golden.Answer;
import org.tribune.site.golden.Caller;
import org.tribune.site.golden.GoldenTown;

/** Passkeys and the single sign-on, word for word. */
class SignInAnswersTest {
  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private OidcVisit visit;

  private static JsonObject named(JsonObject credential) {
    return new JsonObject().put("name", " Téléphone ").put("credential", credential);
  }

  private static Caller with(Caller who, Answer asked) {
    return new Caller(who.name(), who.cookie() + "; " + asked.cookie("tribune_passkey"));
  }

  @Test
  void passkeys_areAnsweredAsBefore() {
    try (GoldenTown town = GoldenTown.open(directory, "passkeys.txt")) {
      Account anne = town.running().person(Role.CLERK);
      Caller clerk = new Caller("clerk", town.running().signIn(anne));
      Caller admin = town.person(Role.ADMINISTRATOR);
      TestAuthenticator phone = new TestAuthenticator();
      String all = "/api/v1/account/passkeys";
      town.get(clerk, all);
      added(town, clerk, phone);
      town.order(clerk, "POST", all + "/challenge", "{}");
      town.get(clerk, all);
      signedIn(town, anne, phone);
      String theirs = "/api/v1/accounts/" + anne.id() + "/passkeys";
      String id = town.get(admin, theirs).first("passkeys").getString("id");
      town.get(admin, "/api/v1/accounts");
      town.order(clerk, "DELETE", all + "/none", "");
      town.order(clerk, "DELETE", all + "/" + id, "");
      added(town, clerk, new TestAuthenticator());
      String second = town.get(admin, theirs).first("passkeys").getString("id");
      town.order(admin, "DELETE", theirs + "/" + second, "");
      town.order(admin, "DELETE", theirs + "/" + second, "");
      town.get(admin, "/api/v1/audit");
      town.assertIsAsBefore();
    }
  }

  private static void added(GoldenTown town, Caller clerk, TestAuthenticator phone) {
    String all = "/api/v1/account/passkeys";
    Answer asked = town.order(clerk, "POST", all + "/challenge", "{}");
    Caller answering = with(clerk, asked);
    town.order(answering, "POST", all, named(new JsonObject()));
    JsonObject made = phone.make(asked.text("challenge"));
    town.order(clerk, "POST", all, named(made));
    town.order(answering, "POST", all, named(made));
    town.order(answering, "POST", all, named(made));
  }

  private static void signedIn(GoldenTown town, Account anne, TestAuthenticator phone) {
    String path = "/api/v1/session/passkey";
    Answer asked = town.order(Caller.NOBODY, "POST", path + "/challenge", "{}");
    Caller answering = with(Caller.NOBODY, asked);
    town.order(answering, "POST", path, new JsonObject().put("credential", new JsonObject()));
    String handle = TestAuthenticator.base64(anne.id().value().getBytes(StandardCharsets.UTF_8));
    JsonObject signed =
        new JsonObject().put("credential", phone.sign(asked.text("challenge"), handle));
    town.order(Caller.NOBODY, "POST", path, signed);
    town.order(answering, "POST", path, signed);
    town.order(answering, "POST", path, signed);
  }

  @Test
  void singleSignOn_isAnsweredAsBefore() {
    try (GoldenTown town = GoldenTown.open("single-sign-on.txt", this::trustingSite)) {
      town.get(Caller.NOBODY, "/api/v1/site");
      visit.providesAnne();
      Answer unknown = comeBack(town, visit);
      town.get(Caller.NOBODY, "/api/v1/session/oidc/sign-out", "Cookie", cookies(unknown));
      visit.site.personWithoutPassword(OidcVisit.ANNE, Role.CLERK);
      visit.providesAnne();
      Answer arrived = comeBack(town, visit);
      Caller anne = new Caller("anne", cookies(arrived));
      town.get(anne, "/api/v1/session");
      Caller admin = town.person(Role.ADMINISTRATOR);
      JsonObject person =
          town.get(admin, "/api/v1/accounts").all("people").stream()
              .filter(each -> each.getString("login").equals(OidcVisit.ANNE))
              .findFirst()
              .orElseThrow();
      town.order(admin, "DELETE", "/api/v1/accounts/" + person.getString("id") + "/identity", "");
      town.order(anne, "DELETE", "/api/v1/session", "");
      town.get(anne, "/api/v1/session/oidc/sign-out");
      town.get(Caller.NOBODY, "/api/v1/session/oidc/sign-out");
      town.get(Caller.NOBODY, "/api/v1/session/oidc/signed-out");
      town.get(Caller.NOBODY, "/api/v1/session/oidc/callback?code=x&state=y");
      town.get(Caller.NOBODY, "/api/v1/session/oidc/callback", "Accept-Language", "en");
      town.assertIsAsBefore();
    } finally {
      visit.provider.shutdown();
    }
  }

  private RunningServer trustingSite() {
    visit = new OidcVisit(directory, /* createsAccounts= */ false, Optional.empty());
    return visit.site;
  }

  private static String cookies(Answer answer) {
    return String.join(
        "; ",
        answer.response().headers().allValues("Set-Cookie").stream()
            .map(each -> each.substring(0, each.indexOf(';')))
            .toList());
  }

  /** Goes to the provider and back. */
  private static Answer comeBack(GoldenTown town, OidcVisit visit) {
    Answer begun =
        town.order(
            Caller.NOBODY, "POST", "/api/v1/session/oidc", "{\"next\": \"/console/account\"}");
    OidcVisit.Begun there =
        new OidcVisit.Begun(URI.create(begun.text("url")), begun.cookie("tribune_oidc"));
    return town.get(new Caller("nobody", there.cookie()), visit.signedInAtTheProvider(there));
  }
}
