package org.tribune.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_compensation;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.tribune.media.Ffmpeg;
import org.tribune.media.decode.DecodedFrame;

/**
 * Brings decoded sound of any kind to one sample rate and channel count, as planar floats. Made
 * again by itself when the source's sound changes. Used by one thread.
 */
public final class SoundResampler implements AutoCloseable {
  private final int sampleRate;
  private final int channels;
  private final AVChannelLayout outputLayout = new AVChannelLayout();
  private final AVChannelLayout inputLayout = new AVChannelLayout();
  private final SwrContext context = new SwrContext(null);
  private int inputRate = 0;
  private int inputFormat = -1;
  private int inputChannels = 0;
  private boolean closed = false;

  /** A resampler to {@code sampleRate} with {@code channels}, 1 or 2. */
  public SoundResampler(int sampleRate, int channels) {
    this.sampleRate = sampleRate;
    this.channels = channels;
    av_channel_layout_default(outputLayout, channels);
  }

  /**
   * Resamples a frame.
   *
   * @return samples of each channel; none while the filter fills
   */
  public float[][] resample(DecodedFrame decoded) {
    AVFrame frame = decoded.frame();
    if (!matches(frame)) {
      open(frame);
    }
    int room = Ffmpeg.check(swr_get_out_samples(context, frame.nb_samples()), "Resampling");
    if (room == 0) {
      return new float[channels][0];
    }
    try (PointerPointer<FloatPointer> planes = new PointerPointer<>(channels)) {
      FloatPointer[] buffers = new FloatPointer[channels];
      for (int channel = 0; channel < channels; channel++) {
        buffers[channel] = new FloatPointer(room);
        planes.put(channel, buffers[channel]);
      }
      int samples =
          Ffmpeg.check(
              swr_convert(context, planes, room, frame.extended_data(), frame.nb_samples()),
              "Resampling");
      float[][] out = new float[channels][samples];
      for (int channel = 0; channel < channels; channel++) {
        buffers[channel].get(out[channel], 0, samples);
        buffers[channel].close();
      }
      return out;
    }
  }

  /**
   * Stretches what comes next by {@code samples} over the next {@code distance} samples: positive
   * makes more of them. Takes a drift away without a click.
   */
  public void stretch(int samples, int distance) {
    if (!context.isNull()) {
      Ffmpeg.check(swr_set_compensation(context, samples, distance), "Stretching sound");
    }
  }

  private boolean matches(AVFrame frame) {
    return !context.isNull()
        && frame.sample_rate() == inputRate
        && frame.format() == inputFormat
        && frame.ch_layout().nb_channels() == inputChannels
        && av_channel_layout_compare(frame.ch_layout(), inputLayout) == 0;
  }

  private void open(AVFrame frame) {
    swr_free(context);
    inputRate = frame.sample_rate();
    inputFormat = frame.format();
    inputChannels = frame.ch_layout().nb_channels();
    av_channel_layout_uninit(inputLayout);
    Ffmpeg.check(av_channel_layout_copy(inputLayout, frame.ch_layout()), "Reading the layout");
    AVChannelLayout from = new AVChannelLayout();
    if (inputLayout.order() == 0) {
      // Channels in an order that nobody named: take the usual one.
      av_channel_layout_default(from, inputChannels);
    } else {
      Ffmpeg.check(av_channel_layout_copy(from, inputLayout), "Reading the layout");
    }
    Ffmpeg.check(
        swr_alloc_set_opts2(
            context,
            outputLayout,
            AV_SAMPLE_FMT_FLTP,
            sampleRate,
            from,
            inputFormat,
            inputRate,
            /* log_offset= */ 0,
            null),
        "Making a resampler");
    av_channel_layout_uninit(from);
    Ffmpeg.check(swr_init(context), "Making a resampler");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      swr_free(context);
      av_channel_layout_uninit(inputLayout);
      inputLayout.deallocate();
      outputLayout.deallocate();
    }
  }
}
