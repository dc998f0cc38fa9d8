package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.CmafHeaders;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.testkit.catalogue.CaptionSamples;

/** Recordings, their captions, corrections, proofs and audience, for the public and for clerks. */
class RecordingAnswersTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String ONE = "/api/v1/recordings/b1";
  private static final Instant CLOSED = Instant.parse("2026-11-24T18:01:00Z");

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private GoldenTown town;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller clerk;

  @Test
  void recordings_areAnsweredAsBefore() {
    try (GoldenTown opened = GoldenTown.open(directory, "recordings.txt")) {
      town = opened;
      clerk = town.person(Role.CLERK);
      lists();
      onAir();
      record("b1", 0);
      record("b2", 5);
      new RecordedSitting(town.catalogue(), town.store(), new BroadcastId("b3")).segments(0, 1);
      lists();
      changes();
      captions();
      marks();
      proofs();
      audience();
      withheld();
      corrections();
      pages();
      transcripts();
      deleted();
      town.assertIsAsBefore();
    }
  }

  /** What was recorded was on air. */
  private void onAir() {
    RunningServer running = town.running();
    running.open(ID, /* live= */ true);
    running.clock().advance(Duration.ofSeconds(192));
    running.end(ID);
    await().until(() -> running.ledger().find(ID).filter(each -> !each.isOpen()).isPresent());
    town.catalogue().saveBroadcast(running.ledger().find(ID).orElseThrow());
  }

  private void record(String id, int first) {
    BroadcastId broadcast = new BroadcastId(id);
    new RecordedSitting(town.catalogue(), town.store(), broadcast, CmafHeaders.renditions())
        .segments(first, 49)
        .complete(MediaTime.ofMicros(192_000_000));
    town.catalogue()
        .saveAssets(
            broadcast,
            /* revision= */ 0,
            List.of(
                asset(broadcast, "poster", "p.jpg", "image/jpeg"),
                asset(broadcast, "storyboard", "s.vtt", "text/vtt")));
  }

  private Asset asset(BroadcastId of, String name, String file, String type) {
    Bytes content = Bytes.utf8("WEBVTT\n\n");
    town.store().put(RecordingNames.asset(of, file), content);
    return new Asset(name, file, type, content.length(), Bytes.wrap(new byte[32]));
  }

  private void lists() {
    town.get(Caller.NOBODY, "/api/v1/recordings");
    town.get(Caller.NOBODY, "/api/v1/recordings?channel=chamber&limit=1");
    town.get(Caller.NOBODY, "/api/v1/recordings?limit=0");
    town.get(Caller.NOBODY, "/api/v1/recordings?before=hier");
    town.get(clerk, "/api/v1/operator/recordings");
    town.get(Caller.NOBODY, ONE);
    town.get(clerk, ONE);
    town.get(Caller.NOBODY, "/api/v1/recordings/b3");
    town.get(Caller.NOBODY, "/api/v1/sitting-replays");
  }

  private void changes() {
    town.order(clerk, "PATCH", ONE, "{\"title\": \"Conseil <b> du 24\"}");
    town.order(clerk, "PATCH", ONE, "{\"title\": \"a\\u0000b\"}");
    town.order(clerk, "PATCH", ONE, "{\"kind\": \"film\"}");
    town.order(clerk, "PATCH", ONE, "{}");
    town.order(clerk, "PATCH", "/api/v1/recordings/b2", "{\"kind\": \"test\"}");
    town.order(clerk, "PATCH", "/api/v1/recordings/none", "{\"title\": \"x\"}");
    town.order(Caller.NOBODY, "PATCH", ONE, "{\"title\": \"x\"}");
    town.get(clerk, "/api/v1/operator/recordings");
    town.get(Caller.NOBODY, "/api/v1/recordings");
  }

  private void captions() {
    String path = ONE + "/captions";
    JsonObject text =
        new JsonObject()
            .put(
                "text",
                "WEBVTT\n\n00:05.000 --> 00:07.000\nL’eau &amp; le <i>feu</i>\n\n"
                    + "00:30.000 --> 00:32.000\nBonsoir à tous\n");
    town.order(clerk, "PUT", path + "/fr", text);
    town.order(clerk, "PUT", path + "/en", text);
    town.order(clerk, "PUT", path + "/fr", "{\"text\": \"1\\n00:00:01,000 --> x\"}");
    town.order(clerk, "PUT", path + "/fr", "{\"text\": 7}");
    String file = "/api/v1/operator/caption-files";
    town.order(clerk, "POST", file, "1\n00:00:05,000 --> 00:00:07,000\nL’eau & le feu\n");
    town.order(clerk, "POST", file, "1\n00:00:05,000 --> 24:00:00,000\nL’eau\n");
    town.order(clerk, "POST", file, "<!DOCTYPE tt SYSTEM \"file:///etc/passwd\"><tt/>");
    town.order(clerk, "POST", file, "%PDF-1.7");
    town.order(Caller.NOBODY, "POST", file, "WEBVTT");
    town.get(clerk, path);
    town.order(clerk, "DELETE", path + "/en", "");
    town.order(clerk, "DELETE", path + "/en", "");
    town.get(clerk, path + "/en/revisions");
    town.get(clerk, path + "/en/revisions/1");
    town.get(clerk, path + "/en/revisions/x");
    town.get(Caller.NOBODY, path + "/en/revisions/1");
    town.get(Caller.NOBODY, "/hls/recordings/b1/captions/fr.vtt");
    town.get(Caller.NOBODY, path);
    for (String each : List.of("fr.txt", "fr.vtt", "fr.srt", "de.txt", "fr.pdf", "fr")) {
      town.get(Caller.NOBODY, ONE + "/transcript-files/" + each);
    }
  }

  private void transcripts() {
    assertThat(
            town.catalogue()
                .transcripts()
                .save(
                    new BroadcastId("b2"),
                    List.of(
                        CaptionSamples.heard("r1", 40, "le bijou"),
                        CaptionSamples.heard("r2", 60, "oui & non"))))
        .isEqualTo(2);
    String path = "/api/v1/recordings/b2/transcripts/fr";
    String change =
        "{\"captions\": [{\"id\": \"r1\", \"revision\": 1, \"start\": 20.8, \"end\": 22.8,"
            + " \"text\": \"le <budget>\"}]}";
    town.get(clerk, path);
    town.get(clerk, "/api/v1/recordings/b2/transcripts/de");
    town.get(Caller.NOBODY, path);
    town.order(clerk, "PATCH", path, change);
    town.order(clerk, "PATCH", path, change);
    town.order(clerk, "PATCH", path, "{\"captions\": [{\"id\": 7}]}");
    town.order(Caller.NOBODY, "PATCH", path, change);
    town.order(clerk, "POST", path + "/confirm", "");
    town.get(clerk, path);
  }

  private void marks() {
    String start = RunningServer.START.plusSeconds(20).toString();
    JsonObject mark =
        new JsonObject()
            .put("id", "m1")
            .put("kind", "chapter")
            .put("start", start)
            .put("title", "Budget & voirie");
    JsonObject change =
        new JsonObject().put("type", "put").put("base", 0).put("madeAt", start).put("mark", mark);
    String path = "/api/v1/broadcasts/b1/marks";
    town.order(
        clerk,
        "POST",
        path,
        new JsonObject().put("console", "c1").put("changes", new JsonArray().add(change)));
    town.get(clerk, path);
    town.get(Caller.NOBODY, ONE, body -> body.contains("Budget & voirie"));
    town.get(Caller.NOBODY, "/api/v1/broadcasts/b1/chapters");
    town.get(Caller.NOBODY, "/feeds/watch/b1/chapters.json");
  }

  private void prove(Instant from, int edition, ClosedSessionProof.Result result) {
    var _ =
        town.catalogue()
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

  private void proofs() {
    prove(CLOSED, 1, ClosedSessionProof.Result.INCOMPLETE);
    prove(CLOSED, 2, ClosedSessionProof.Result.CLEAN);
    prove(CLOSED.plusSeconds(100), 1, ClosedSessionProof.Result.FOUND);
    String path = ONE + "/closed-sessions";
    town.get(clerk, path);
    town.get(clerk, path + "/2/proof.pdf");
    town.get(clerk, path + "/1/findings.json");
    town.get(clerk, path + "/9/proof.pdf");
    town.order(clerk, "POST", path + "/1/settlement", "");
    town.order(clerk, "POST", path + "/2/settlement", "");
    town.order(clerk, "POST", path + "/9/settlement", "");
    town.get(clerk, path);
    town.get(clerk, "/api/v1/operator/channels");
    town.get(clerk, "/api/v1/operator/recordings");
  }

  private void audience() {
    String all = "/api/v1/operator/audience";
    town.get(clerk, all);
    for (int number = 0; number < 20; number++) {
      String path = town.running().address(ID, "audio") + number + ".m4s";
      town.answer(town.running().request(path).header("User-Agent", "golden").build());
    }
    town.running().writeAudience();
    town.get(clerk, all);
    town.get(clerk, all + "?from=2026-11-01&to=2026-11-30");
    town.get(clerk, all + "?from=x");
    town.get(clerk, all + ".csv");
    town.get(clerk, all + "/b1");
    town.get(clerk, all + "/none");
    town.get(clerk, all + "/b1/figures.csv");
    town.get(town.person(Role.REPORTER), all);
    town.get(town.person(Role.MODERATOR), all);
  }

  private void withheld() {
    String path = "/api/v1/broadcasts/b1/";
    String passage =
        "{\"from\": \"%s\", \"to\": \"%s\"}"
            .formatted(RunningServer.START.plusSeconds(60), RunningServer.START.plusSeconds(64));
    town.order(clerk, "POST", path + "withhold", passage);
    town.get(clerk, "/api/v1/operator/recordings");
    town.get(Caller.NOBODY, ONE);
    town.get(Caller.NOBODY, "/download/b1/720p.mp4");
  }

  private void corrections() {
    String path = ONE + "/corrections";
    String order =
        "{\"kind\": \"%s\", \"from\": %s, \"to\": %s, \"reason\": \"Nom\", \"legalBasis\": \"RGPD\"}";
    town.order(clerk, "POST", path, order.formatted("mute", "10", "12.5"));
    town.order(clerk, "POST", path, order.formatted("mask", "20", "22"));
    town.order(clerk, "POST", path, order.formatted("cut", "0", "9999"));
    town.order(clerk, "POST", path, order.formatted("blur", "1", "2"));
    town.order(clerk, "POST", path, "{\"kind\": \"cut\", \"from\": 1, \"to\": 2}");
    town.get(clerk, path);
    Correction asked = town.catalogue().pendingCorrections().getFirst();
    town.catalogue().apply(asked.done(CLOSED.plusSeconds(300), Optional.empty()), List.of());
    town.running().tick();
    town.get(clerk, path);
    town.get(clerk, "/api/v1/operator/recordings");
  }

  private void pages() {
    // What was corrected is looked up again a moment later.
    town.get(Caller.NOBODY, ONE, body -> body.contains("?version=4-"));
    town.running().clock().advance(Duration.ofSeconds(10));
    for (String language : new String[] {"fr", "en"}) {
      for (String page :
          new String[] {
            "/watch/b1", "/watch/b1?t=30", "/embed/watch/b1", "/watch/b3", "/watch/none"
          }) {
        String separator = page.contains("?") ? "&" : "?";
        town.get(Caller.NOBODY, page + separator + "lang=" + language, "Accept", "text/html");
      }
    }
  }

  private void deleted() {
    town.order(clerk, "DELETE", "/api/v1/recordings/b2", "");
    town.order(clerk, "DELETE", "/api/v1/recordings/b2", "");
    town.get(Caller.NOBODY, "/api/v1/recordings/b2");
    town.get(clerk, "/api/v1/operator/recordings");
    town.get(Caller.NOBODY, "/download/b2/720p.mp4");
    town.get(Caller.NOBODY, "/download/none/720p.mp4");
  }
}
