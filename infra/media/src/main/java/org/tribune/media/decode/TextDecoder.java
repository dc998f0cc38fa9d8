package org.tribune.media.decode;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;

import java.util.StringJoiner;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.javacpp.PointerPointer;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;
import org.tribune.media.Ffmpeg;
import org.tribune.media.FfmpegException;

/**
 * Decodes subtitles that are text: mov_text, SubRip, WebVTT, ASS and others. FFmpeg gives all of
 * them as lines of ASS, whose styles are left out. Used by one thread.
 */
public final class TextDecoder implements AutoCloseable {
  private final OpenSubtitleDecoder decoder;

  private TextDecoder(AVCodecContext context) {
    this.decoder = new OpenSubtitleDecoder(context);
  }

  /**
   * Opens the decoder of a stream of text.
   *
   * @throws FfmpegException if FFmpeg has none for its codec
   */
  public static TextDecoder open(AVCodecParameters parameters) {
    AVCodec codec = Ffmpeg.check(avcodec_find_decoder(parameters.codec_id()), "Finding a decoder");
    AVCodecContext context = Ffmpeg.check(avcodec_alloc_context3(codec), "Allocating a decoder");
    try {
      Ffmpeg.check(avcodec_parameters_to_context(context, parameters), "Opening subtitles");
      context.pkt_timebase().num(1);
      context.pkt_timebase().den(MediaTime.MICROS);
      Ffmpeg.check(avcodec_open2(context, codec, (PointerPointer<?>) null), "Opening subtitles");
      return new TextDecoder(context);
    } catch (FfmpegException e) {
      avcodec_free_context(context);
      throw e;
    }
  }

  /** The lines of a packet, with line feeds between them; empty if it has none. */
  public String decode(Bytes data) {
    StringJoiner lines = new StringJoiner("\n");
    decoder.decode(data, /* time= */ 0).forEach(event -> lines.add(event.strip()));
    return lines.toString();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
