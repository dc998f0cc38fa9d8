package org.tribune.media.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_A53_CC;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;

/**
 * A decoded frame, lent for the length of a call: it is the decoder's own.
 *
 * @param frame with pts and duration in microseconds
 */
public record DecodedFrame(AVFrame frame) {
  /** Bytes of captions in a picture: ten times as many as any standard knows. */
  private static final long MOST_CAPTION_BYTES = 900;

  /** When it is shown or heard. */
  public MediaTime time() {
    return MediaTime.ofMicros(frame.pts());
  }

  /** For how long, zero if unknown. */
  public MediaTime duration() {
    return MediaTime.ofMicros(Math.max(0, frame.duration()));
  }

  /** Shows or sounds it at another time. */
  public void moveTo(MediaTime time) {
    frame.pts(time.toMicros());
  }

  /** How long its sound is. */
  public MediaTime soundDuration() {
    return new MediaTime(frame.nb_samples(), Math.max(1, frame.sample_rate()));
  }

  /** Pixels a line. */
  public int width() {
    return frame.width();
  }

  /** Lines. */
  public int height() {
    return frame.height();
  }

  /** The width of a pixel, its height being 1. */
  public double pixelWidth() {
    int numerator = frame.sample_aspect_ratio().num();
    int denominator = frame.sample_aspect_ratio().den();
    return numerator > 0 && denominator > 0 ? numerator / (double) denominator : 1;
  }

  /**
   * The captions that came within the picture's stream, in SEI messages or user data: cc_data of
   * ATSC A/53 part 4, three bytes each. Empty if there are none.
   */
  public Bytes closedCaptions() {
    AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_A53_CC);
    if (data == null || data.isNull()) {
      return Bytes.EMPTY;
    }
    byte[] triplets = new byte[(int) Math.min(data.size(), MOST_CAPTION_BYTES)];
    data.data().get(triplets);
    return Bytes.wrap(triplets);
  }
}
