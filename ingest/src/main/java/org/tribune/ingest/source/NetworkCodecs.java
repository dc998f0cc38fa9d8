package org.tribune.ingest.source;

import java.util.List;
import org.tribune.media.demux.DemuxInput;

/**
 * The decoders that a stream from the network may make FFmpeg open: those of what encoders and
 * cameras send. It has some five hundred, and a transport stream names whichever it likes.
 */
final class NetworkCodecs {
  /** FFmpeg's names; where it has two for a codec, either, since which it takes first differs. */
  private static final List<String> DECODERS =
      List.of(
          "h264",
          "hevc",
          "libdav1d",
          "vp8",
          "vp9",
          "mpeg1video",
          "mpeg2video",
          "mpeg4",
          "mjpeg",
          "aac",
          "aac_latm",
          "mp3float",
          "mp3",
          "mp2float",
          "mp2",
          "mp1float",
          "mp1",
          "ac3",
          "eac3",
          "opus",
          "vorbis",
          "pcm_alaw",
          "pcm_mulaw",
          "pcm_s16be",
          "g722",
          "g726");

  private NetworkCodecs() {}

  /** The same input with no other decoder: a track that needs one is not there. */
  static DemuxInput only(DemuxInput input) {
    return input.withDecoders(DECODERS);
  }
}
