package org.tribune.core.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.log.LogException;

final class BroadcastEventCodecTest {
  private static final BroadcastId ID = new BroadcastId("20261124t184502-k3v9q2");
  private static final Instant TIME = Instant.parse("2024-02-29T23:59:59.120003Z");
  private static final ChannelId CHAMBER = new ChannelId("chamber");

  private final JsonCodec<BroadcastEvent> json = new JsonCodec<>(BroadcastEvent.class);
  private final BroadcastEventCodec codec = new BroadcastEventCodec();

  private static List<BroadcastEvent> opened() {
    return List.of(
        new BroadcastEvent.Opened(ID, TIME, CHAMBER, ""),
        new BroadcastEvent.Opened(ID, TIME, CHAMBER, "Conseil municipal n° 7 – été"),
        new BroadcastEvent.Opened(ID, TIME, CHAMBER, "Vu à la \"une\" \\ \n \uD83D\uDE00"),
        new BroadcastEvent.Opened(ID, TIME, CHAMBER, "\uFFFD"),
        new BroadcastEvent.Opened(ID, TIME, CHAMBER, "Débat", /* automatic= */ true));
  }

  private static List<BroadcastEvent> between() {
    return List.of(
        new BroadcastEvent.WentLive(ID, TIME),
        new BroadcastEvent.Suspended(ID, Instant.parse("2026-12-31T00:00:00Z")),
        new BroadcastEvent.FloorGiven(ID, Instant.parse("1999-01-01T10:20:30.5Z")),
        new BroadcastEvent.Closed(ID, Instant.parse("2026-06-30T10:20:30.000000001Z")),
        new BroadcastEvent.ItemShown(ID, TIME, /* shown= */ true),
        new BroadcastEvent.Resumed(ID, Instant.EPOCH),
        new BroadcastEvent.Withheld(ID, TIME, TIME, TIME.plusSeconds(1)),
        new BroadcastEvent.Lifted(ID, TIME, /* withholding= */ 1),
        new BroadcastEvent.CorrectionRequested(ID, TIME, /* withholding= */ 1, 2));
  }

  private static List<BroadcastEvent> ended() {
    return List.of(
        new BroadcastEvent.Ended(ID, TIME),
        new BroadcastEvent.Ended(new BroadcastId("b"), Instant.parse("-0001-01-01T00:00:00Z")),
        new BroadcastEvent.Ended(ID, Instant.parse("+12026-01-01T00:00:00Z")));
  }

  private static PlainEventReader plain(byte[] bytes) {
    return new PlainEventReader().at(bytes, 0, bytes.length);
  }

  private static Optional<BroadcastEvent> decoded(EntryCodec<BroadcastEvent> by, byte[] bytes) {
    try {
      return Optional.of(by.decode(bytes));
    } catch (LogException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @MethodSource({"opened", "between", "ended"})
  void decode_ofAnyEvent_isAsAnyJson(BroadcastEvent event) {
    byte[] bytes = codec.encode(event);
    assertThat(bytes).isEqualTo(json.encode(event));
    assertThat(codec.decode(bytes)).isEqualTo(event);
  }

  @Test
  void decode_ofTheMostFrequent_needsNoJson() {
    for (BroadcastEvent event :
        List.of(opened().get(1), between().getFirst(), ended().getFirst())) {
      assertThat(plain(codec.encode(event)).read()).contains(event);
    }
  }

  @ParameterizedTest
  @MethodSource({"opened", "between", "ended"})
  void decode_ofDamagedBytes_isAsAnyJson(BroadcastEvent event) {
    byte[] whole = codec.encode(event);
    Random random = new Random(/* seed= */ 24);
    String letters = "\"\\{}:,.-+TZabz019 \n";
    for (int turn = 0; turn < 3_000; turn++) {
      byte[] bytes = whole.clone();
      for (int damage = random.nextInt(3); damage >= 0; damage--) {
        int letter =
            random.nextInt(4) == 0
                ? random.nextInt(256)
                : letters.charAt(random.nextInt(letters.length()));
        bytes[random.nextInt(bytes.length)] = (byte) letter;
      }
      assertThat(decoded(codec, bytes))
          .as(new String(bytes, StandardCharsets.UTF_8))
          .isEqualTo(decoded(json, bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"ended\",\"broadcast\":\"b\",\"at\":\"2026-02-30T00:00:00Z\"}",
        "{\"type\":\"ended\",\"broadcast\":\"b\",\"at\":\"2026-02-03T24:00:00Z\"}",
        "{\"type\":\"ended\",\"broadcast\":\"b\",\"at\":\"2026-02-03T00:00:00.Z\"}",
        "{\"type\":\"ended\",\"broadcast\":\"B\",\"at\":\"2026-02-03T00:00:00Z\"}",
        "{\"type\":\"ended\", \"broadcast\":\"b\",\"at\":\"2026-02-03T00:00:00Z\"}",
        "{\"type\":\"ended\",\"broadcast\":\"b\",\"at\":\"2026-02-03T00:00:00Z\",\"by\":1}",
        "{\"broadcast\":\"b\",\"type\":\"ended\",\"at\":\"2026-02-03T00:00:00Z\"}",
        "{\"type\":\"archived\",\"broadcast\":\"b\",\"at\":\"2026-02-03T00:00:00Z\"}",
        "{\"type\":\"ended\",\"broadcast\":\"b\",\"at\":\"2026-02-03T00:00:00",
        "{\"type\":\"ended",
        ""
      })
  void decode_ofWhatIsWrittenInAnotherWay_isLeftToJson(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(plain(bytes).read()).isEmpty();
    assertThat(decoded(codec, bytes)).isEqualTo(decoded(json, bytes));
  }

  @Test
  void betweenOpeningAndEnd_isWhoseItIs() {
    for (BroadcastEvent event : between()) {
      assertThat(plain(codec.encode(event)).betweenOpeningAndEnd()).contains(ID);
    }
    for (BroadcastEvent event : opened()) {
      assertThat(plain(codec.encode(event)).betweenOpeningAndEnd()).isEmpty();
    }
    for (BroadcastEvent event : ended()) {
      assertThat(plain(codec.encode(event)).betweenOpeningAndEnd()).isEmpty();
    }
  }

  @Test
  void read_oneAfterTheOther_takesNoIdForAnotherThatItBegins() {
    PlainEventReader reader = new PlainEventReader();
    for (String id : List.of("b", "b1", "b", "b12", "b1", "c")) {
      BroadcastEvent event = new BroadcastEvent.Ended(new BroadcastId(id), TIME);
      byte[] bytes = codec.encode(event);
      assertThat(reader.at(bytes, 0, bytes.length).read()).contains(event);
    }
  }
}
