package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** A reporter's address: from the account's page to the mailbox and back, and who never sees it. */
class ContactEmailTest {
  private static final String CONTACT = "/api/v1/account/contact";
  private static final String CONFIRMATION = CONTACT + "/confirmation";
  private static final String REPORTS = "/api/v1/operator/reports";
  private static final String EMAIL = "lea@example.org";

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private Optional<RunningServer> server = Optional.empty();
  private Optional<PostOffice> office = Optional.empty();
  private String reporter = "";

  @AfterEach
  void close() {
    server.ifPresent(RunningServer::close);
    office.ifPresent(PostOffice::close);
  }

  private RunningServer open(RunningServer opened) {
    server = Optional.of(opened);
    reporter = opened.signInAs(Role.REPORTER);
    return opened;
  }

  private RunningServer openWithMail() {
    PostOffice opened = PostOffice.open(PostOffice.Kind.CLEAR, directory);
    office = Optional.of(opened);
    return open(new RunningServer(directory, catalogue, opened.config()));
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private JsonObject order(String method, String path, JsonObject body, String who, int status) {
    return json(server.orElseThrow().order(method, path, body.encode(), who), status);
  }

  private JsonObject give(String email, int status, String... wanted) {
    JsonObject body =
        new JsonObject()
            .put("email", email)
            .put("language", "fr")
            .put("wanted", new JsonArray(List.of(wanted)));
    return order("PUT", CONTACT, body, reporter, status);
  }

  private JsonObject contact() {
    return json(server.orElseThrow().get(CONTACT, "Cookie", reporter), 200);
  }

  private List<String> letters() throws Exception {
    server.orElseThrow().server().mail().orElseThrow().run();
    List<String> texts = new ArrayList<>();
    for (var each : office.orElseThrow().received()) {
      texts.add(each.getContent().toString());
    }
    return texts;
  }

  private static JsonObject secretIn(String letter) {
    String secret = letter.substring(letter.indexOf('#') + 1).lines().findFirst().orElseThrow();
    return new JsonObject().put("secret", secret.strip());
  }

  private void confirm() throws Exception {
    give(EMAIL, 200, "returned", "published");
    // The server may be sending it by itself meanwhile.
    List<String> letters = await().until(this::letters, each -> !each.isEmpty());
    JsonObject secret = secretIn(letters.getLast());
    order("POST", CONFIRMATION, secret, reporter, 200);
    server.orElseThrow().clock().advance(Duration.ofSeconds(1));
  }

  private JsonObject act(JsonObject report, String action, JsonObject more, String who) {
    String path = REPORTS + "/" + report.getString("id") + "/state";
    JsonObject body = more.put("action", action).put("version", report.getLong("version"));
    return order("POST", path, body, who, 200);
  }

  @Test
  void returnedReport_isInTheMailbox_onceItsAddressIsConfirmed() throws Exception {
    RunningServer running = openWithMail();
    assertThat(contact().getString("email")).isNull();
    assertThat(contact().getBoolean("mail")).isTrue();
    assertThat(give(EMAIL, 200, "returned").getString("state")).isEqualTo("asked");
    String asking = letters().getFirst();
    assertThat(asking).contains("http://localhost/console/account#");
    assertThat(contact().getString("state")).isEqualTo("sent");
    JsonObject secret = secretIn(asking);
    order("POST", CONFIRMATION, secret, running.signInAs(Role.CLERK), 410);
    assertThat(order("POST", CONFIRMATION, secret, reporter, 200).getString("state"))
        .isEqualTo("confirmed");
    order("POST", CONFIRMATION, secret, reporter, 410);
    running.clock().advance(Duration.ofSeconds(1));
    JsonObject draft =
        order("POST", REPORTS, new JsonObject().put("title", "Le marché"), reporter, 201);
    JsonObject waiting = act(draft, "submit", new JsonObject(), reporter);
    JsonObject note = new JsonObject().put("note", "Le son est trop bas.");
    act(waiting, "return", note, running.signInAs(Role.CLERK));
    running.clock().advance(Duration.ofMinutes(5));
    assertThat(letters()).hasSize(2);
    assertThat(letters().getLast())
        .contains("« Le marché »", "> Le son est trop bas.")
        .contains("http://localhost/console/reports/" + draft.getString("id"))
        .contains("http://localhost/console/account");
    assertThat(office.orElseThrow().received().getLast().getAllRecipients()[0].toString())
        .isEqualTo(EMAIL);
  }

  @Test
  void address_isReadByItsOwnerAlone_andNamedInNoTrail() throws Exception {
    RunningServer running = openWithMail();
    confirm();
    String administrator = running.signInAs(Role.ADMINISTRATOR);
    String people = running.get("/api/v1/accounts", "Cookie", administrator).body();
    assertThat(people).contains("\"contact\":\"confirmed\"").doesNotContain("lea@");
    assertThat(running.get(CONTACT, "Cookie", administrator).body()).doesNotContain("lea@");
    assertThat(running.get("/api/v1/session", "Cookie", reporter).body()).doesNotContain("lea@");
    assertThat(catalogue.accounts().audit(AuditQuery.newest(20)).toString())
        .contains("CONTACT_GIVEN", "CONTACT_CONFIRMED")
        .doesNotContain("lea@");
  }

  @Test
  void whatIsWanted_changesWithoutAnotherLetter_anotherAddressWithOne() throws Exception {
    openWithMail();
    confirm();
    JsonObject changed = give(EMAIL, 200, "published");
    assertThat(changed.getString("state")).isEqualTo("confirmed");
    assertThat(changed.getJsonArray("wanted")).containsExactly("published");
    assertThat(letters()).hasSize(1);
    assertThat(give("Lea@Example.NET", 200, "published").getString("state")).isEqualTo("asked");
    assertThat(contact().getString("email")).isEqualTo("Lea@example.net");
    assertThat(letters()).hasSize(2);
  }

  @Test
  void removedAddress_isGone() throws Exception {
    RunningServer running = openWithMail();
    confirm();
    assertThat(running.order("DELETE", CONTACT, "", reporter).statusCode()).isEqualTo(204);
    assertThat(contact().getString("email")).isNull();
    assertThat(contact().getString("state")).isNull();
    assertThat(running.order("DELETE", CONTACT, "", reporter).statusCode()).isEqualTo(204);
  }

  @Test
  void lettersThatAsk_areLimited() {
    RunningServer running = openWithMail();
    for (int i = 0; i < 5; i++) {
      give("lea" + i + "@example.org", 200, "returned");
    }
    JsonObject refused = give("lea9@example.org", 429, "returned");
    assertThat(refused.getJsonObject("detail").getString("fr")).contains("dix minutes");
    running.clock().advance(Duration.ofMinutes(10));
    give("lea9@example.org", 200, "returned");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lea", "a@example.org\r\nBcc: b@example.org", "a@b@example.org"})
  void address_thatIsNone_isRefusedInPlainWords(String email) {
    openWithMail();
    JsonObject refused = give(email, 400, "returned");
    assertThat(refused.getJsonObject("detail").getString("fr")).contains("prenom.nom@exemple.fr");
    assertThat(contact().getString("email")).isNull();
  }

  @Test
  void nothingWanted_isRefused() {
    openWithMail();
    assertThat(give(EMAIL, 400).getJsonObject("detail").getString("fr"))
        .contains("au moins un événement");
  }

  @Test
  void loginThatIsAnAddress_isOffered_notTaken() throws Exception {
    RunningServer running = openWithMail();
    Account zoe =
        Account.create(
                new Login("zoe@mairie.example"),
                "Zoé",
                Set.of(Role.REPORTER),
                running.clock().now().toInstant())
            .withPassword("hash");
    catalogue.accounts().create(zoe, running.entry(AuditAction.ACCOUNT_CREATED));
    String cookie = running.signIn(zoe);
    JsonObject view = json(running.get(CONTACT, "Cookie", cookie), 200);
    assertThat(view.getString("offered")).isEqualTo("zoe@mairie.example");
    assertThat(view.getString("email")).isNull();
    assertThat(letters()).isEmpty();
    assertThat(contact().getString("offered")).isNull();
  }

  @Test
  void siteWithoutMail_saysSo_andTakesNoAddress() {
    open(new RunningServer(directory, new FakeObjectStore(), catalogue));
    assertThat(contact().getBoolean("mail")).isFalse();
    JsonObject refused = give(EMAIL, 409, "returned");
    assertThat(refused.getJsonObject("detail").getString("fr"))
        .contains("n’envoie pas de courriel");
    assertThat(contact().getString("email")).isNull();
  }
}
