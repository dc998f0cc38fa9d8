package org.tribune.delivery.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.core.broadcast.BroadcastId;

class RenditionCensusTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final long SECOND = 1_000_000;

  private final Viewings viewings = new Viewings();
  private final RenditionCensus census = viewings.renditions();

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      census.turn();
    }
  }

  @Test
  void viewers_whoAreSentEachSecondOnce_areCounted() {
    for (int turn = 0; turn < 30; turn++) {
      for (int viewer = 0; viewer < 7; viewer++) {
        viewings.shown(ID, "720p", 2 * SECOND);
      }
      viewings.shown(ID, "240p", SECOND);
      viewings.shown(ID, "240p", SECOND);
      census.turn();
    }
    assertThat(census.viewers(ID)).hasSize(2).containsEntry("720p", 7).containsEntry("240p", 1);
  }

  @Test
  void viewers_whoIsSentASegmentEachTenSeconds_isCountedAtAnyTime() {
    viewings.shown(ID, "720p", 10 * SECOND);
    for (int turn = 1; turn < 50; turn++) {
      census.turn();
      assertThat(census.viewers(ID).get("720p")).isBetween(1, 2);
      if (turn % 5 == 0) {
        viewings.shown(ID, "720p", 10 * SECOND);
      }
    }
  }

  @Test
  void viewers_whoLeave_areForgottenAfterTwelveSeconds() {
    viewings.shown(ID, "720p", 240_000);
    turns(6);
    assertThat(census.viewers(ID)).containsEntry("720p", 1);
    census.turn();
    assertThat(census.viewers(ID)).isEmpty();
    viewings.shown(ID, "720p", 240_000);
    census.turn();
    assertThat(census.viewers(ID)).containsEntry("720p", 1);
  }

  @Test
  void viewers_ofAnotherBroadcast_areItsOwn() {
    viewings.shown(ID, "720p", SECOND);
    census.turn();
    assertThat(census.viewers(new BroadcastId("b2"))).isEmpty();
  }

  @Test
  void shown_byManyThreads_losesNothing() {
    FourThreads.each(30_000, _ -> viewings.shown(ID, "720p", SECOND / 10));
    census.turn();
    assertThat(census.viewers(ID)).containsEntry("720p", 1_000);
  }
}
