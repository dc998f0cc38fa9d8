package org.tribune.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.tribune.core.Bytes;
import org.tribune.media.Ffmpeg;
import org.tribune.media.FfmpegException;
import org.tribune.media.picture.Picture;

/**
 * x264 in FFmpeg, set for live: no B-frames, no look-ahead, each frame comes out before the next
 * goes in, and an IDR only where it is asked for. Used by one thread at a time.
 */
public final class VideoEncoder implements AutoCloseable {
  private final AVCodecContext context;
  private final AVFrame input = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
  private final OutputPacket output = new OutputPacket();
  private final AvcConfiguration configuration;
  private boolean closed = false;

  private VideoEncoder(AVCodecContext context) {
    this.context = context;
    byte[] extradata = new byte[context.extradata_size()];
    context.extradata().get(extradata);
    this.configuration = AvcConfiguration.ofAnnexB(extradata);
  }

  /** Opens an encoder. */
  public static VideoEncoder open(VideoEncoderSettings settings) {
    return open(settings, /* level= */ 0);
  }

  /**
   * Opens an encoder whose frames go among those of another.
   *
   * @param level the other's level_idc (ITU-T H.264 annex A.3), which follows from bit rates
   *     otherwise; 0 if it is of no importance. Whether the parameter sets are the same then is the
   *     caller's to look at
   */
  public static VideoEncoder open(VideoEncoderSettings settings, int level) {
    AVCodec codec = avcodec_find_encoder_by_name("libx264");
    if (codec == null || codec.isNull()) {
      throw new FfmpegException(
          "This FFmpeg has no x264: use the -gpl natives of org.bytedeco:ffmpeg", /* code= */ 0);
    }
    AVCodecContext context =
        Ffmpeg.check(avcodec_alloc_context3(codec), "Allocating the x264 encoder");
    AVDictionary options = new AVDictionary(null);
    try {
      describe(context, settings);
      if (level > 0) {
        context.level(level);
      }
      Ffmpeg.set(options, "preset", settings.preset());
      Ffmpeg.set(options, "tune", "zerolatency");
      Ffmpeg.set(options, "profile", "high");
      Ffmpeg.set(options, "forced-idr", "1");
      // A camera's captions are a track of their own, which can be taken back: docs/decisions/0179.
      Ffmpeg.set(options, "a53cc", "0");
      Ffmpeg.set(options, "x264-params", settings.x264Parameters());
      Ffmpeg.check(avcodec_open2(context, codec, options), "Opening x264 with " + settings);
      return new VideoEncoder(context);
    } catch (FfmpegException e) {
      avcodec_free_context(context);
      throw e;
    } finally {
      av_dict_free(options);
    }
  }

  private static void describe(AVCodecContext context, VideoEncoderSettings settings) {
    context.width(settings.width());
    context.height(settings.height());
    context.pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base().num(settings.frameRate().denominator());
    context.time_base().den(settings.frameRate().numerator());
    context.framerate().num(settings.frameRate().numerator());
    context.framerate().den(settings.frameRate().denominator());
    context.sample_aspect_ratio().num(1);
    context.sample_aspect_ratio().den(1);
    context.bit_rate(settings.bitRate());
    context.rc_max_rate(settings.maximumBitRate());
    context.rc_buffer_size(settings.bufferBits());
    context.max_b_frames(0);
    context.thread_count(settings.threads());
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    context.color_range(AVCOL_RANGE_MPEG);
    context.colorspace(AVCOL_SPC_BT709);
    context.color_primaries(AVCOL_PRI_BT709);
    context.color_trc(AVCOL_TRC_BT709);
    context.chroma_sample_location(AVCHROMA_LOC_LEFT);
  }

  /** The parameter sets that every frame refers to. */
  public AvcConfiguration configuration() {
    return configuration;
  }

  /**
   * Encodes a picture of the settings' size. The encoder takes a hold of its own while it needs it.
   *
   * @param index of the frame, one more than the last
   * @param idr true for a frame at which decoding can start
   * @param sink is called with the encoded frame before this returns
   */
  public void encode(Picture picture, long index, boolean idr, Consumer<EncodedFrame> sink) {
    Ffmpeg.check(av_frame_ref(input, picture.frame()), "Holding a picture");
    try {
      input.pts(index);
      input.pict_type(idr ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
      Ffmpeg.check(avcodec_send_frame(context, input), "Encoding frame " + index);
    } finally {
      av_frame_unref(input);
    }
    EncodedFrame encoded =
        output
            .receive(context, "Encoding frame " + index)
            .orElseThrow(
                () -> new FfmpegException("x264 kept frame " + index + " back", /* code= */ 0));
    Bytes units = AnnexB.toLengthPrefixed(encoded.data().array());
    sink.accept(new EncodedFrame(encoded.index(), encoded.keyFrame(), units));
  }

  /**
   * The quantiser (0 to 51) that the rate control gave the frame that came out last. Macroblocks
   * are above it or below by x264's adaptive quantisation, and rows where the buffer ran short.
   */
  public OptionalInt quantiser() {
    return output.quantiser();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec_free_context(context);
      av_frame_free(input);
      output.close();
    }
  }
}
