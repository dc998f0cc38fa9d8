package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** A server with a clerk who publishes reports. */
public final class Newsroom implements AutoCloseable {
  private static final String ALL = "/api/v1/operator/reports";

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final RunningServer running;
  private final String clerk;
  private int films;

  public Newsroom(Path directory) {
    running = new RunningServer(directory, store, catalogue);
    clerk = running.signInAs(Role.CLERK);
  }

  /** One that purges this cache of what is withdrawn. */
  public Newsroom(Path directory, URI cache) {
    running = new RunningServer(directory, store, catalogue, cache);
    clerk = running.signInAs(Role.CLERK);
  }

  public RunningServer running() {
    return running;
  }

  public TemporaryCatalogue catalogue() {
    return catalogue;
  }

  public FakeObjectStore store() {
    return store;
  }

  public String clerk() {
    return clerk;
  }

  /** The answer, which must be a success. */
  public static JsonObject done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return new JsonObject(answer.body());
  }

  /** A sitting that is there, of this title. */
  public Sitting sitting(String title, Instant start, SittingStatus status) {
    SittingFacts facts =
        SittingFacts.of("Conseil communautaire", start, ZoneId.of("Europe/Paris"))
            .title(title)
            .details(SittingDetails.at("Salle des fêtes"))
            .channel(Optional.of(RunningServer.CHAMBER))
            .build();
    Sitting draft =
        Sitting.draft(
            SittingId.create(facts.day(), facts.body()), facts, RunningServer.START, "clerk");
    Sitting given = status == SittingStatus.DRAFT ? draft : draft.in(status);
    assertThat(catalogue.sittings().create(given)).isTrue();
    return given;
  }

  /** A published report, of a clerk who needs nobody else's look at it. */
  public JsonObject published(JsonObject texts) {
    JsonObject begun = done(running.order("POST", ALL, texts.encode(), clerk));
    if (texts.containsKey("captions")) {
      JsonObject captions = new JsonObject().put("captions", texts.getValue("captions"));
      String path = ALL + "/" + begun.getString("id");
      done(running.order("PATCH", path, captions.put("version", 0).encode(), clerk));
    }
    BroadcastId film = new BroadcastId("20261126t08300" + films++ + "-film");
    giveFilm(running, catalogue, store, begun, film);
    return act(begun, "publish");
  }

  /** Gives a report its film, as the worker does it. */
  public static void giveFilm(
      RunningServer running,
      TemporaryCatalogue catalogue,
      FakeObjectStore store,
      JsonObject video,
      BroadcastId film) {
    record(catalogue, store, film);
    finish(running, catalogue, video, film);
  }

  /** A film that belongs to no report yet. */
  public static void record(TemporaryCatalogue catalogue, FakeObjectStore store, BroadcastId film) {
    new RecordedSitting(catalogue, store, film)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    catalogue.update(film, each -> each.of(RecordingKind.REPORT).in(RecordingState.HIDDEN));
  }

  /** It is its report's from now on. */
  public static void finish(
      RunningServer running, TemporaryCatalogue catalogue, JsonObject video, BroadcastId film) {
    Instant now = running.clock().now().toInstant();
    TranscodeJobs queue = catalogue.transcodeJobs();
    queue.enqueue(
        TranscodeJob.waiting(film, new VideoId(video.getString("id")), "lac.mp4", 9, now));
    assertThat(queue.claim("w", now, now.plusSeconds(60))).isPresent();
    assertThat(queue.finish(film, "w", now)).isEqualTo(TranscodeJobs.Renewal.GO_ON);
  }

  /** The report after a step. */
  public JsonObject act(JsonObject video, String action) {
    String path = ALL + "/" + video.getString("id");
    int version = done(running.get(path, "Cookie", clerk)).getInteger("version");
    JsonObject order = new JsonObject().put("action", action).put("version", version);
    return done(running.order("POST", path + "/state", order.encode(), clerk));
  }

  @Override
  public void close() {
    running.close();
  }
}
