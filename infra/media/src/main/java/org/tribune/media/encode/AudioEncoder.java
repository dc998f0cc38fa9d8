package org.tribune.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.tribune.core.Bytes;
import org.tribune.media.Ffmpeg;

/**
 * FFmpeg's AAC-LC encoder. Each frame is 1,024 samples of each channel. A frame comes out two
 * frames after it went in (the encoder looks ahead), labelled with the time at which it is heard.
 * Used by one thread at a time.
 */
public final class AudioEncoder implements AutoCloseable {
  /** Samples of each channel in a frame. */
  public static final int FRAME_SAMPLES = 1_024;

  private final AVCodecContext context;
  private final AVFrame input = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
  private final OutputPacket output = new OutputPacket();
  private final int channels;
  private final Bytes configuration;
  private boolean closed = false;

  /**
   * Opens an encoder.
   *
   * @param sampleRate samples a second
   * @param channels 1 or 2
   * @param bitRate bits a second
   */
  public AudioEncoder(int sampleRate, int channels, int bitRate) {
    this.channels = channels;
    this.context =
        Ffmpeg.check(
            avcodec_alloc_context3(avcodec_find_encoder_by_name("aac")),
            "Allocating the AAC encoder");
    context.sample_fmt(AV_SAMPLE_FMT_FLTP);
    context.sample_rate(sampleRate);
    av_channel_layout_default(context.ch_layout(), channels);
    context.bit_rate(bitRate);
    context.time_base().num(1);
    context.time_base().den(sampleRate);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    Ffmpeg.check(
        avcodec_open2(
            context,
            avcodec_find_encoder_by_name("aac"),
            (org.bytedeco.javacpp.PointerPointer<?>) null),
        "Opening the AAC encoder");
    byte[] extradata = new byte[context.extradata_size()];
    context.extradata().get(extradata);
    this.configuration = Bytes.wrap(extradata);
    input.format(AV_SAMPLE_FMT_FLTP);
    input.sample_rate(sampleRate);
    input.nb_samples(FRAME_SAMPLES);
    av_channel_layout_default(input.ch_layout(), channels);
    Ffmpeg.check(av_frame_get_buffer(input, /* align= */ 0), "Allocating sound");
  }

  /** The AudioSpecificConfig (ISO/IEC 14496-3 1.6.2.1). */
  public Bytes configuration() {
    return configuration;
  }

  /**
   * Encodes one frame.
   *
   * @param samples of each channel, {@value #FRAME_SAMPLES} each, full scale is ±1
   * @param firstSample the number of the first of them, {@value #FRAME_SAMPLES} more than the last
   *     frame's
   * @param sink is called with what comes out; {@link EncodedFrame#index()} is the number of the
   *     first sample that it sounds
   */
  public void encode(float[][] samples, long firstSample, Consumer<EncodedFrame> sink) {
    Ffmpeg.check(av_frame_make_writable(input), "Writing sound");
    for (int channel = 0; channel < channels; channel++) {
      new FloatPointer(input.data(channel)).put(samples[channel], 0, FRAME_SAMPLES);
    }
    input.pts(firstSample);
    Ffmpeg.check(avcodec_send_frame(context, input), "Encoding sound");
    Optional<EncodedFrame> encoded = output.receive(context, "Encoding sound");
    while (encoded.isPresent()) {
      EncodedFrame frame = encoded.get();
      sink.accept(new EncodedFrame(frame.index(), /* keyFrame= */ true, frame.data()));
      encoded = output.receive(context, "Encoding sound");
    }
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
