package org.tribune.core.rendition;

import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.time.FrameRate;

/** One encoding of a broadcast, frozen for as long as it is open. */
public sealed interface Rendition {
  /** Its name in addresses: {@code 720p}, {@code audio}. */
  String id();

  /** As in RFC 6381: {@code avc1.64001f}, {@code mp4a.40.2}. */
  String codec();

  /** Bits a second on average, with the container. */
  int averageBandwidth();

  /** The highest bits a second over any run of segments (HLS BANDWIDTH), with the container. */
  int peakBandwidth();

  /** The CMAF header: ftyp and moov (EXT-X-MAP). */
  Bytes header();

  /**
   * Those of which whoever watches or listens fetches each moment once, whatever the quality of the
   * picture: the sound; where there is none, the pictures.
   */
  static List<Rendition> watched(List<Rendition> all) {
    List<Rendition> sound = all.stream().filter(Audio.class::isInstance).toList();
    return sound.isEmpty() ? all : sound;
  }

  /** A video rendition, without sound. */
  record Video(
      String id,
      String codec,
      int averageBandwidth,
      int peakBandwidth,
      Bytes header,
      int width,
      int height,
      FrameRate frameRate)
      implements Rendition {}

  /** An audio rendition, which every video rendition is played with. */
  record Audio(
      String id,
      String codec,
      int averageBandwidth,
      int peakBandwidth,
      Bytes header,
      int channels,
      int sampleRate)
      implements Rendition {}
}
