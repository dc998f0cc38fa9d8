package org.tribune.site.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;

/** What the public reads of votes while a broadcast is on air. */
class PublicVotesTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final Instant CLOSED = RunningServer.START.plusSeconds(100);
  private static final Speaker MEMBER =
      new Speaker(SpeakerId.create(), "Mme Claire MARTIN", "", "", "");
  private static final Sitting SITTING =
      Sitting.draft(
              new SittingId("20261124-conseil-k3v9"),
              SittingFacts.of("Conseil", RunningServer.START, ZoneId.of("Europe/Paris")).build(),
              RunningServer.START,
              "Anne")
          .in(SittingStatus.ANNOUNCED)
          .withBroadcasts(List.of(ID))
          .withSpeakers(List.of(MEMBER))
          .withItems(
              List.of(
                  voted("Budget", CLOSED.minusSeconds(50), VoteOutcome.ADOPTED, Position.FOR),
                  voted("Recours", CLOSED.plusSeconds(10), VoteOutcome.REJECTED, Position.AGAINST)
                      .change()
                      .motions(
                          List.of(
                              motion("Moved before", CLOSED.minusSeconds(5)),
                              motion("Moved behind doors", CLOSED.plusSeconds(5)),
                              new Motion(MotionId.create(), "Not voted", Optional.empty())))
                      .build(),
                  AgendaItem.of(ItemId.create(), /* level= */ 0, "", "Subvention")
                      .voted(
                          Optional.of(
                              new Vote(VoteOutcome.POSTPONED, false, Optional.empty())
                                  .recorded(Optional.of(CLOSED.plusSeconds(20)))))));

  @TempDir Path directory;
  private RunningServer running;
  private String clerk;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    assertThat(running.catalogue().sittings().create(SITTING)).isTrue();
    running.open(ID, /* live= */ true);
    clerk = running.signInAs(Role.CLERK);
    running.clock().advance(Duration.ofMinutes(10));
    await().until(() -> running.ledger().find(ID).filter(each -> each.isPublic()).isPresent());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static AgendaItem voted(String title, Instant at, VoteOutcome outcome, Position vote) {
    Ballot ballot =
        new Ballot(
            BallotKind.SHOW_OF_HANDS, at, List.of(new Cast(MEMBER.id(), vote)), /* blank= */ 0);
    return AgendaItem.of(ItemId.create(), /* level= */ 0, "", title)
        .voted(
            Optional.of(
                new Vote(
                    outcome, /* isUnanimous= */ false, Optional.empty(), Optional.of(ballot))));
  }

  private static Motion motion(String title, Instant at) {
    Vote vote = new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty());
    return new Motion(MotionId.create(), title, Optional.of(vote.recorded(Optional.of(at))));
  }

  private void happens(BroadcastEvent event) {
    running.log().append(Topics.EVENTS, "chamber", event).join();
  }

  private @Nullable String decision(int item) {
    return decision(item, running.get("/api/v1/sittings/" + SITTING.id()));
  }

  private @Nullable String inRoom(int item) {
    String path = "/api/v1/operator/sittings/" + SITTING.id() + "/room";
    return decision(item, running.get(path, "Cookie", clerk));
  }

  private static @Nullable String decision(int item, HttpResponse<String> answer) {
    JsonObject read = new JsonObject(answer.body());
    JsonObject vote = read.getJsonArray("agenda").getJsonObject(item).getJsonObject("vote");
    return vote == null ? null : vote.encode();
  }

  private String page() {
    return running.get("/sittings/" + SITTING.id()).body();
  }

  @Test
  void vote_behindClosedDoors_isReadOnceTheyAreOpenAndNeverByName() {
    assertThat(decision(0)).contains("\"voter\"");
    happens(new BroadcastEvent.Closed(ID, CLOSED));
    await().until(() -> decision(1) == null && decision(2) == null);
    assertThat(decision(0)).contains("\"voter\"");
    assertThat(page())
        .contains("adopté", "Moved before")
        .doesNotContain("rejeté", "Moved behind doors", "Not voted");

    happens(new BroadcastEvent.Resumed(ID, CLOSED.plusSeconds(50)));
    await().until(() -> decision(1) != null);
    assertThat(decision(1)).contains("\"rejected\"", "\"against\":1").doesNotContain("voter");
    assertThat(decision(2)).contains("\"postponed\"");
    assertThat(page())
        .contains("rejeté", "Moved before")
        // Of what was not voted nobody can tell when it was moved.
        .doesNotContain("Moved behind doors", "Not voted");
    // The room has seen none of it, and does not afterwards.
    assertThat(inRoom(0)).contains("\"adopted\"");
    assertThat(inRoom(1)).isNull();
    assertThat(inRoom(2)).isNull();
  }
}
