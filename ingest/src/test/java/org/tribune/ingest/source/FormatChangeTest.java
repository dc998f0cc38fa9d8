package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.demux.DemuxException;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;
import org.tribune.testkit.Tool;

/** Streams of MPEG-TS whose program map announces another picture in the middle. */
final class FormatChangeTest {
  /** Longer than FFmpeg looks at the start. */
  private static final int LONG = 8;

  private static final int SHORT = 4;

  @TempDir private Path folder;

  /** A stream of 25 frames a second, with sound. */
  private Path part(String name, String size, int from, int seconds, String... encoder)
      throws Exception {
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i"));
    command.addAll(List.of("testsrc2=size=" + size + ":rate=25:duration=" + seconds));
    command.addAll(List.of("-f", "lavfi", "-i", "sine=duration=" + seconds));
    command.addAll(List.of(encoder));
    command.addAll(List.of("-g", "25", "-c:a", "aac", "-output_ts_offset", "" + from));
    command.addAll(List.of("-f", "mpegts", "" + file));
    Tool.Result made = Tool.run(Duration.ofSeconds(60), command);
    assertThat(made.status()).as(made.output()).isZero();
    return file;
  }

  private DemuxInput joined(Path... parts) throws IOException {
    Path file = folder.resolve("joined.ts");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (Path part : parts) {
        Files.copy(part, out);
      }
    }
    return DemuxInput.of("file:" + file, List.of("file")).withFormat("mpegts");
  }

  /** Decodes the picture as the transcoder does; gives how many frames there were of each size. */
  private static Map<String, Integer> frames(DemuxInput input) throws DemuxException {
    Map<String, Integer> frames = new HashMap<>();
    try (Demuxer demuxer = new Demuxer(input)) {
      demuxer.probe();
      Track track = video(demuxer);
      PacketDecoder decoder = PacketDecoder.open(track);
      for (Optional<DemuxedPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
        if (demuxer.tracksChanged() && !video(demuxer).equals(track)) {
          track = video(demuxer);
          decoder.close();
          decoder = PacketDecoder.open(track);
        }
        if (next.get().track() == track.index()) {
          decoder.decode(
              packet(next.get()),
              frame ->
                  frames.merge(
                      frame.frame().width() + "x" + frame.frame().height(), 1, Integer::sum));
        }
      }
      decoder.close();
    }
    return frames;
  }

  private static Track video(Demuxer demuxer) {
    return demuxer.tracks().stream()
        .filter(each -> each.video().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static ContributionPacket packet(DemuxedPacket from) {
    return new ContributionPacket(
        /* generation= */ 1,
        from.track(),
        from.presentationTime().orElseThrow(),
        from.decodingTime().or(from::presentationTime).orElseThrow(),
        from.duration(),
        from.keyFrame(),
        from.data());
  }

  @Test
  void anotherCodecOnTheSamePackets_isDecoded() throws Exception {
    Path first = part("a.ts", "320x180", 0, LONG, "-c:v", "libx264", "-preset", "ultrafast");
    for (String codec : List.of("mpeg2video", "libx265")) {
      Path second = part("b.ts", "640x360", LONG, SHORT, "-c:v", codec, "-preset", "ultrafast");
      assertThat(frames(joined(first, second)))
          .as(codec)
          .hasEntrySatisfying("320x180", count -> assertThat(count).isGreaterThan(25 * LONG - 5))
          .hasEntrySatisfying("640x360", count -> assertThat(count).isGreaterThan(50));
      Files.delete(second);
    }
  }

  @Test
  void pictureOnOtherPackets_isFollowed() throws Exception {
    Path first = part("a.ts", "320x180", 0, LONG, "-c:v", "libx264");
    Path second = part("b.ts", "640x360", LONG, SHORT, "-c:v", "libx264", "-streamid", "0:512");
    assertThat(frames(joined(first, second)))
        .hasEntrySatisfying("320x180", count -> assertThat(count).isGreaterThan(25 * LONG - 5))
        .hasEntrySatisfying("640x360", count -> assertThat(count).isGreaterThan(50));
  }

  @Test
  void changeWithinTheFirstSeconds_isDecodedFromThere() throws Exception {
    Path first = part("a.ts", "320x180", 0, SHORT, "-c:v", "libx264", "-preset", "ultrafast");
    Path second = part("b.ts", "640x360", SHORT, LONG, "-c:v", "mpeg2video");
    assertThat(frames(joined(first, second)))
        .hasEntrySatisfying("640x360", count -> assertThat(count).isGreaterThan(25 * LONG - 30));
  }

  @Test
  void codecThatMayNotBeOpened_endsTheStream() throws Exception {
    Path first = part("a.ts", "320x180", 0, LONG, "-c:v", "libx264");
    Path second = part("b.ts", "320x180", LONG, SHORT, "-c:v", "vc2");
    assertThatThrownBy(() -> frames(NetworkCodecs.only(joined(first, second))))
        .isInstanceOf(DemuxException.class);
  }
}
