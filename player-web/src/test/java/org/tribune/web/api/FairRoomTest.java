package org.tribune.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FairRoomTest {
  private final FairRoom room = new FairRoom(/* most= */ 3, /* mostOfLine= */ 2);

  @Test
  void oneLine_neverTakesAllOfIt() {
    assertThat(room.enter("flood")).isTrue();
    assertThat(room.enter("flood")).isTrue();
    assertThat(room.enter("flood")).isFalse();
    assertThat(room.enter("citizen")).isTrue();
    assertThat(room.enter("another")).isFalse();
    room.leave("flood");
    assertThat(room.enter("another")).isTrue();
  }

  @Test
  void lines_thatLeft_areForgotten() {
    for (int line = 0; line < 100; line++) {
      assertThat(room.enter("line" + line)).isTrue();
      room.leave("line" + line);
    }
    assertThat(room.enter("a") && room.enter("b") && room.enter("c")).isTrue();
    assertThat(room.enter("d")).isFalse();
  }
}
