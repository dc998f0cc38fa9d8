package org.tribune.media.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.Ffmpeg;
import org.tribune.media.FfmpegException;

/**
 * Decodes the packets of one track. It adds no delay of its own (no frame threads). A packet that
 * can't be decoded is counted and passed over. Used by one thread at a time.
 */
public final class PacketDecoder implements AutoCloseable {
  private static final int MANY_PROCESSORS = 4;

  /** Pixels: 8K and a little. What says that it is larger is a mistake or an attack. */
  public static final long LARGEST_PICTURE = 8_192L * 4_352;

  private final AVCodecContext context;
  private final AVFrame frame = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
  private final AVPacket input = Ffmpeg.check(av_packet_alloc(), "Allocating a packet");
  private long errors = 0;
  private long expected = 0;
  private boolean closed = false;

  private PacketDecoder(AVCodecContext context) {
    this.context = context;
  }

  /**
   * Opens the decoder of a track.
   *
   * @throws FfmpegException if FFmpeg has none for its codec, or it does not accept the parameters
   */
  public static PacketDecoder open(Track track) {
    return open(track, ContainerColours.UNTOLD);
  }

  /**
   * The same where the container says what colours are, which the codec may not.
   *
   * @throws FfmpegException as {@link #open(Track)}
   */
  public static PacketDecoder open(Track track, ContainerColours colours) {
    AVCodec codec = find(track.codec());
    AVCodecContext context =
        Ffmpeg.check(avcodec_alloc_context3(codec), "Allocating the decoder of " + track.codec());
    try {
      describe(context, track);
      context.color_range(colours.range());
      context.colorspace(colours.matrix());
      context.color_primaries(colours.primaries());
      context.color_trc(colours.transfer());
      Ffmpeg.check(
          avcodec_open2(context, codec, (PointerPointer<?>) null),
          "Opening the decoder of " + track.codec());
      return new PacketDecoder(context);
    } catch (FfmpegException e) {
      avcodec_free_context(context);
      throw e;
    }
  }

  private static AVCodec find(String name) {
    AVCodecDescriptor descriptor = avcodec_descriptor_get_by_name(name);
    AVCodec codec =
        descriptor == null || descriptor.isNull()
            ? avcodec_find_decoder_by_name(name)
            : avcodec_find_decoder(descriptor.id());
    if (codec == null || codec.isNull()) {
      throw new FfmpegException("FFmpeg has no decoder for " + name, /* code= */ 0);
    }
    return codec;
  }

  private static void describe(AVCodecContext context, Track track) {
    context.codec_tag(track.codecTag());
    context.bits_per_coded_sample(track.bitsPerCodedSample());
    if (!track.extradata().isEmpty()) {
      byte[] extradata = track.extradata().array();
      BytePointer copy =
          new BytePointer(av_mallocz((long) extradata.length + AV_INPUT_BUFFER_PADDING_SIZE));
      copy.put(extradata, 0, extradata.length);
      context.extradata(copy);
      context.extradata_size(extradata.length);
    }
    AVRational micros = context.pkt_timebase();
    micros.num(1);
    micros.den(MediaTime.MICROS);
    track
        .video()
        .ifPresent(
            video -> {
              context.width(video.width());
              context.height(video.height());
              context.thread_type(AVCodecContext.FF_THREAD_SLICE);
              context.thread_count(threads());
              context.max_pixels(LARGEST_PICTURE);
              context.sample_aspect_ratio().num(video.sampleAspectNumerator());
              context.sample_aspect_ratio().den(Math.max(1, video.sampleAspectDenominator()));
            });
    track
        .audio()
        .ifPresent(
            audio -> {
              context.sample_rate(audio.sampleRate());
              if (audio.channels() > 0) {
                av_channel_layout_default(context.ch_layout(), audio.channels());
              }
            });
  }

  /** Slices side by side cost 3 % more; on few processors the encoders fill the others anyway. */
  private static int threads() {
    int processors = Runtime.getRuntime().availableProcessors();
    return processors < MANY_PROCESSORS ? 1 : MANY_PROCESSORS;
  }

  /**
   * Decodes a packet.
   *
   * @param sink is called with each frame that comes out, before this returns; the frame is the
   *     decoder's own: take or share what is to be kept. Its pts is in microseconds
   */
  public void decode(ContributionPacket packet, Consumer<DecodedFrame> sink) {
    decode(packet, /* shown= */ true, sink);
  }

  /**
   * The same for a packet that is perhaps only there for others.
   *
   * @param shown false if what it holds is not to come out
   */
  public void decode(ContributionPacket packet, boolean shown, Consumer<DecodedFrame> sink) {
    Ffmpeg.check(av_new_packet(input, packet.data().length()), "Allocating a packet");
    try {
      input.data().put(packet.data().array(), 0, packet.data().length());
      expected = expected == 0 ? packet.presentationTime().toMicros() : expected;
      input.pts(packet.presentationTime().toMicros());
      input.dts(packet.decodingTime().toMicros());
      input.duration(packet.duration().toMicros());
      input.flags((packet.keyFrame() ? AV_PKT_FLAG_KEY : 0) | (shown ? 0 : AV_PKT_FLAG_DISCARD));
      int result = avcodec_send_packet(context, input);
      if (result == AVERROR_EAGAIN()) {
        receive(sink);
        result = avcodec_send_packet(context, input);
      }
      if (result < 0) {
        errors++;
      }
    } finally {
      av_packet_unref(input);
    }
    receive(sink);
  }

  /** Nothing more comes: gives what the decoder held back. It takes no more packets. */
  public void drain(Consumer<DecodedFrame> sink) {
    if (avcodec_send_packet(context, null) >= 0) {
      receive(sink);
    }
  }

  private void receive(Consumer<DecodedFrame> sink) {
    while (true) {
      int result = avcodec_receive_frame(context, frame);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
        return;
      }
      if (result < 0) {
        errors++;
        return;
      }
      try {
        frame.pts(timeOf(frame));
        sink.accept(new DecodedFrame(frame));
      } finally {
        av_frame_unref(frame);
      }
    }
  }

  /** A packet of several frames times only the first: the others follow it. */
  private long timeOf(AVFrame decoded) {
    long known = decoded.best_effort_timestamp();
    long time = known == AV_NOPTS_VALUE ? expected : known;
    long length =
        decoded.sample_rate() > 0
            ? (long) decoded.nb_samples() * MediaTime.MICROS / decoded.sample_rate()
            : Math.max(0, decoded.duration());
    expected = time + length;
    return time;
  }

  /** Leaves out, from now on or no longer, the pictures that no other picture needs. */
  public void skipNonReference(boolean skip) {
    context.skip_frame(skip ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
  }

  /** The frame rate in the stream itself, if there is one. */
  public Optional<FrameRate> frameRate() {
    AVRational rate = context.framerate();
    return rate.num() > 0 && rate.den() > 0
        ? Optional.of(new FrameRate(rate.num(), rate.den()))
        : Optional.empty();
  }

  /** Packets that could not be decoded. */
  public long errors() {
    return errors;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec_free_context(context);
      av_frame_free(frame);
      av_packet_free(input);
    }
  }
}
