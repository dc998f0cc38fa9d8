package org.tribune.media.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_decode_subtitle2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avsubtitle_free;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.tribune.core.Bytes;
import org.tribune.media.Ffmpeg;

/** FFmpeg's decoder of subtitles, open, with what it reads and writes. Used by one thread. */
final class OpenSubtitleDecoder implements AutoCloseable {
  private final AVCodecContext context;
  private final AVPacket input = Ffmpeg.check(av_packet_alloc(), "Allocating a packet");
  private final AVSubtitle output = new AVSubtitle();
  private boolean closed = false;

  /** Owns {@code context}, which is open. */
  OpenSubtitleDecoder(AVCodecContext context) {
    this.context = context;
  }

  /**
   * Decodes a packet.
   *
   * @param time in the unit that the decoder was opened with
   * @return what it holds, as {@link AssText} has it; empty if that is nothing, or can't be decoded
   */
  List<String> decode(Bytes data, long time) {
    Ffmpeg.check(av_new_packet(input, data.length()), "Allocating a packet");
    try {
      input.data().put(data.array(), 0, data.length());
      input.pts(time);
      int[] got = new int[1];
      if (avcodec_decode_subtitle2(context, output, got, input) < 0 || got[0] == 0) {
        return List.of();
      }
      try {
        return AssText.of(output);
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
