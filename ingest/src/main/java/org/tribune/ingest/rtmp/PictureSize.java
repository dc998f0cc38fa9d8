package org.tribune.ingest.rtmp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;

/** The size of the picture, out of the sequence parameter set in avcC or hvcC. */
final class PictureSize {
  /** What is said when it is unknown. */
  static final Track.Video UNKNOWN = video(/* width= */ 0, /* height= */ 0);

  private static final int HEVC_SEQUENCE_PARAMETERS = 33;

  private PictureSize() {}

  /** The shape, with size 0 by 0 if the configuration does not have it or is broken. */
  static Track.Video of(String codec, Bytes configuration) {
    try {
      Optional<Track.Video> found =
          switch (codec) {
            case "h264" -> firstOfAvcC(configuration.asByteBuffer()).map(PictureSize::h264);
            case "hevc" -> firstOfHvcC(configuration.asByteBuffer()).map(PictureSize::hevc);
            default -> Optional.empty();
          };
      return found.filter(video -> video.width() > 0 && video.height() > 0).orElse(UNKNOWN);
    } catch (RtmpException.Malformed | BufferUnderflowException e) {
      return UNKNOWN;
    }
  }

  private static Track.Video video(int width, int height) {
    return new Track.Video(width, height, Optional.empty(), 0, 0, /* rotation= */ 0);
  }

  /** ISO/IEC 14496-15 section 5.3.3.1. */
  private static Optional<BitReader> firstOfAvcC(ByteBuffer in) {
    in.position(Math.min(5, in.limit()));
    int sets = in.get() & 0x1F;
    return sets == 0 ? Optional.empty() : Optional.of(unit(in));
  }

  /** ISO/IEC 14496-15 section 8.3.3.1. */
  private static Optional<BitReader> firstOfHvcC(ByteBuffer in) {
    in.position(Math.min(22, in.limit()));
    int arrays = in.get() & 0xFF;
    for (int array = 0; array < arrays; array++) {
      int type = in.get() & 0x3F;
      int units = in.getShort() & 0xFFFF;
      for (int index = 0; index < units; index++) {
        BitReader unit = unit(in);
        if (type == HEVC_SEQUENCE_PARAMETERS) {
          return Optional.of(unit);
        }
      }
    }
    return Optional.empty();
  }

  private static BitReader unit(ByteBuffer in) {
    byte[] unit = new byte[Math.min(in.getShort() & 0xFFFF, in.remaining())];
    in.get(unit);
    return BitReader.ofNalUnit(unit);
  }

  /** H.264 section 7.3.2.1.1, as far as the cropping. */
  private static Track.Video h264(BitReader in) {
    in.skip(8); // the unit's header
    int profile = in.bits(8);
    in.skip(16); // constraints, level
    in.exponential(); // seq_parameter_set_id
    int chroma = hasChroma(profile) ? chromaAndScaling(in) : 1;
    in.exponential(); // log2_max_frame_num_minus4
    skipPictureOrder(in);
    in.exponential(); // max_num_ref_frames
    in.skip(1); // gaps_in_frame_num_value_allowed_flag
    int width = (in.exponential() + 1) * 16;
    int mapUnits = in.exponential() + 1;
    boolean framesOnly = in.flag();
    int fields = framesOnly ? 1 : 2;
    in.skip(framesOnly ? 1 : 2); // mb_adaptive_frame_field_flag, direct_8x8_inference_flag
    int height = mapUnits * 16 * fields;
    return crop(
        in, width, height, chroma == 1 || chroma == 2 ? 2 : 1, (chroma == 1 ? 2 : 1) * fields);
  }

  private static boolean hasChroma(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  private static int chromaAndScaling(BitReader in) {
    int chroma = in.exponential();
    in.skip(chroma == 3 ? 1 : 0); // separate_colour_plane_flag
    in.exponential(); // bit_depth_luma_minus8
    in.exponential(); // bit_depth_chroma_minus8
    in.skip(1); // qpprime_y_zero_transform_bypass_flag
    if (in.flag()) {
      for (int list = 0; list < (chroma == 3 ? 12 : 8); list++) {
        if (in.flag()) {
          skipScalingList(in, list < 6 ? 16 : 64);
        }
      }
    }
    return chroma;
  }

  private static void skipScalingList(BitReader in, int size) {
    int last = 8;
    int next = 8;
    for (int index = 0; index < size && next != 0; index++) {
      next = (last + in.signedExponential() + 256) & 0xFF;
      last = next == 0 ? last : next;
    }
  }

  private static void skipPictureOrder(BitReader in) {
    int type = in.exponential();
    if (type == 0) {
      in.exponential(); // log2_max_pic_order_cnt_lsb_minus4
    } else if (type == 1) {
      in.skip(1); // delta_pic_order_always_zero_flag
      in.signedExponential();
      in.signedExponential();
      for (int cycle = in.exponential(); cycle > 0; cycle--) {
        in.signedExponential();
      }
    }
  }

  /** H.265 section 7.3.2.2.1, as far as the conformance window. */
  private static Track.Video hevc(BitReader in) {
    in.skip(16 + 4); // the unit's header, sps_video_parameter_set_id
    int subLayers = in.bits(3);
    in.skip(1 + 96); // temporal nesting, general profile, tier, level
    skipSubLayers(in, subLayers);
    in.exponential(); // sps_seq_parameter_set_id
    int chroma = in.exponential();
    in.skip(chroma == 3 ? 1 : 0);
    int width = in.exponential();
    int height = in.exponential();
    return crop(in, width, height, chroma == 1 || chroma == 2 ? 2 : 1, chroma == 1 ? 2 : 1);
  }

  private static void skipSubLayers(BitReader in, int subLayers) {
    int bits = 0;
    for (int layer = 0; layer < subLayers; layer++) {
      bits += (in.flag() ? 88 : 0) + (in.flag() ? 8 : 0);
    }
    in.skip(bits + (subLayers > 0 ? 2 * (8 - subLayers) : 0));
  }

  /** Left, right, top, bottom, in units of {@code unitX} by {@code unitY} pixels. */
  private static Track.Video crop(BitReader in, int width, int height, int unitX, int unitY) {
    if (!in.flag()) {
      return video(width, height);
    }
    int horizontal = in.exponential() + in.exponential();
    int vertical = in.exponential() + in.exponential();
    return video(width - horizontal * unitX, height - vertical * unitY);
  }
}
