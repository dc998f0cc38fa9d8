package org.tribune.media.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_decode_subtitle2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avsubtitle_free;

import java.util.StringJoiner;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
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
  private final AVCodecContext context;
  private final AVPacket input = Ffmpeg.check(av_packet_alloc(), "Allocating a packet");
  private final AVSubtitle output = new AVSubtitle();
  private boolean closed = false;

  private TextDecoder(AVCodecContext context) {
    this.context = context;
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
    Ffmpeg.check(av_new_packet(input, data.length()), "Allocating a packet");
    try {
      input.data().put(data.array(), 0, data.length());
      input.pts(0);
      int[] got = new int[1];
      if (avcodec_decode_subtitle2(context, output, got, input) < 0 || got[0] == 0) {
        return "";
      }
      try {
        StringJoiner lines = new StringJoiner("\n");
        AssText.of(output).forEach(event -> lines.add(event.strip()));
        return lines.toString();
      } finally {
        avsubtitle_free(output);
      }
    } finally {
      av_packet_unref(input);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec_free_context(context);
      av_packet_free(input);
      output.close();
    }
  }
}
