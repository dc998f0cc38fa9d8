package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.Track;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.Demuxer;
import org.tribune.testkit.Tool;

final class NetworkCodecsTest {
  @TempDir Path folder;

  private List<String> codecs(DemuxInput input) throws Exception {
    try (Demuxer demuxer = new Demuxer(input)) {
      demuxer.connect();
      return demuxer.probe().stream().map(Track::codec).toList();
    }
  }

  private DemuxInput stream(String picture) throws Exception {
    Path file = folder.resolve(picture + ".ts");
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-f", "lavfi"));
    command.addAll(List.of("-i", "testsrc2=size=320x180:rate=25:duration=2", "-f", "lavfi"));
    command.addAll(List.of("-i", "sine=duration=2", "-c:v", picture, "-c:a", "aac"));
    command.addAll(List.of("-f", "mpegts", "" + file));
    assertThat(Tool.run(Duration.ofSeconds(30), command).status()).isZero();
    return DemuxInput.of("file:" + file, List.of("file")).withFormat("mpegts");
  }

  @Test
  void streamOfACodecThatNoEncoderSends_isReadWithoutIt() throws Exception {
    DemuxInput input = stream("vc2");
    assertThat(codecs(input)).containsExactly("dirac", "aac");
    assertThat(codecs(NetworkCodecs.only(input))).containsExactly("aac");
  }

  @Test
  void streamAsEncodersSendIt_isReadAsBefore() throws Exception {
    for (String picture : List.of("libx264", "mpeg2video")) {
      DemuxInput input = stream(picture);
      assertThat(codecs(NetworkCodecs.only(input))).hasSize(2).isEqualTo(codecs(input));
    }
  }

  @Test
  void sourcesOfTheNetwork_openNoOtherDecoders() {
    SourceConfig.Srt srt =
        new SourceConfig.Srt(
            SourceConfig.Srt.Mode.CALLER, "a", 1, Optional.empty(), 120, Optional.empty());
    for (DemuxInput input :
        List.of(
            Sources.srtCaller(srt),
            Sources.srtListener(srt, 1),
            Sources.rtsp(
                new SourceConfig.Rtsp(
                    java.net.URI.create("rtsp://a/"), Optional.empty(), Optional.empty())))) {
      assertThat(input.options().get("codec_whitelist")).contains("h264").doesNotContain("dirac");
    }
  }
}
