package org.tribune.core.contribution;

import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.time.FrameRate;

/**
 * A track of a source and all that is needed to open its decoder (FFmpeg's AVCodecParameters).
 *
 * @param index names the track in packets
 * @param codec FFmpeg's codec name: {@code h264}, {@code hevc}, {@code aac}, {@code pcm_alaw}, …
 * @param codecTag FFmpeg's codec_tag, 0 if none
 * @param bitsPerCodedSample FFmpeg's bits_per_coded_sample, 0 if none
 * @param extradata the codec's configuration record, empty if it travels in the packets
 * @param video set on video tracks only
 * @param audio set on audio tracks only
 */
public record Track(
    int index,
    String codec,
    int codecTag,
    int bitsPerCodedSample,
    Bytes extradata,
    Optional<Video> video,
    Optional<Audio> audio) {

  /** What a track carries. */
  public enum Kind {
    VIDEO,
    AUDIO
  }

  /**
   * A picture's shape as the container gives it; the decoder may know better.
   *
   * @param width coded pixels, 0 if unknown
   * @param height coded pixels, 0 if unknown
   * @param frameRate nominal, absent if unknown or variable
   * @param sampleAspectNumerator width of a pixel, 0 if unknown
   * @param sampleAspectDenominator height of a pixel, 0 if unknown
   * @param rotation clockwise degrees to turn the picture by when it is shown: 0, 90, 180 or 270
   */
  public record Video(
      int width,
      int height,
      Optional<FrameRate> frameRate,
      int sampleAspectNumerator,
      int sampleAspectDenominator,
      int rotation) {}

  /**
   * The sound's shape.
   *
   * @param sampleRate samples a second, 0 if unknown
   * @param channels 0 if unknown
   * @param frameSize samples in a packet where the codec fixes it, else 0
   */
  public record Audio(int sampleRate, int channels, int frameSize) {}

  public Track {
    if (video.isPresent() == audio.isPresent()) {
      throw new IllegalArgumentException("A track is either video or audio: " + codec);
    }
  }

  /** A video track whose container says no more than its codec. */
  public static Track video(int index, String codec, Bytes extradata, Video video) {
    return new Track(
        index,
        codec,
        /* codecTag= */ 0,
        /* bitsPerCodedSample= */ 0,
        extradata,
        Optional.of(video),
        Optional.empty());
  }

  /** An audio track whose container says no more than its codec. */
  public static Track audio(int index, String codec, Bytes extradata, Audio audio) {
    return new Track(
        index,
        codec,
        /* codecTag= */ 0,
        /* bitsPerCodedSample= */ 0,
        extradata,
        Optional.empty(),
        Optional.of(audio));
  }

  /** What it carries. */
  public Kind kind() {
    return video.isPresent() ? Kind.VIDEO : Kind.AUDIO;
  }
}
