package org.tribune.ingest.rtmp;

import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;

/** What the body of an audio or video message (an FLV tag) holds. */
sealed interface MediaTag {
  /** The codec and its configuration record; the track as far as the tag describes it. */
  record Configuration(Track track) implements MediaTag {}

  /**
   * A coded frame.
   *
   * @param codec FFmpeg's name
   * @param track set if the codec needs no configuration, so that the tag itself describes it
   * @param keyFrame true if decoding can start here
   * @param compositionTime milliseconds from decoding to presentation
   */
  record Coded(
      String codec, Optional<Track> track, boolean keyFrame, int compositionTime, Bytes data)
      implements MediaTag {}

  /** Nothing to pass on: an end of sequence, a command, another of many tracks. */
  record Silent() implements MediaTag {}

  /** Lost to us: a codec that we do not know, or a tag cut short. */
  record Refused(String what) implements MediaTag {}
}
