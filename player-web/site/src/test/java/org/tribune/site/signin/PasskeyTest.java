package org.tribune.site.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.site.account.Passwords;

/** Passkeys: added, signed in with, removed; and all that must open nothing. */
class PasskeyTest {
  private static final String PASSWORD = "girafe lavabo tricycle nuage";
  private static final String HASH = new Passwords().hash(PASSWORD);

  @TempDir Path directory;
  private RunningServer running;
  private final TestAuthenticator phone = new TestAuthenticator();
  private Account anne;
  private String session;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    anne = created("anne");
    session = running.signIn(anne);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Account created(String login) {
    Account account =
        Account.create(
                new Login(login), "Anne", Set.of(Role.CLERK), running.clock().now().toInstant())
            .withPassword(HASH);
    running.catalogue().accounts().create(account, running.entry(AuditAction.ACCOUNT_CREATED));
    return account;
  }

  /**
   * What the server asked.
   *
   * @param cookie of the browser that it asked
   */
  private record Asked(JsonObject options, String cookie) {
    String challenge() {
      return options.getString("challenge");
    }
  }

  private HttpResponse<String> post(String path, JsonObject body, String cookie) {
    return running.order("POST", path, body.encode(), cookie);
  }

  private static Asked asked(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .startsWith("tribune_passkey=")
        .contains("HTTPOnly", "SameSite=Strict", "Max-Age=600");
    return new Asked(new JsonObject(response.body()), cookie.substring(0, cookie.indexOf(';')));
  }

  private Asked askForNew(String cookie) {
    return asked(post("/api/v1/account/passkeys/challenge", new JsonObject(), cookie));
  }

  private Asked askForSignIn() {
    return asked(post("/api/v1/session/passkey/challenge", new JsonObject(), ""));
  }

  private HttpResponse<String> add(Asked asked, JsonObject credential, String cookie) {
    return post(
        "/api/v1/account/passkeys",
        new JsonObject().put("name", " Téléphone ").put("credential", credential),
        cookie + "; " + asked.cookie());
  }

  private void addPhone() {
    Asked asked = askForNew(session);
    assertThat(add(asked, phone.make(asked.challenge()), session).statusCode()).isEqualTo(201);
  }

  private static String handle(Account account) {
    return TestAuthenticator.base64(account.id().value().getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> signIn(Asked asked, JsonObject credential) {
    return post(
        "/api/v1/session/passkey", new JsonObject().put("credential", credential), asked.cookie());
  }

  private HttpResponse<String> signIn() {
    Asked asked = askForSignIn();
    return signIn(asked, phone.sign(asked.challenge(), handle(anne)));
  }

  private void assertNobody(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().allValues("Set-Cookie"))
        .noneMatch(each -> each.startsWith("tribune_session="));
  }

  private List<Passkey> passkeys() {
    return running.catalogue().accounts().passkeys().of(anne.id());
  }

  private String newest() {
    return running.trail(1).getFirst();
  }

  @Test
  void addedPasskey_signsInAndIsListedWithItsUse() {
    Asked asked = askForNew(session);
    assertThat(asked.options().getJsonObject("rp"))
        .isEqualTo(JsonObject.of("id", "localhost", "name", "Tribune"));
    assertThat(asked.options().getJsonObject("user").getString("id")).isEqualTo(handle(anne));
    HttpResponse<String> added = add(asked, phone.make(asked.challenge()), session);
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(newest()).isEqualTo("passkey-added anne Téléphone");
    assertThat(askForNew(session).options().getJsonArray("exclude")).containsExactly(phone.id());
    running.clock().advance(Duration.ofHours(1));
    HttpResponse<String> response = signIn();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(response.body()).getString("login")).isEqualTo("anne");
    assertThat(response.headers().allValues("Set-Cookie"))
        .anyMatch(each -> each.matches("tribune_session=.*SameSite=Strict.*"))
        .anyMatch(each -> each.startsWith("tribune_passkey=;"));
    assertThat(newest()).isEqualTo("signed-in anne passkey Téléphone");
    assertThat(passkeys())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.counter()).isEqualTo(1);
              assertThat(each.usedAt()).contains(running.clock().now().toInstant());
            });
    assertThat(signIn().statusCode()).isEqualTo(200);
  }

  @Test
  void passkeyWithoutACounter_signsInAsOftenAsWanted() {
    addPhone();
    for (int i = 0; i < 3; i++) {
      phone.counter = -1;
      assertThat(signIn().statusCode()).isEqualTo(200);
    }
  }

  /** What an authenticator may not claim, whether it makes a passkey or signs with one. */
  static final Map<String, Consumer<TestAuthenticator>> LIES =
      Map.of(
          "another site's", each -> each.origin = "https://localhost",
          "another port's", each -> each.origin = "http://localhost:8080",
          "another relying party's", each -> each.relyingParty = "evil.example",
          "without user verification", each -> each.verified = false,
          "without user presence", each -> each.present = false,
          "of another ceremony", each -> each.type = "payment.get");

  static final List<String> LIE_NAMES = LIES.keySet().stream().sorted().toList();

  private static Consumer<TestAuthenticator> lie(String name) {
    return Optional.ofNullable(LIES.get(name)).orElseThrow();
  }

  @ParameterizedTest
  @FieldSource("LIE_NAMES")
  void signature_thatIsNotAsItMustBe_opensNothing(String name) {
    addPhone();
    lie(name).accept(phone);
    assertNobody(signIn(), 401);
    assertThat(newest()).isEqualTo("sign-in-refused anne passkey Téléphone");
  }

  @ParameterizedTest
  @FieldSource("LIE_NAMES")
  void passkey_thatIsNotAsItMustBe_isNotAdded(String name) {
    lie(name).accept(phone);
    Asked asked = askForNew(session);
    assertThat(add(asked, phone.make(asked.challenge()), session).statusCode()).isEqualTo(400);
    assertThat(passkeys()).isEmpty();
  }

  @Test
  void signature_ofAnotherKeyOrChallengeOrPerson_opensNothing() {
    addPhone();
    Asked asked = askForSignIn();
    TestAuthenticator other = new TestAuthenticator();
    JsonObject forged =
        other.sign(asked.challenge(), handle(anne)).put("id", phone.id()).put("rawId", phone.id());
    assertNobody(signIn(asked, forged), 401);
    assertNobody(signIn(asked, phone.sign(askForSignIn().challenge(), handle(anne))), 401);
    assertNobody(signIn(asked, phone.sign(asked.challenge(), handle(created("bruno")))), 401);
    assertNobody(signIn(asked, phone.sign(asked.challenge(), /* handle= */ "")), 401);
    assertNobody(signIn(asked, other.sign(asked.challenge(), handle(anne))), 401);
    running.clock().advance(Duration.ofMinutes(1));
    assertThat(signIn().statusCode()).isEqualTo(200);
  }

  @Test
  void answer_ofAnotherBrowserOrTooLateOrTwice_opensNothing() {
    addPhone();
    Asked asked = askForSignIn();
    JsonObject signed = phone.sign(asked.challenge(), handle(anne));
    assertNobody(signIn(new Asked(asked.options(), "a=b"), signed), 400);
    assertNobody(signIn(askForNew(session), signed), 400);
    assertThat(signIn(asked, signed).statusCode()).isEqualTo(200);
    assertNobody(signIn(asked, signed), 401);
    phone.counter = -1;
    Asked late = askForSignIn();
    JsonObject signedLate = phone.sign(late.challenge(), handle(anne));
    running.clock().advance(Duration.ofMinutes(10));
    assertNobody(signIn(late, signedLate), 400);
  }

  @Test
  void answer_withACopiedCounter_opensNothingAndIsWrittenDown() {
    phone.counter = 5;
    addPhone();
    assertThat(signIn().statusCode()).isEqualTo(200);
    phone.counter = 5;
    assertNobody(signIn(), 401);
    assertThat(newest()).isEqualTo("sign-in-refused anne passkey Téléphone");
    phone.counter = 6;
    assertThat(signIn().statusCode()).isEqualTo(200);
  }

  @Test
  void answer_thatIsNone_isRefusedAsAWrongOne() {
    addPhone();
    for (JsonObject none :
        List.of(
            new JsonObject(),
            JsonObject.of("id", "../x"),
            JsonObject.of("id", phone.id()),
            JsonObject.of("id", phone.id(), "response", JsonObject.of("signature", 7)))) {
      assertNobody(signIn(askForSignIn(), none), 401);
    }
    Asked asked = askForNew(session);
    assertThat(add(asked, new JsonObject(), session).statusCode()).isEqualTo(400);
  }

  @Test
  void guesses_areSlowedDown() {
    List<Integer> statuses =
        Stream.generate(() -> signIn(askForSignIn(), JsonObject.of("id", "guess")))
            .limit(8)
            .map(HttpResponse::statusCode)
            .toList();
    assertThat(statuses).startsWith(401).endsWith(429);
  }

  @Test
  void disabledAccount_isNotOpenedByItsPasskey() {
    addPhone();
    var _ =
        running
            .catalogue()
            .accounts()
            .change(
                anne.id(),
                each -> each.active(false),
                Optional.empty(),
                running.entry(AuditAction.ACCOUNT_CREATED));
    assertNobody(signIn(), 401);
  }

  @Test
  void passkey_addedByWhoSignedInLongAgo_needsThePassword() {
    running.clock().advance(Duration.ofMinutes(10));
    HttpResponse<String> without =
        post("/api/v1/account/passkeys/challenge", new JsonObject(), session);
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(new JsonObject(without.body()).getString("code")).isEqualTo("password-needed");
    JsonObject wrong = JsonObject.of("password", "wrong");
    assertThat(post("/api/v1/account/passkeys/challenge", wrong, session).statusCode())
        .isEqualTo(400);
    JsonObject right = JsonObject.of("password", PASSWORD);
    Asked asked = asked(post("/api/v1/account/passkeys/challenge", right, session));
    assertThat(add(asked, phone.make(asked.challenge()), session).statusCode()).isEqualTo(201);
    String path = "/api/v1/account/passkeys/" + phone.id();
    assertThat(running.order("DELETE", path, "", session).statusCode()).isEqualTo(403);
    assertThat(running.order("DELETE", path, right.encode(), session).statusCode()).isEqualTo(204);
    assertThat(running.order("DELETE", path, right.encode(), session).statusCode()).isEqualTo(404);
    assertThat(newest()).isEqualTo("passkey-removed anne Téléphone");
  }

  @Test
  void passkey_askedForByAnother_isNotAdded() {
    Account bruno = created("bruno");
    String his = running.signIn(bruno);
    Asked asked = askForNew(his);
    assertThat(add(asked, phone.make(asked.challenge()), session).statusCode()).isEqualTo(400);
    Asked forSignIn = askForSignIn();
    assertThat(add(forSignIn, phone.make(forSignIn.challenge()), session).statusCode())
        .isEqualTo(400);
    Asked hers = askForNew(session);
    assertThat(add(hers, phone.make(hers.challenge()), session).statusCode()).isEqualTo(201);
    assertThat(add(hers, new TestAuthenticator().make(hers.challenge()), session).statusCode())
        .isEqualTo(409);
    assertThat(add(asked, phone.make(asked.challenge()), his).statusCode()).isEqualTo(409);
    assertThat(passkeys()).hasSize(1);
  }

  @Test
  void administrator_seesAndRemovesThemAndAResetDoesNot() {
    addPhone();
    Account bruno = created("bruno");
    String admin = running.signIn();
    String path = "/api/v1/accounts/" + anne.id();
    assertThat(post(path + "/link", new JsonObject(), admin).statusCode()).isEqualTo(201);
    assertThat(running.get(path + "/passkeys", "Cookie", admin).body())
        .contains("Téléphone", phone.id());
    String ofBruno = "/api/v1/accounts/" + bruno.id() + "/passkeys/" + phone.id();
    assertThat(running.order("DELETE", ofBruno, "", admin).statusCode()).isEqualTo(404);
    assertThat(running.order("DELETE", path + "/passkeys/" + phone.id(), "", admin).statusCode())
        .isEqualTo(204);
    assertThat(newest()).isEqualTo("passkey-removed anne Téléphone");
    assertNobody(signIn(), 401);
  }
}
