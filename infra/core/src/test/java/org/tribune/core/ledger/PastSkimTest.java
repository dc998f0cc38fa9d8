package org.tribune.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.topics.Topics;

final class PastSkimTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<ChannelId> CHANNELS =
      Stream.of("chamber", "hall", "studio").map(ChannelId::new).toList();

  private final List<BroadcastId> forgotten = new ArrayList<>();
  private final List<Long> last = new ArrayList<>();
  private final PastSkim skim =
      new PastSkim(
          past -> {
            forgotten.addAll(past.forgotten());
            last.add(past.last());
          });

  private static byte[] bytes(BroadcastEvent event) {
    return Topics.EVENTS.codec().encode(event);
  }

  /** As it lies in a journal, among other entries. */
  private void see(int position, byte[] bytes) {
    byte[] within = new byte[bytes.length + 20];
    System.arraycopy(bytes, 0, within, 13, bytes.length);
    skim.see(position, within, 13, 13 + bytes.length);
  }

  /** What consoles may ask, in any order: openings that are refused, orders that come too late. */
  private static List<BroadcastEvent> past(long seed) {
    Random random = new Random(seed);
    List<BroadcastEvent> past = new ArrayList<>();
    BroadcastFold now = new BroadcastFold(id -> {});
    int opened = 1;
    for (int i = 0; i < 20_000; i++) {
      Instant at = TIME.plusSeconds(i);
      ChannelId channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      BroadcastId any = new BroadcastId("b" + Math.max(0, opened - random.nextInt(6)));
      BroadcastId id = random.nextInt(3) == 0 ? any : now.on(channel).open().orElse(any);
      switch (random.nextInt(9)) {
        case 0, 1, 2 ->
            past.add(
                new BroadcastEvent.Opened(
                    random.nextInt(30) == 0 ? id : new BroadcastId("b" + ++opened),
                    at,
                    channel,
                    random.nextInt(9) == 0 ? "Vu \"là\"" : "Vu",
                    random.nextBoolean()));
        case 3 -> past.add(new BroadcastEvent.WentLive(id, at));
        case 4 -> past.add(new BroadcastEvent.Closed(id, at));
        case 5 -> past.add(new BroadcastEvent.Withheld(id, at, at, at.plusSeconds(1)));
        default -> past.add(new BroadcastEvent.Ended(id, at));
      }
      var _ = now.apply(past.getLast());
    }
    return past;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void end_ofAnyPast_wantsWhatLeavesTheSameAsAllOfIt(long seed) {
    List<BroadcastEvent> past = past(seed);
    List<BroadcastId> allForgotten = new ArrayList<>();
    BroadcastFold all = new BroadcastFold(allForgotten::add);
    List<BroadcastId> forgottenLater = new ArrayList<>();
    BroadcastFold skimmed = new BroadcastFold(forgottenLater::add);
    past.forEach(all::apply);
    for (int i = 0; i < past.size(); i++) {
      see(i, bytes(past.get(i)));
    }
    List<Long> wanted = skim.end();
    wanted.forEach(position -> skimmed.apply(past.get(position.intValue())));
    assertThat(allForgotten).hasSizeGreaterThan(100);
    assertThat(forgotten).isEqualTo(allForgotten);
    assertThat(forgottenLater).isEmpty();
    assertThat(skimmed.all()).isEqualTo(all.all());
    assertThat(wanted).hasSizeLessThan(past.size() / 2).isSorted();
    assertThat(last).containsExactly(past.size() - 1L);
    for (ChannelId channel : CHANNELS) {
      Instant late = TIME.plusSeconds(19_900);
      assertThat(skimmed.on(channel).open()).isEqualTo(all.on(channel).open());
      assertThat(skimmed.on(channel).lastEnd()).isEqualTo(all.on(channel).lastEnd());
      assertThat(skimmed.on(channel).onAirAt(late)).isEqualTo(all.on(channel).onAirAt(late));
      assertThat(skimmed.on(channel).latestPublic().flatMap(skimmed::find))
          .isEqualTo(all.on(channel).latestPublic().flatMap(all::find));
    }
    assertThat(all.all())
        .allSatisfy(
            each ->
                assertThat(skimmed.isAutomatic(each.id())).isEqualTo(all.isAutomatic(each.id())));
  }

  @Test
  void end_withWhatCannotBeRead_wantsThatAsWell() {
    BroadcastId id = new BroadcastId("b");
    see(3, bytes(new BroadcastEvent.Opened(id, TIME, CHANNELS.getFirst(), "")));
    see(4, "{\"type\":\"ended\",\"broadcast\":\"b\"}".getBytes(StandardCharsets.UTF_8));
    see(5, "{\"kind\":\"of a later version\"}".getBytes(StandardCharsets.UTF_8));
    see(7, bytes(new BroadcastEvent.WentLive(id, TIME)));
    assertThat(skim.end()).containsExactly(3L, 4L, 5L, 7L);
    assertThat(last).containsExactly(7L);
  }
}
