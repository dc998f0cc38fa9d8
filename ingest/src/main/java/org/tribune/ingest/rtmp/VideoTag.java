package org.tribune.ingest.rtmp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;

/** Reads the body of a video message (FLV E.4.3.1, E-RTMP "Enhanced Video"). */
final class VideoTag {
  /** The index of the video track of every publisher. */
  static final int TRACK = 0;

  private static final int KEY_FRAME = 1;
  private static final int COMMAND_FRAME = 5;
  private static final int AVC = 7;
  private static final int SEQUENCE_START = 0;
  private static final int CODED_FRAMES = 1;
  private static final int SEQUENCE_END = 2;
  private static final int CODED_FRAMES_X = 3;
  private static final int METADATA = 4;
  private static final int MULTITRACK = 6;

  private VideoTag() {}

  /** What the tag holds; never throws. */
  static MediaTag read(ByteBuffer in) {
    try {
      if (!in.hasRemaining()) {
        return new MediaTag.Silent();
      }
      int first = in.get();
      boolean enhanced = first < 0;
      int frameType = (first >> 4) & 0x07;
      int low = first & 0x0F;
      if (frameType == COMMAND_FRAME && !(enhanced && low == METADATA)) {
        return new MediaTag.Silent();
      }
      return enhanced ? enhanced(in, frameType, low) : legacy(in, frameType, low);
    } catch (BufferUnderflowException e) {
      return new MediaTag.Refused("a video tag cut short");
    }
  }

  private static MediaTag legacy(ByteBuffer in, int frameType, int codec) {
    if (codec != AVC) {
      return new MediaTag.Refused("video of FLV codec " + codec + ": send H.264 or H.265");
    }
    int packetType = in.get();
    int compositionTime = signedMedium(in);
    return switch (packetType) {
      case SEQUENCE_START -> configuration("h264", in);
      case CODED_FRAMES -> coded("h264", in, frameType, compositionTime);
      default -> new MediaTag.Silent();
    };
  }

  private static MediaTag enhanced(ByteBuffer in, int frameType, int first) {
    Optional<EnhancedTag> tag = EnhancedTag.read(in, first, MULTITRACK);
    if (tag.isEmpty()) {
      return new MediaTag.Silent();
    }
    String fourCc = tag.get().fourCc();
    ByteBuffer body = tag.get().body();
    Optional<String> codec = codecOf(fourCc);
    if (codec.isEmpty()) {
      return new MediaTag.Refused("video of an unknown codec: send H.264 or H.265");
    }
    boolean reorders = fourCc.equals("avc1") || fourCc.equals("hvc1");
    return switch (tag.get().packetType()) {
      case SEQUENCE_START -> configuration(codec.get(), body);
      case CODED_FRAMES -> coded(codec.get(), body, frameType, reorders ? signedMedium(body) : 0);
      case CODED_FRAMES_X -> coded(codec.get(), body, frameType, /* composition= */ 0);
      case SEQUENCE_END, METADATA -> new MediaTag.Silent();
      default -> new MediaTag.Refused("video packets of type " + tag.get().packetType());
    };
  }

  private static Optional<String> codecOf(String fourCc) {
    return switch (fourCc) {
      case "avc1" -> Optional.of("h264");
      case "hvc1" -> Optional.of("hevc");
      case "av01" -> Optional.of("av1");
      case "vp09" -> Optional.of("vp9");
      case "vp08" -> Optional.of("vp8");
      default -> Optional.empty();
    };
  }

  /** VP8 and VP9 need no configuration: FFmpeg's decoders know none. */
  private static boolean describesItself(String codec) {
    return codec.startsWith("vp");
  }

  private static MediaTag configuration(String codec, ByteBuffer body) {
    return new MediaTag.Configuration(
        track(codec, describesItself(codec) ? Bytes.EMPTY : rest(body)));
  }

  private static MediaTag coded(String codec, ByteBuffer body, int frameType, int composition) {
    if (!body.hasRemaining()) {
      return new MediaTag.Silent();
    }
    return new MediaTag.Coded(
        codec,
        describesItself(codec) ? Optional.of(track(codec, Bytes.EMPTY)) : Optional.empty(),
        /* keyFrame= */ frameType == KEY_FRAME,
        composition,
        rest(body));
  }

  private static Track track(String codec, Bytes extradata) {
    return Track.video(TRACK, codec, extradata, PictureSize.of(codec, extradata));
  }

  private static Bytes rest(ByteBuffer body) {
    byte[] rest = new byte[body.remaining()];
    body.get(rest);
    return Bytes.wrap(rest);
  }

  private static int signedMedium(ByteBuffer in) {
    return (in.get() << 16) | ((in.get() & 0xFF) << 8) | (in.get() & 0xFF);
  }
}
