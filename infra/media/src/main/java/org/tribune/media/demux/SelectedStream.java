package org.tribune.media.demux;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;

/** A stream that is read, and its track as it is now. Owned by the demuxer's thread. */
final class SelectedStream implements AutoCloseable {
  private final AVStream stream;
  private final AVCodecParameters parameters;
  private final int index;
  private final int ticks;
  private final int timescale;
  private Optional<PictureSizeWatch> watch;
  private Track track;
  private long shape;
  private int codec;

  SelectedStream(AVStream stream) {
    this.stream = stream;
    this.parameters = stream.codecpar();
    this.index = stream.index();
    this.ticks = stream.time_base().num();
    this.timescale = stream.time_base().den();
    this.watch = PictureSizeWatch.of(parameters, /* tellsFirst= */ false);
    this.track = Tracks.of(stream);
    this.shape = shape();
    this.codec = parameters.codec_id();
  }

  /** FFmpeg's number of the codec that its packets are of by now. */
  int codec() {
    return codec;
  }

  int index() {
    return index;
  }

  Track track() {
    return track;
  }

  /** A time in the stream's time base, if it is one. */
  Optional<MediaTime> time(long value) {
    return value == avutil.AV_NOPTS_VALUE
        ? Optional.empty()
        : Optional.of(new MediaTime(value * ticks, timescale));
  }

  /** Looks whether this packet, or FFmpeg since the last one, changed the parameters. */
  boolean refresh(AVPacket read) {
    Track before = track;
    if (shape() != shape) {
      shape = shape();
      track = Tracks.of(stream);
      if (parameters.codec_id() != codec) {
        changeCodec(before);
      }
    }
    if (read.side_data_elems() > 0) {
      newExtradata(read).ifPresent(this::replaceExtradata);
    }
    if (watch.isPresent() && (read.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
      watch.get().changed(read).ifPresent(this::resize);
    }
    return !track.equals(before);
  }

  /** MPEG-TS can go on in another codec; FFmpeg leaves what it had of the one before. */
  private void changeCodec(Track before) {
    codec = parameters.codec_id();
    if (track.extradata().equals(before.extradata())) {
      replaceExtradata(Bytes.EMPTY);
    }
    watch.ifPresent(PictureSizeWatch::close);
    watch = PictureSizeWatch.of(parameters, /* tellsFirst= */ true);
  }

  private void resize(PictureSizeWatch.Size size) {
    Optional<Track.Video> resized =
        track
            .video()
            .map(
                video ->
                    new Track.Video(
                        size.width(),
                        size.height(),
                        video.frameRate(),
                        video.sampleAspectNumerator(),
                        video.sampleAspectDenominator(),
                        video.rotation()));
    track =
        new Track(
            track.index(),
            track.codec(),
            track.codecTag(),
            track.bitsPerCodedSample(),
            track.extradata(),
            resized,
            track.audio());
  }

  /** A hash that shows most changes without a copy: sizes, codec, rate. */
  private long shape() {
    long hash = parameters.codec_id();
    hash = 31 * hash + parameters.width();
    hash = 31 * hash + parameters.height();
    hash = 31 * hash + parameters.sample_rate();
    return 31 * hash + parameters.extradata_size();
  }

  private static Optional<Bytes> newExtradata(AVPacket read) {
    try (SizeTPointer size = new SizeTPointer(1)) {
      BytePointer data =
          avcodec.av_packet_get_side_data(read, avcodec.AV_PKT_DATA_NEW_EXTRADATA, size);
      if (data == null || size.get() <= 0 || size.get() > 1 << 20) {
        return Optional.empty();
      }
      byte[] copy = new byte[(int) size.get()];
      data.get(copy);
      return Optional.of(Bytes.wrap(copy));
    }
  }

  private void replaceExtradata(Bytes extradata) {
    track =
        new Track(
            track.index(),
            track.codec(),
            track.codecTag(),
            track.bitsPerCodedSample(),
            extradata,
            track.video(),
            track.audio());
  }

  @Override
  public void close() {
    watch.ifPresent(PictureSizeWatch::close);
  }
}
