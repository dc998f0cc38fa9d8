package org.tribune.media.filter;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_time_base;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_get_filter;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_OPT_SEARCH_CHILDREN;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_get_double;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.util.Locale;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.tribune.core.time.MediaTime;
import org.tribune.media.Ffmpeg;
import org.tribune.media.FfmpegException;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.sound.SoundResampler;

/**
 * Decoded sound of any kind through a chain of FFmpeg's audio filters, as planar floats of one
 * sample rate. Used by one thread.
 */
final class SoundChain implements AutoCloseable {
  private static final AVRational MICROS = new AVRational().num(1).den(MediaTime.MICROS);

  private final int sampleRate;
  private final int channels;
  private final SoundResampler resampler;
  private final AVFilterGraph graph;
  private final AVFilterContext source = new AVFilterContext(null);
  private final AVFilterContext sink = new AVFilterContext(null);
  private final AVFrame output = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
  private boolean closed = false;

  /**
   * A chain.
   *
   * @param channels 1 or 2
   * @param filters as FFmpeg writes a chain
   */
  SoundChain(int sampleRate, int channels, String filters) {
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.resampler = new SoundResampler(sampleRate, channels);
    this.graph = Ffmpeg.check(avfilter_graph_alloc(), "Allocating a filter graph");
    graph.nb_threads(1);
    String input =
        String.format(
            Locale.ROOT,
            "sample_rate=%d:sample_fmt=fltp:channel_layout=%s:time_base=1/%d",
            sampleRate,
            channels == 1 ? "mono" : "stereo",
            sampleRate);
    try {
      Ffmpeg.check(
          avfilter_graph_create_filter(
              source, avfilter_get_by_name("abuffer"), "in", input, null, graph),
          "Opening a filter for " + input);
      Ffmpeg.check(
          avfilter_graph_create_filter(
              sink, avfilter_get_by_name("abuffersink"), "out", null, null, graph),
          "Opening a filter sink");
      FilterLinks.make(graph, source, filters + ",aformat=sample_fmts=fltp", sink);
    } catch (FfmpegException e) {
      close();
      throw e;
    }
  }

  /**
   * Filters a frame.
   *
   * @param consumer is lent each frame that comes out, its pts in microseconds
   */
  void filter(DecodedFrame decoded, Consumer<DecodedFrame> consumer) {
    float[][] samples = resampler.resample(decoded);
    if (samples[0].length == 0) {
      return;
    }
    AVFrame frame = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
    try {
      frame.format(AV_SAMPLE_FMT_FLTP);
      frame.sample_rate(sampleRate);
      frame.nb_samples(samples[0].length);
      av_channel_layout_default(frame.ch_layout(), channels);
      Ffmpeg.check(av_frame_get_buffer(frame, /* align= */ 0), "Allocating sound");
      for (int channel = 0; channel < channels; channel++) {
        new FloatPointer(frame.data(channel)).put(samples[channel]);
      }
      frame.pts(decoded.time().rescale(sampleRate).ticks());
      Ffmpeg.check(av_buffersrc_add_frame_flags(source, frame, 0), "Filtering sound");
    } finally {
      av_frame_free(frame);
    }
    pull(consumer);
  }

  /** Nothing more comes: gives what the filters held back. */
  void drain(Consumer<DecodedFrame> consumer) {
    Ffmpeg.check(av_buffersrc_add_frame_flags(source, null, 0), "Filtering sound");
    pull(consumer);
  }

  private void pull(Consumer<DecodedFrame> consumer) {
    while (true) {
      int result = av_buffersink_get_frame(sink, output);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
        return;
      }
      Ffmpeg.check(result, "Filtering sound");
      try {
        output.pts(av_rescale_q(output.pts(), av_buffersink_get_time_base(sink), MICROS));
        consumer.accept(new DecodedFrame(output));
      } finally {
        av_frame_unref(output);
      }
    }
  }

  /** What filter {@code name} has as its option {@code option}. */
  double told(String name, String option) {
    AVFilterContext filter = Ffmpeg.check(avfilter_graph_get_filter(graph, name), "Asking " + name);
    try (DoublePointer value = new DoublePointer(1)) {
      Ffmpeg.check(
          av_opt_get_double(filter, option, AV_OPT_SEARCH_CHILDREN, value), "Asking " + name);
      return value.get();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avfilter_graph_free(graph);
      av_frame_free(output);
      resampler.close();
    }
  }
}
