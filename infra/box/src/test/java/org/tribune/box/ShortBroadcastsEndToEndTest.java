package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Clips;

/**
 * Two rooms with cameras of 7.4 Mbit/s, whose broadcasts of 28 s follow one upon the other, in the
 * smallest heap that is chosen for a machine of a gigabyte: after 82 s and six broadcasts the
 * process ended with an OutOfMemoryError, since each broadcast had a budget of its own.
 */
@Tag("e2e")
@Tag("alone")
@Tag("wide")
final class ShortBroadcastsEndToEndTest {
  private static final List<String> ROOMS = List.of("chamber", "annexe");
  private static final Duration BROADCAST = Duration.ofSeconds(28);
  private static final Duration ALL = Duration.ofMinutes(4);
  private static final long MEGABYTE = 1 << 20;

  /** Resident, with decoders and encoders of two cameras; 575 to 614 were measured. */
  private static final long MOST_RESIDENT = 800;

  @TempDir private Path folder;

  private static String yaml() {
    StringBuilder yaml = new StringBuilder("channels:\n");
    for (String room : ROOMS) {
      yaml.append(
          "  - {id: %s, sources: [{type: rtmp, streamKey: key-of-the-room-%s}]}\n"
              .formatted(room, room));
    }
    return yaml.toString();
  }

  private Path clip() throws Exception {
    return Clips.made(
        folder.resolve("camera.flv"),
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=1920x1080:rate=25",
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=440:sample_rate=48000",
            "-t",
            "10",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
            "-g",
            "50",
            "-b:v",
            "7400k",
            "-minrate",
            "7400k",
            "-maxrate",
            "7400k",
            "-bufsize",
            "7400k",
            "-x264-params",
            "nal-hrd=cbr:filler=1",
            "-c:a",
            "aac",
            "-f",
            "flv"));
  }

  @Test
  void shortBusyBroadcasts_oneAfterTheOther_stayWithinTheAccount() throws Exception {
    Path clip = clip();
    List<String> jvm =
        List.of(
            "-Xmx256m", "-Xmn40m", "-XX:MaxDirectMemorySize=160m", "-XX:+ExitOnOutOfMemoryError");
    List<Encoder> cameras = new ArrayList<>();
    try (BoxProcess box = BoxProcess.startWith(jvm, folder, yaml())) {
      for (String room : ROOMS) {
        cameras.add(
            Encoder.send(
                clip,
                List.of("-c", "copy"),
                Route.RTMP,
                box.rtmpAddress("key-of-the-room-" + room),
                folder.resolve(room + ".txt")));
      }
      double account = box.metric("tribune_memory_account_bytes");
      assertThat(account).isBetween(130.0 * MEGABYTE, 160.0 * MEGABYTE);
      Instant until = Instant.now().plus(ALL);
      List<Long> resident = new ArrayList<>();
      int broadcasts = 0;
      while (Instant.now().isBefore(until)) {
        for (String room : ROOMS) {
          box.startBroadcast(room);
          broadcasts++;
        }
        for (String room : ROOMS) {
          box.awaitOnAir(room, /* segments= */ 2);
        }
        Instant over = Instant.now().plus(BROADCAST);
        while (Instant.now().isBefore(over)) {
          Thread.sleep(1_000);
          assertThat(box.metric("tribune_memory_held_bytes")).isLessThan(1.15 * account);
        }
        resident.add(Footprint.of(box.handle()).residentMegabytes());
        for (String room : ROOMS) {
          box.endBroadcast(room);
        }
      }
      System.out.printf(
          "%d broadcasts: resident %s MB, heap %.0f MB, held %.0f of %.0f MB%n",
          broadcasts,
          resident,
          box.metricsOf("jvm_memory_used_bytes{area=\"heap\"") / MEGABYTE,
          box.metric("tribune_memory_held_bytes") / MEGABYTE,
          account / MEGABYTE);
      assertThat(broadcasts).isGreaterThanOrEqualTo(12);
      assertThat(resident).allMatch(each -> each < MOST_RESIDENT);
      assertThat(resident.getLast()).isLessThan(resident.getFirst() + 150);
      int all = broadcasts;
      box.await("all recordings", () -> box.recordings() == all);
      assertThat(box.said()).doesNotContain("OutOfMemoryError");
    } finally {
      for (Encoder camera : cameras) {
        camera.close();
      }
    }
  }
}
