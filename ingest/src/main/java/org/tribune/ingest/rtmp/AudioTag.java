package org.tribune.ingest.rtmp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;

/** Reads the body of an audio message (FLV E.4.2.1, E-RTMP "Enhanced Audio"). */
final class AudioTag {
  /** The index of the audio track of every publisher. */
  static final int TRACK = 1;

  private static final int ENHANCED = 9;
  private static final int AAC = 10;
  private static final int SEQUENCE_START = 0;
  private static final int CODED_FRAMES = 1;
  private static final int MULTITRACK = 5;
  private static final int AAC_FRAME = 1_024;
  private static final int MP3_FRAME = 1_152;
  private static final int MP3_LOW_RATE_FRAME = 576;

  private AudioTag() {}

  /** What the tag holds; never throws. */
  static MediaTag read(ByteBuffer in) {
    try {
      if (!in.hasRemaining()) {
        return new MediaTag.Silent();
      }
      int first = in.get();
      int format = (first >> 4) & 0x0F;
      return switch (format) {
        case ENHANCED -> enhanced(in, first & 0x0F);
        case AAC -> aac(in);
        default -> plain(in, format, first & 0x0F);
      };
    } catch (BufferUnderflowException e) {
      return new MediaTag.Refused("an audio tag cut short");
    }
  }

  private static MediaTag aac(ByteBuffer in) {
    int packetType = in.get();
    return packetType == SEQUENCE_START
        ? new MediaTag.Configuration(aacTrack(rest(in)))
        : coded("aac", Optional.empty(), in);
  }

  private static Track aacTrack(Bytes configuration) {
    return AacConfig.read(configuration)
        .map(found -> new Track.Audio(found.sampleRate(), found.channels(), AAC_FRAME))
        .map(audio -> Track.audio(TRACK, "aac", configuration, audio))
        .orElseGet(() -> Track.audio(TRACK, "aac", configuration, unknown(AAC_FRAME)));
  }

  private static Track.Audio unknown(int frameSize) {
    return new Track.Audio(/* sampleRate= */ 0, /* channels= */ 0, frameSize);
  }

  /** Formats that a byte describes: rate:2 (5.5, 11, 22, 44 kHz) wide:1 stereo:1. */
  private static MediaTag plain(ByteBuffer in, int format, int flags) {
    int rate = 44_100 >> (3 - (flags >> 2));
    boolean wide = (flags & 0x02) != 0;
    int channels = 1 + (flags & 0x01);
    return switch (format) {
      case 0, 3 -> pcm(in, wide ? "pcm_s16le" : "pcm_u8", wide ? 16 : 8, rate, channels);
      case 2 -> mp3(in, rate, channels);
      case 7 -> pcm(in, "pcm_alaw", /* bits= */ 8, /* rate= */ 8_000, channels);
      case 8 -> pcm(in, "pcm_mulaw", /* bits= */ 8, /* rate= */ 8_000, channels);
      case 14 -> mp3(in, /* rate= */ 8_000, channels);
      default -> new MediaTag.Refused("audio of FLV format " + format + ": send AAC");
    };
  }

  private static MediaTag mp3(ByteBuffer in, int rate, int channels) {
    int frame = rate < 32_000 ? MP3_LOW_RATE_FRAME : MP3_FRAME;
    Track.Audio audio = new Track.Audio(rate, channels, frame);
    return coded("mp3", Optional.of(Track.audio(TRACK, "mp3", Bytes.EMPTY, audio)), in);
  }

  private static MediaTag pcm(ByteBuffer in, String codec, int bits, int rate, int channels) {
    Track track =
        new Track(
            TRACK,
            codec,
            /* codecTag= */ 0,
            bits,
            Bytes.EMPTY,
            Optional.empty(),
            Optional.of(new Track.Audio(rate, channels, /* frameSize= */ 0)));
    return coded(codec, Optional.of(track), in);
  }

  private static MediaTag enhanced(ByteBuffer in, int first) {
    Optional<EnhancedTag> tag = EnhancedTag.read(in, first, MULTITRACK);
    if (tag.isEmpty()) {
      return new MediaTag.Silent();
    }
    ByteBuffer body = tag.get().body();
    return switch (tag.get().packetType()) {
      case SEQUENCE_START -> sequenceStart(tag.get().fourCc(), body);
      case CODED_FRAMES -> codedFrames(tag.get().fourCc(), body);
      default -> new MediaTag.Silent();
    };
  }

  private static MediaTag sequenceStart(String fourCc, ByteBuffer body) {
    return switch (fourCc) {
      case "mp4a" -> new MediaTag.Configuration(aacTrack(rest(body)));
      case "Opus" -> new MediaTag.Configuration(opusTrack(rest(body)));
      default -> new MediaTag.Silent();
    };
  }

  private static MediaTag codedFrames(String fourCc, ByteBuffer body) {
    return switch (fourCc) {
      case "mp4a" -> coded("aac", Optional.empty(), body);
      case "Opus" -> coded("opus", Optional.empty(), body);
      case ".mp3" -> coded("mp3", Optional.of(bare("mp3", MP3_FRAME)), body);
      case "ac-3" -> coded("ac3", Optional.of(bare("ac3", /* frameSize= */ 1_536)), body);
      case "ec-3" -> coded("eac3", Optional.of(bare("eac3", /* frameSize= */ 0)), body);
      default -> new MediaTag.Refused("audio of an unknown codec: send AAC or Opus");
    };
  }

  private static Track bare(String codec, int frameSize) {
    return Track.audio(TRACK, codec, Bytes.EMPTY, unknown(frameSize));
  }

  /** OpusHead (RFC 7845 section 5.1): the channel count is its tenth byte. */
  private static Track opusTrack(Bytes head) {
    int channels = head.length() > 9 ? head.array()[9] & 0xFF : 0;
    return Track.audio(TRACK, "opus", head, new Track.Audio(/* sampleRate= */ 48_000, channels, 0));
  }

  private static MediaTag coded(String codec, Optional<Track> track, ByteBuffer body) {
    return body.hasRemaining()
        ? new MediaTag.Coded(
            codec, track, /* keyFrame= */ true, /* compositionTime= */ 0, rest(body))
        : new MediaTag.Silent();
  }

  private static Bytes rest(ByteBuffer body) {
    byte[] rest = new byte[body.remaining()];
    body.get(rest);
    return Bytes.wrap(rest);
  }
}
