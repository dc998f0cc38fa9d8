package org.tribune.site.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionProof.Result;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.ServedRecordings;

/** Proofs of closed sessions, and where the audit trail ends, in the API. */
class ClosedSessionProofsTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final Instant FIRST = Instant.parse("2026-11-28T19:00:00Z");
  private static final String SESSIONS = "/api/v1/recordings/b1/closed-sessions";

  @BeforeEach
  void prove() {
    add(FIRST, 1, Result.INCOMPLETE);
    add(FIRST, 2, Result.CLEAN);
    add(FIRST.plusSeconds(3_600), 1, Result.FOUND);
  }

  private void add(Instant from, int edition, Result result) {
    var _ =
        catalogue
            .proofs()
            .add(
                new ClosedSessionProof(
                    ID,
                    from,
                    edition,
                    from.plusSeconds(60),
                    from.plusSeconds(70),
                    result,
                    Bytes.utf8("%PDF-" + edition + result),
                    "{\"edition\":" + edition + "}"));
  }

  @Test
  void list_sessions_eachHasItsNewestProof() {
    JsonObject found =
        new JsonObject(running.get(SESSIONS, "Cookie", running.signInAs(Role.CLERK)).body());
    assertThat(found.getJsonArray("closedSessions")).hasSize(2);
    JsonObject first = found.getJsonArray("closedSessions").getJsonObject(0);
    assertThat(first.getInteger("edition")).isEqualTo(2);
    assertThat(first.getString("result")).isEqualTo("clean");
    assertThat(first.getString("document")).isEqualTo(SESSIONS + "/1/proof.pdf");
    assertThat(found.getJsonArray("closedSessions").getJsonObject(1).getString("result"))
        .isEqualTo("found");
  }

  @Test
  void document_ofASession_isDownloaded() {
    String clerk = running.signInAs(Role.CLERK);
    HttpResponse<String> pdf = running.get(SESSIONS + "/2/proof.pdf", "Cookie", clerk);
    assertThat(pdf.body()).isEqualTo("%PDF-1FOUND");
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"huis-clos-b1-2.pdf\"");
    assertThat(running.get(SESSIONS + "/1/findings.json", "Cookie", clerk).body())
        .isEqualTo("{\"edition\":2}");
  }

  @Test
  void document_ofNoSession_isNotThere() {
    String clerk = running.signInAs(Role.CLERK);
    for (String path : new String[] {"/0/proof.pdf", "/3/proof.pdf", "/x/proof.pdf"}) {
      assertThat(running.get(SESSIONS + path, "Cookie", clerk).statusCode()).isEqualTo(404);
    }
    assertThat(running.get(SESSIONS + "/1/proof.pdf").statusCode()).isEqualTo(401);
  }

  @Test
  void settlement_ofWhatWasFound_isSaidAndStays() {
    String clerk = running.signInAs(Role.CLERK);
    JsonObject found = session(clerk, 1);
    assertThat(found.getValue("settled")).isNull();
    assertThat(running.order("POST", SESSIONS + "/2/settlement", "", clerk).statusCode())
        .isEqualTo(200);
    assertThat(session(clerk, 1).getJsonObject("settled").getString("by")).isNotBlank();
    assertThat(running.order("POST", SESSIONS + "/2/settlement", "", clerk).statusCode())
        .isEqualTo(200);
    assertThat(
            catalogue.accounts().audit(AuditQuery.newest(20)).stream()
                .filter(each -> each.action() == AuditAction.CLOSED_SESSION_SETTLED))
        .hasSize(1);
    // A later edition reports something new.
    add(FIRST.plusSeconds(3_600), 2, Result.FOUND);
    assertThat(session(clerk, 1).getValue("settled")).isNull();
  }

  @Test
  void settlement_ofNothing_isRefused() {
    String clerk = running.signInAs(Role.CLERK);
    assertThat(running.order("POST", SESSIONS + "/1/settlement", "", clerk).statusCode())
        .isEqualTo(409);
    assertThat(running.order("POST", SESSIONS + "/9/settlement", "", clerk).statusCode())
        .isEqualTo(404);
    assertThat(running.order("POST", SESSIONS + "/2/settlement", "", "").statusCode())
        .isIn(401, 403);
  }

  private JsonObject session(String clerk, int index) {
    return new JsonObject(running.get(SESSIONS, "Cookie", clerk).body())
        .getJsonArray("closedSessions")
        .getJsonObject(index);
  }

  @Test
  void head_ofTheTrail_isVerifiedByTheApi() {
    String admin = running.signIn();
    JsonObject head = new JsonObject(running.get("/api/v1/audit/head", "Cookie", admin).body());
    assertThat(head.getLong("entries")).isPositive();
    assertThat(head.getString("head")).matches("\\d+:( [0-9a-f]{4}){16}");
    assertThat(head.getValue("checkpoint")).isNull();
    assertThat(verified(admin, head.getString("head")).getBoolean("sound")).isTrue();
    String other = head.getString("head").replaceAll("....$", "0000");
    JsonObject broken = verified(admin, other);
    assertThat(broken.getBoolean("sound")).isFalse();
    assertThat(broken.getJsonArray("violations").getJsonObject(0).getString("kind"))
        .isEqualTo("head");
    assertThat(running.get("/api/v1/audit/verification?head=12", "Cookie", admin).statusCode())
        .isEqualTo(400);
  }

  private JsonObject verified(String admin, String head) {
    String query = URLEncoder.encode(head, StandardCharsets.UTF_8);
    return new JsonObject(
        running.get("/api/v1/audit/verification?head=" + query, "Cookie", admin).body());
  }
}
