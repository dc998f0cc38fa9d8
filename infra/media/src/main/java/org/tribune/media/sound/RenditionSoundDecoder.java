package org.tribune.media.sound;

import java.util.ArrayList;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.PacketDecoder;

/** Decodes the sound of one of our renditions. Used by one thread. */
public final class RenditionSoundDecoder implements AutoCloseable {
  /** Samples of each channel in a frame of AAC. */
  public static final int FRAME = 1_024;

  private final PacketDecoder decoder;
  private final SoundResampler resampler;
  private final List<float[][]> decoded = new ArrayList<>();

  private RenditionSoundDecoder(PacketDecoder decoder, SoundResampler resampler) {
    this.decoder = decoder;
    this.resampler = resampler;
  }

  /** A decoder to the rendition's own rate and channels. */
  public static RenditionSoundDecoder open(Rendition.Audio rendition) {
    return open(rendition, rendition.sampleRate(), rendition.channels());
  }

  /**
   * A decoder to another rate, and 1 or 2 channels.
   *
   * @throws org.tribune.media.FfmpegException if FFmpeg can't decode it
   */
  public static RenditionSoundDecoder open(
      Rendition.Audio rendition, int sampleRate, int channels) {
    return new RenditionSoundDecoder(
        PacketDecoder.open(aac(rendition)), new SoundResampler(sampleRate, channels));
  }

  /** AAC-LC, ISO/IEC 14496-3, 1.6.2.1: object type 2, the index of the rate, the channels. */
  private static Track aac(Rendition.Audio rendition) {
    List<Integer> rates = List.of(96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050);
    int bits = 2 << 11 | rates.indexOf(rendition.sampleRate()) << 7 | rendition.channels() << 3;
    return Track.audio(
        /* index= */ 0,
        "aac",
        Bytes.wrap(new byte[] {(byte) (bits >> 8), (byte) bits}),
        new Track.Audio(rendition.sampleRate(), rendition.channels(), FRAME));
  }

  /**
   * What a frame sounds like.
   *
   * @param sample as it is in the segment
   * @return samples of each channel, in pieces; none while the decoder fills, or where it can't be
   *     decoded
   */
  public List<float[][]> decode(Bytes sample) {
    decoded.clear();
    decoder.decode(
        new ContributionPacket(
            /* generation= */ 0,
            /* track= */ 0,
            MediaTime.ZERO,
            MediaTime.ZERO,
            MediaTime.ZERO,
            /* keyFrame= */ true,
            sample),
        frame -> decoded.add(resampler.resample(frame)));
    return List.copyOf(decoded);
  }

  @Override
  public void close() {
    resampler.close();
    decoder.close();
  }
}
