package org.tribune.delivery.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.CmafHeaders;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.kernel.KernelBodySending;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** A download of a report's film that is running while the report is changed. */
final class WatchedBodyTest {
  private static final BroadcastId FILM = new BroadcastId("20261124t180000-film");
  private static final VideoId REPORT = new VideoId("lake");
  private static final Instant NOW = Instant.parse("2026-11-26T08:30:00Z");
  private static final VideoActor CLERK =
      new VideoActor(new AccountId("p-clerk"), "Claire Martin", Set.of(Role.CLERK));

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final Downloads downloads =
      new Downloads(
          catalogue,
          Withholdings.of(catalogue),
          store,
          new KernelBodySending(),
          new SiteConfig(
              "Tribune",
              URI.create("http://localhost:8080"),
              List.of("fr"),
              List.of(),
              Optional.empty(),
              SiteConfig.Accessibility.NONE),
          RecordingChapters.NONE,
          CaptionFiles.NONE,
          request -> ClientNetwork.of(InetAddress.getLoopbackAddress()));

  @BeforeEach
  void publish() {
    new RecordedSitting(catalogue, store, FILM, CmafHeaders.renditions())
        .segments(0, 6)
        .complete(MediaTime.ofMicros(26_000_000));
    catalogue.update(FILM, each -> each.of(RecordingKind.REPORT));
    Video draft =
        Video.draft(REPORT, VideoTexts.titled("Fête du lac", "fr"), CLERK, NOW).withFilm(FILM, NOW);
    catalogue.videos().create(draft);
    replace(draft.published(CLERK, NOW));
  }

  private void replace(Video next) {
    assertThat(catalogue.videos().replace(next)).isPresent();
  }

  private Video report() {
    return catalogue.videos().find(REPORT).orElseThrow();
  }

  private void show(Duration start, Map<String, String> captions) {
    replace(
        report()
            .edited(
                new FilmSettings(Optional.empty(), start, Optional.empty(), captions), CLERK, NOW));
  }

  private Watch watch(boolean isStaff) {
    Recording film = catalogue.recording(FILM).orElseThrow();
    return new Watch(
        catalogue,
        Withholdings.of(catalogue),
        film,
        () -> isStaff ? Optional.empty() : downloads.shown(film));
  }

  @Test
  void report_trimmed_endsThePublicsDownloadAndNotTheStaffs() {
    Watch staff = watch(/* isStaff= */ true);
    Body body = new WatchedBody(new Endless(), watch(/* isStaff= */ false)::require);
    show(Duration.ofSeconds(5), Map.of());
    await()
        .untilAsserted(
            () ->
                assertThatIllegalStateException()
                    .isThrownBy(body::next)
                    .withMessageContaining("trimmed"));
    staff.require();
  }

  @Test
  void report_withdrawn_endsThePublicsDownload() {
    Watch watch = watch(/* isStaff= */ false);
    replace(report().unpublished(CLERK, NOW));
    assertThatIllegalStateException().isThrownBy(watch::require);
  }

  @Test
  void report_captioned_isDownloadedOn() {
    Watch watch = watch(/* isStaff= */ false);
    show(Duration.ZERO, Map.of("fr", "WEBVTT\n"));
    watch.require();
  }

  @Test
  void report_trimmed_isPackedAsThePublicHasIt() {
    show(Duration.ofSeconds(5), Map.of());
    Recording film = catalogue.recording(FILM).orElseThrow();
    assertThat(downloads.film(film).orElseThrow().length()).isEqualTo(length(film, "1080p.mp4"));
    assertThat(downloads.sound(film).orElseThrow().length()).isEqualTo(length(film, "audio.m4a"));
  }

  private long length(Recording film, String file) {
    return downloads.offer(film, file, RequestedPassage.WHOLE, downloads.shown(film)).length();
  }

  /** As of a film that takes long. */
  private static final class Endless implements Body {
    @Override
    public Optional<BodyBlock> next() {
      return Optional.of(new KernelBodySending().block(/* memoryAtOnce= */ 0));
    }

    @Override
    public void close() {}
  }
}
