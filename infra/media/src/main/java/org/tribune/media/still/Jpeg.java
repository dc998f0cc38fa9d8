package org.tribune.media.still;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.tribune.core.Bytes;
import org.tribune.media.Ffmpeg;
import org.tribune.media.picture.Picture;

/** FFmpeg's JPEG encoder. */
public final class Jpeg {
  private Jpeg() {}

  /**
   * A picture of a {@link StillScaler} or {@link Mosaic} as a JPEG file.
   *
   * @param quantiser 2, nearly as the picture is, to 31
   */
  public static Bytes encode(Picture picture, int quantiser) {
    AVCodec codec = Ffmpeg.check(avcodec_find_encoder_by_name("mjpeg"), "Finding mjpeg");
    AVCodecContext context = Ffmpeg.check(avcodec_alloc_context3(codec), "Allocating mjpeg");
    AVFrame frame = picture.frame();
    AVPacket packet = Ffmpeg.check(av_packet_alloc(), "Allocating a packet");
    try {
      context.width(frame.width());
      context.height(frame.height());
      context.pix_fmt(frame.format());
      context.color_range(AVCOL_RANGE_JPEG);
      context.time_base().num(1);
      context.time_base().den(1);
      context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
      context.global_quality(quantiser * FF_QP2LAMBDA);
      context.thread_count(1);
      Ffmpeg.check(avcodec_open2(context, codec, (PointerPointer<?>) null), "Opening mjpeg");
      frame.quality(context.global_quality());
      Ffmpeg.check(avcodec_send_frame(context, frame), "Encoding a JPEG");
      Ffmpeg.check(avcodec_send_frame(context, null), "Encoding a JPEG");
      Ffmpeg.check(avcodec_receive_packet(context, packet), "Encoding a JPEG");
      byte[] bytes = new byte[packet.size()];
      packet.data().get(bytes);
      return Bytes.wrap(bytes);
    } finally {
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }
}
