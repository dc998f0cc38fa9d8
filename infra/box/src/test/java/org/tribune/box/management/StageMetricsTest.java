package org.tribune.box.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.status.Alert;
import org.tribune.core.status.CaptionerStatus;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.core.text.Message;

class StageMetricsTest {
  private static final String SLATE = "tribune_transcoder_slate{channel=\"chamber\"} 1.0";
  private static final String ALERT =
      "tribune_alert{channel=\"chamber\",code=\"picture-lost\",severity=\"CRITICAL\"} 1.0";

  private final AtomicLong nanos = new AtomicLong();
  private final StageMetrics metrics = new StageMetrics(nanos::get);
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  StageMetricsTest() {
    metrics.bindTo(registry);
  }

  @Test
  void refresh_toldLately_isShown() {
    metrics.accept("chamber", onSlate());
    metrics.accept("chamber", alert(/* raised= */ true));
    assertThat(scrape()).contains(SLATE, ALERT);
  }

  @Test
  void refresh_alertEnded_isNoLongerShown() {
    metrics.accept("chamber", alert(/* raised= */ true));
    metrics.accept("chamber", alert(/* raised= */ false));
    assertThat(scrape()).doesNotContain("picture-lost");
  }

  @Test
  void refresh_stageSilentForTwentySeconds_isForgotten() {
    metrics.accept("chamber", onSlate());
    metrics.accept("chamber", alert(/* raised= */ true));
    nanos.set(20_000_000_000L);
    assertThat(scrape()).contains(SLATE, ALERT);
    nanos.incrementAndGet();
    assertThat(scrape()).doesNotContain("chamber");
  }

  private String scrape() {
    metrics.refresh();
    return registry.scrape();
  }

  @Test
  void refresh_rungsReduced_eachIsShownWithItsViewersWhereTheyAreKnown() {
    metrics.accept("chamber", onSlate());
    String scrape = scrape();
    assertThat(scrape)
        .contains(
            "tribune_transcoder_rung_effort{channel=\"chamber\",rendition=\"720p\"} 0.0",
            "tribune_transcoder_rung_effort{channel=\"chamber\",rendition=\"240p\"} 3.0",
            "tribune_transcoder_rung_viewers{channel=\"chamber\",rendition=\"240p\"} 0.0");
    assertThat(scrape).doesNotContain("rung_viewers{channel=\"chamber\",rendition=\"720p\"}");
  }

  private static TranscoderStatus onSlate() {
    return new TranscoderStatus(
        new BroadcastId("20260101t000000-abcdefgh"),
        List.of("720p", "240p"),
        TranscoderStatus.Picture.SLATE,
        /* latenessMillis= */ 0,
        /* effort= */ 3,
        /* encodedFrames= */ 100,
        /* repeatedFrames= */ 0,
        /* droppedFrames= */ 0,
        /* decodeErrors= */ 0,
        List.of(
            new TranscoderStatus.Rung("720p", /* effort= */ 0, /* viewers= */ Optional.empty()),
            new TranscoderStatus.Rung("240p", /* effort= */ 3, Optional.of(0))));
  }

  @Test
  void refresh_recogniserBehind_isShownWithItsDelay() {
    metrics.accept(
        "chamber",
        new CaptionerStatus(
            new BroadcastId("20260101t000000-abcdefgh"),
            CaptionerStatus.State.BEHIND,
            Optional.of("sherpa-onnx"),
            /* delayMillis= */ 4_500,
            /* skippedMillis= */ 30_000,
            /* restarts= */ 2,
            /* memory= */ 300_000_000,
            /* memoryLimit= */ 1_500_000_000,
            /* why= */ Optional.empty()));
    assertThat(scrape())
        .contains(
            "tribune_captioner_hearing{channel=\"chamber\"} 0.0",
            "tribune_captioner_delay_seconds{channel=\"chamber\"} 4.5",
            "tribune_captioner_skipped_seconds{channel=\"chamber\"} 30.0",
            "tribune_captioner_restarts{channel=\"chamber\"} 2.0");
    nanos.set(20_000_000_001L);
    assertThat(scrape()).doesNotContain("chamber");
  }

  private static Alert alert(boolean raised) {
    return new Alert(
        "picture-lost",
        Alert.Severity.CRITICAL,
        raised,
        Instant.parse("2026-01-01T00:00:00Z"),
        new Message("Image perdue", "Picture lost"));
  }
}
