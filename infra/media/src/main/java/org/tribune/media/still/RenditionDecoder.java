package org.tribune.media.still;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;
import org.tribune.media.FfmpegException;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.encode.AvcConfiguration;
import org.tribune.media.picture.Picture;

/**
 * Decodes pictures of one of our renditions, which leave in the order they came in. Used by one
 * thread.
 */
public final class RenditionDecoder implements AutoCloseable {
  private final PacketDecoder decoder;
  private final int width;
  private final int height;
  private @Nullable Picture found;

  private RenditionDecoder(PacketDecoder decoder, int width, int height) {
    this.decoder = decoder;
    this.width = width;
    this.height = height;
  }

  /**
   * A decoder of the pictures of {@code rendition}.
   *
   * @throws FfmpegException if FFmpeg can't decode it
   * @throws IllegalArgumentException if its header is not one of H.264
   */
  public static RenditionDecoder open(Rendition.Video rendition) {
    Track.Video shape =
        new Track.Video(
            rendition.width(),
            rendition.height(),
            /* frameRate= */ Optional.empty(),
            /* sampleAspectNumerator= */ 1,
            /* sampleAspectDenominator= */ 1,
            /* rotation= */ 0);
    Bytes configuration = AvcConfiguration.ofHeader(rendition.header()).record();
    return new RenditionDecoder(
        PacketDecoder.open(Track.video(/* index= */ 0, "h264", configuration, shape)),
        rendition.width(),
        rendition.height());
  }

  /**
   * The picture of a key frame; see {@link #decode(Bytes, boolean)}.
   *
   * @param sample as it is in the segment
   */
  public Optional<Picture> decode(Bytes sample) {
    return decode(sample, /* keyFrame= */ true);
  }

  /**
   * The picture of a frame (yuv420p, of the rendition's size), which the caller closes; empty if it
   * can't be decoded.
   *
   * @param sample as it is in the segment; what is no key frame follows the frame before it
   */
  public Optional<Picture> decode(Bytes sample, boolean keyFrame) {
    decoder.decode(
        new ContributionPacket(
            /* generation= */ 0,
            /* track= */ 0,
            MediaTime.ZERO,
            MediaTime.ZERO,
            MediaTime.ZERO,
            keyFrame,
            sample),
        this::take);
    Optional<Picture> picture = Optional.ofNullable(found);
    found = null;
    return picture;
  }

  private void take(DecodedFrame decoded) {
    AVFrame frame = decoded.frame();
    boolean fits =
        frame.width() == width && frame.height() == height && frame.format() == AV_PIX_FMT_YUV420P;
    if (fits && found == null) {
      found = Picture.share(frame);
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
