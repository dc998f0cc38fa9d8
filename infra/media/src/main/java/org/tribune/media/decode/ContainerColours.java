package org.tribune.media.decode;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What a container says that a picture's numbers mean (ITU-T H.273), for what its codec does not
 * say. FFmpeg's numbers.
 */
public record ContainerColours(int range, int matrix, int primaries, int transfer) {
  /** Nothing is said. */
  public static final ContainerColours UNTOLD =
      new ContainerColours(
          avutil.AVCOL_RANGE_UNSPECIFIED,
          avutil.AVCOL_SPC_UNSPECIFIED,
          avutil.AVCOL_PRI_UNSPECIFIED,
          avutil.AVCOL_TRC_UNSPECIFIED);

  /** What a stream's parameters say. */
  public static ContainerColours of(AVCodecParameters parameters) {
    return new ContainerColours(
        parameters.color_range(),
        parameters.color_space(),
        parameters.color_primaries(),
        parameters.color_trc());
  }
}
