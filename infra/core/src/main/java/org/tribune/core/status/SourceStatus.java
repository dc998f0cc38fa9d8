package org.tribune.core.status;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.text.Message;

/**
 * How one source of a channel is.
 *
 * @param index its place in the channel's order, 0 first
 * @param name what the operator calls it: {@code rtmp}, {@code srt :9000}; never a secret
 * @param type the configured type
 * @param state where it stands
 * @param onAir true if it is the one whose packets go out
 * @param videoCodec FFmpeg's name, empty if there is no picture
 * @param width pixels, 0 if unknown
 * @param height pixels, 0 if unknown
 * @param framesPerSecond measured over the last seconds
 * @param audioCodec FFmpeg's name, empty if there is no sound
 * @param sampleRate samples a second
 * @param channels of sound
 * @param bitsPerSecond measured over the last seconds
 * @param droppedPackets since it connected: lost, late or refused
 * @param correctedTimestamps since it connected
 * @param remote the peer's address, for sources that have one
 * @param since when it came to this state
 * @param lastError in plain words, kept until it is steady again
 */
public record SourceStatus(
    int index,
    String name,
    String type,
    State state,
    boolean onAir,
    String videoCodec,
    int width,
    int height,
    double framesPerSecond,
    String audioCodec,
    int sampleRate,
    int channels,
    long bitsPerSecond,
    long droppedPackets,
    long correctedTimestamps,
    Optional<String> remote,
    Instant since,
    Optional<Message> lastError)
    implements StatusEntry {

  /** Where a source stands. */
  public enum State {
    /** A listener that nobody is connected to. */
    WAITING,
    /** It is being opened. */
    CONNECTING,
    /** Packets come. */
    DELIVERING,
    /** It is connected and silent. */
    STALLED,
    /** It failed, and will be tried again after a pause. */
    RETRYING
  }
}
