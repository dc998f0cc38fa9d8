package org.tribune.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;
import org.tribune.core.topics.Topics;

final class StatusEntryTest {
  private static final SourceStatus SOURCE =
      new SourceStatus(
          /* index= */ 1,
          "srt :9000",
          "srt",
          SourceStatus.State.WAITING,
          /* onAir= */ false,
          "",
          /* width= */ 0,
          /* height= */ 0,
          /* framesPerSecond= */ 0,
          "",
          /* sampleRate= */ 0,
          /* channels= */ 0,
          /* bitsPerSecond= */ 0,
          /* droppedPackets= */ 0,
          /* correctedTimestamps= */ 0,
          Optional.of("192.0.2.7:50000"),
          Instant.parse("2026-01-01T00:00:00Z"),
          Optional.of(new Message("Rien", "Nothing")));

  @Test
  void source_asJson_saysItsKindAndItsTypeOnce() {
    String json = new String(Topics.STATUS.codec().encode(SOURCE), StandardCharsets.UTF_8);

    assertThat(json).containsOnlyOnce("\"kind\":\"source\"").containsOnlyOnce("\"type\":\"srt\"");
    assertThat(json).containsOnlyOnce("\"type\"");
    assertThat(Topics.STATUS.codec().decode(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(SOURCE);
  }

  private static StatusEntry decode(String json) {
    return Topics.STATUS.codec().decode(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void viewers_ofAnEarlierVersion_doNotSayWhatTheyWatch() {
    assertThat(decode("{\"kind\":\"viewers\",\"process\":\"a\",\"viewers\":3}"))
        .isEqualTo(new ViewerCount("a", /* viewers= */ 3, /* renditions= */ Optional.empty()));
  }

  @Test
  void viewers_ofRenditions_areReadBack_alsoWithWhatALaterVersionAdds() {
    ViewerCount count = new ViewerCount("a", /* viewers= */ 3, Optional.of(Map.of("720p", 2)));
    String json = new String(Topics.STATUS.codec().encode(count), StandardCharsets.UTF_8);

    assertThat(json).contains("\"viewers\":3", "\"renditions\":{\"720p\":2}");
    assertThat(decode(json)).isEqualTo(count);
    assertThat(decode(json.replace(",\"viewers\"", ",\"later\":[],\"viewers\""))).isEqualTo(count);
  }

  @Test
  void kindOfALaterVersion_isPassedOver_andWhatComesAfterItIsRead() {
    assertThat(decode("{\"kind\":\"translator\",\"delayMillis\":3,\"why\":{\"fr\":\"a\"}}"))
        .isEqualTo(new UnknownStatus());
    assertThat(decode("{\"kind\":\"viewers\",\"process\":\"a\",\"viewers\":3}"))
        .isInstanceOf(ViewerCount.class);
  }

  @Test
  void captioner_saysWhyInEachLanguage_andAnEarlierVersionInNone() {
    CaptionerStatus status =
        new CaptionerStatus(
                new BroadcastId("b1"),
                CaptionerStatus.State.FAILED,
                Optional.of("sherpa-onnx"),
                /* delayMillis= */ 0,
                /* skippedMillis= */ 0,
                /* restarts= */ 1,
                /* memory= */ 0,
                /* memoryLimit= */ 2,
                /* why= */ Optional.empty())
            .because(Message.of("recogniser.killed"));
    String json = new String(Topics.STATUS.codec().encode(status), StandardCharsets.UTF_8);

    assertThat(decode(json)).isEqualTo(status);
    String earlier = json.replaceFirst("\"why\":\\{[^}]*}", "\"failure\":\"It was killed\"");
    assertThat(earlier).doesNotContain("why");
    assertThat(decode(earlier))
        .isInstanceOfSatisfying(
            CaptionerStatus.class,
            read -> {
              assertThat(read.state()).isEqualTo(CaptionerStatus.State.FAILED);
              assertThat(read.why()).isEmpty();
            });
  }

  @Test
  void transcoder_ofAnEarlierVersion_hasNoRungs() {
    TranscoderStatus status =
        new TranscoderStatus(
            new BroadcastId("b1"),
            List.of("720p", "audio"),
            TranscoderStatus.Picture.SOURCE,
            /* latenessMillis= */ 140,
            /* effort= */ 2,
            /* encodedFrames= */ 100,
            /* repeatedFrames= */ 0,
            /* droppedFrames= */ 0,
            /* decodeErrors= */ 0,
            List.of(new TranscoderStatus.Rung("720p", /* effort= */ 2, Optional.of(7))));
    String json = new String(Topics.STATUS.codec().encode(status), StandardCharsets.UTF_8);

    assertThat(decode(json)).isEqualTo(status);
    String earlier = json.replaceFirst(",\"rungs\":\\[[^]]*]", "");
    assertThat(earlier).doesNotContain("rungs");
    assertThat(decode(earlier))
        .isInstanceOfSatisfying(
            TranscoderStatus.class,
            read -> {
              assertThat(read.rungs()).isEmpty();
              assertThat(read.effort()).isEqualTo(2);
            });
  }
}
