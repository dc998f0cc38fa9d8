package org.tribune.media.demux;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the size of the picture out of key frames (FFmpeg's parser), as MPEG-TS and RTP announce a
 * change nowhere else. Owned by the demuxer's thread.
 */
final class PictureSizeWatch implements AutoCloseable {
  /** FFmpeg's PARSER_FLAG_COMPLETE_FRAMES, which the bindings leave out. */
  private static final int COMPLETE_FRAMES = 1;

  /** Pixels. */
  record Size(int width, int height) {}

  private final AVCodecParserContext parser;
  private final AVCodecContext codec;
  private final boolean tellsFirst;
  private final PointerPointer<BytePointer> output = new PointerPointer<>(1);
  private final IntPointer outputSize = new IntPointer(1);
  private @Nullable Size last;
  private boolean closed = false;

  private PictureSizeWatch(AVCodecParserContext parser, AVCodecContext codec, boolean tellsFirst) {
    this.parser = parser;
    this.codec = codec;
    this.tellsFirst = tellsFirst;
  }

  /**
   * A watch of a stream whose codec FFmpeg can parse.
   *
   * @param tellsFirst true: the first size is news, too
   */
  static Optional<PictureSizeWatch> of(AVCodecParameters parameters, boolean tellsFirst) {
    int id = parameters.codec_id();
    if (id != avcodec.AV_CODEC_ID_H264 && id != avcodec.AV_CODEC_ID_HEVC) {
      return Optional.empty();
    }
    AVCodecParserContext parser = avcodec.av_parser_init(id);
    AVCodecContext codec = avcodec.avcodec_alloc_context3(null);
    if (parser == null || codec == null) {
      return Optional.empty();
    }
    int result = avcodec.avcodec_parameters_to_context(codec, parameters);
    parser.flags(parser.flags() | COMPLETE_FRAMES);
    PictureSizeWatch watch = new PictureSizeWatch(parser, codec, tellsFirst);
    if (result < 0) {
      watch.close();
      return Optional.empty();
    }
    return Optional.of(watch);
  }

  /** The size in this key frame, if it is news. */
  Optional<Size> changed(AVPacket keyFrame) {
    avcodec.av_parser_parse2(
        parser,
        codec,
        output,
        outputSize,
        keyFrame.data(),
        keyFrame.size(),
        avutil.AV_NOPTS_VALUE,
        avutil.AV_NOPTS_VALUE,
        /* pos= */ 0);
    if (parser.width() <= 0 || parser.height() <= 0) {
      return Optional.empty();
    }
    Size before = last;
    Size now = new Size(parser.width(), parser.height());
    last = now;
    boolean known = before == null ? !tellsFirst : before.equals(now);
    return known ? Optional.empty() : Optional.of(now);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.av_parser_close(parser);
      avcodec.avcodec_free_context(codec);
      output.close();
      outputSize.close();
    }
  }
}
