package org.tribune.transcoder.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;

@Timeout(60)
final class CodecsWithCaptionsTest {
  private static final double FRAME = 1 / 25.0;

  private final CaptionEncoder encoder = new CaptionEncoder().at(0.5).rollUp("Liberté, égalité");
  private final List<LiveCaption> written = new ArrayList<>();
  private final FeedCaptions captions = new FeedCaptions("fr", written::add);

  @TempDir Path directory;

  /** Pictures come out of the decoder in another order than they go in. */
  @ParameterizedTest
  @CsvSource({"H264,libx264", "HEVC,libx265", "MPEG2,mpeg2video"})
  void captionsOfEachCodec_comeWithItsPictures_inTheirOrder(
      CaptionedPicture.Codec codec, String encoderName) throws Exception {
    Path clip = TestFilms.make(directory.resolve("a.ts"), 2, "-c:v", encoderName, "-bf", "2");
    try (Demuxer demuxer = new Demuxer(DemuxInput.of("file:" + clip, List.of("file")))) {
      demuxer.connect();
      Track track = demuxer.probe().getFirst();
      try (PacketDecoder decoder = PacketDecoder.open(track)) {
        Optional<MediaTime> first = Optional.empty();
        for (Optional<DemuxedPacket> read = demuxer.read();
            read.isPresent();
            read = demuxer.read()) {
          MediaTime shown = read.get().presentationTime().orElseThrow();
          first = first.or(() -> Optional.of(shown));
          decode(decoder, codec, read.get(), shown.minus(first.get()));
        }
        decoder.drain(
            frame ->
                captions.picture(
                    frame.closedCaptions(), frame.time().toDuration(), /* mayBegin= */ true));
      }
    }
    captions.close();
    assertThat(written.getLast().text()).isEqualTo("Liberté, égalité");
  }

  private void decode(
      PacketDecoder decoder, CaptionedPicture.Codec codec, DemuxedPacket packet, MediaTime shown) {
    long number = Math.round(shown.toSeconds() / FRAME);
    decoder.decode(
        new ContributionPacket(
            /* generation= */ 0,
            packet.track(),
            shown,
            shown,
            MediaTime.ofMicros(packet.duration().toMicros()),
            packet.keyFrame(),
            CaptionedPicture.of(
                codec, packet.data(), encoder.between(number * FRAME, (number + 1) * FRAME))),
        frame ->
            captions.picture(
                frame.closedCaptions(), frame.time().toDuration(), /* mayBegin= */ true));
  }
}
