package org.tribune.media.demux;

import java.nio.IntBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;

/** A stream of FFmpeg as a {@link Track}. */
final class Tracks {
  private static final int LARGEST_EXTRADATA = 1 << 20;
  private static final int MATRIX_ENTRIES = 9;
  private static final double FASTEST_FRAME_RATE = 240;
  private static final double SAME_RATE = 0.01;

  private Tracks() {}

  static Track of(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    boolean isVideo = parameters.codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
    return new Track(
        stream.index(),
        avcodec.avcodec_get_name(parameters.codec_id()).getString(),
        parameters.codec_tag(),
        parameters.bits_per_coded_sample(),
        extradata(parameters),
        isVideo ? Optional.of(video(stream, parameters)) : Optional.empty(),
        isVideo ? Optional.empty() : Optional.of(audio(parameters)));
  }

  private static Track.Video video(AVStream stream, AVCodecParameters parameters) {
    AVRational aspect = stream.sample_aspect_ratio();
    if (aspect.num() == 0) {
      aspect = parameters.sample_aspect_ratio();
    }
    return new Track.Video(
        parameters.width(),
        parameters.height(),
        frameRate(stream),
        aspect.num(),
        aspect.num() == 0 ? 0 : aspect.den(),
        rotation(parameters));
  }

  private static Track.Audio audio(AVCodecParameters parameters) {
    return new Track.Audio(
        parameters.sample_rate(), parameters.ch_layout().nb_channels(), parameters.frame_size());
  }

  static Bytes extradata(AVCodecParameters parameters) {
    int size = parameters.extradata_size();
    BytePointer data = parameters.extradata();
    if (data == null || size <= 0 || size > LARGEST_EXTRADATA) {
      return Bytes.EMPTY;
    }
    byte[] copy = new byte[size];
    data.get(copy);
    return Bytes.wrap(copy);
  }

  /** The mean rate, if it is also (half of) the finest rate: else it is variable. */
  private static Optional<FrameRate> frameRate(AVStream stream) {
    AVRational mean = stream.avg_frame_rate();
    AVRational finest = stream.r_frame_rate();
    if (mean.num() <= 0 || mean.den() <= 0 || finest.num() <= 0 || finest.den() <= 0) {
      return Optional.empty();
    }
    double rate = mean.num() / (double) mean.den();
    double ratio = finest.num() / (double) finest.den() / rate;
    // Interlaced streams count fields in their finest rate.
    boolean constant = Math.abs(ratio - 1) < SAME_RATE || Math.abs(ratio - 2) < SAME_RATE;
    return constant && rate <= FASTEST_FRAME_RATE
        ? Optional.of(new FrameRate(mean.num(), mean.den()))
        : Optional.empty();
  }

  /** Clockwise degrees, from the display matrix, which turns counterclockwise. */
  private static int rotation(AVCodecParameters parameters) {
    AVPacketSideData all = parameters.coded_side_data();
    if (all == null || all.isNull()) {
      return 0;
    }
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            all, parameters.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.size() < (long) MATRIX_ENTRIES * Integer.BYTES) {
      return 0;
    }
    BytePointer bytes = matrix.data().capacity(matrix.size());
    IntBuffer entries = bytes.asByteBuffer().asIntBuffer();
    int[] copy = new int[MATRIX_ENTRIES];
    entries.get(copy);
    double counterclockwise = avutil.av_display_rotation_get(copy);
    return Double.isNaN(counterclockwise)
        ? 0
        : Math.floorMod(-Math.round(counterclockwise / 90) * 90, 360);
  }
}
