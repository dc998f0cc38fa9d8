package org.tribune.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_QUALITY_STATS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;

import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.tribune.core.Bytes;
import org.tribune.media.Ffmpeg;

/** Takes what an encoder gives out of native memory. Used by one thread at a time. */
final class OutputPacket implements AutoCloseable {
  private final AVPacket packet = Ffmpeg.check(av_packet_alloc(), "Allocating a packet");
  private OptionalInt quantiser = OptionalInt.empty();

  /**
   * The next frame that the encoder has ready, its bytes as the codec writes them; empty while it
   * wants more input.
   *
   * @param action named in the error if it fails
   */
  Optional<EncodedFrame> receive(AVCodecContext encoder, String action) {
    int result = avcodec_receive_packet(encoder, packet);
    if (result == AVERROR_EAGAIN()) {
      return Optional.empty();
    }
    Ffmpeg.check(result, action);
    try {
      byte[] data = new byte[packet.size()];
      packet.data().get(data);
      quantiser = readQuantiser();
      boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
      return Optional.of(new EncodedFrame(packet.pts(), key, Bytes.wrap(data)));
    } finally {
      av_packet_unref(packet);
    }
  }

  /** The first field of AV_PKT_DATA_QUALITY_STATS is a Lagrange multiplier (libavutil). */
  private OptionalInt readQuantiser() {
    BytePointer stats =
        av_packet_get_side_data(packet, AV_PKT_DATA_QUALITY_STATS, (SizeTPointer) null);
    return stats == null || stats.isNull()
        ? OptionalInt.empty()
        : OptionalInt.of(stats.getInt() / FF_QP2LAMBDA);
  }

  /** The quantiser of the frame that was received last, if its codec has one and says it. */
  OptionalInt quantiser() {
    return quantiser;
  }

  @Override
  public void close() {
    av_packet_free(packet);
  }
}
