package org.tribune.media.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_EIA_608;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;
import org.tribune.media.Ffmpeg;
import org.tribune.media.FfmpegException;

/**
 * What stands on the screen by CEA-608 (ANSI/CTA-608-E), with every change of it: FFmpeg's {@code
 * cc_dec} in real time. It decodes the first field, and no service of CEA-708. It remembers what
 * stands there: to forget it, close it and open another. Used by one thread.
 */
public final class ClosedCaptionDecoder implements AutoCloseable {
  /** Longer than it waits between two screens. */
  private static final long STEP_MICROS = 1_000_000;

  private final OpenSubtitleDecoder decoder;
  private long time = 0;

  private ClosedCaptionDecoder(AVCodecContext context) {
    this.decoder = new OpenSubtitleDecoder(context);
  }

  /** Opens one with an empty screen. */
  public static ClosedCaptionDecoder open() {
    AVCodec codec =
        Ffmpeg.check(avcodec_find_decoder(AV_CODEC_ID_EIA_608), "Finding the caption decoder");
    AVCodecContext context = Ffmpeg.check(avcodec_alloc_context3(codec), "Allocating a decoder");
    AVDictionary options = new AVDictionary(null);
    try {
      context.pkt_timebase().num(1);
      context.pkt_timebase().den(MediaTime.MICROS);
      Ffmpeg.set(options, "real_time", "1");
      Ffmpeg.set(options, "data_field", "first");
      Ffmpeg.check(avcodec_open2(context, codec, options), "Opening the caption decoder");
      return new ClosedCaptionDecoder(context);
    } catch (FfmpegException e) {
      avcodec_free_context(context);
      throw e;
    } finally {
      av_dict_free(options);
    }
  }

  /**
   * Decodes caption bytes.
   *
   * @param triplets cc_data of ANSI/SCTE 128-1, three bytes each
   * @return each screen that it changed to, its rows with line feeds between them; a row may be
   *     blank
   */
  public List<String> decode(Bytes triplets) {
    time += STEP_MICROS;
    return decoder.decode(triplets, time);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
