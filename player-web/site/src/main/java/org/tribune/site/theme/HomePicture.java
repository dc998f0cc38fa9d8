package org.tribune.site.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.tribune.core.Bytes;
import org.tribune.core.config.SitePicture;
import org.tribune.delivery.picture.SmallerPicture;

/**
 * The community's picture as its home page gets it: two JPEG files with nothing of the one that was
 * given but its pixels. Immutable.
 *
 * @param wide for a computer's window
 * @param narrow for a telephone's
 */
record HomePicture(Bytes wide, Bytes narrow) {
  /** A picture of at most so many pixels in width and bytes. */
  private record Size(int width, int bytes) {}

  /** With either the page stays within what it may weigh. */
  private static final Size WIDE = new Size(1_440, 48_000);

  private static final Size NARROW = new Size(720, 20_000);
  private static final int BEST_PERCENT = 80;
  private static final int WORST_PERCENT = 20;

  /** Made from the picture that was read at the start. */
  static HomePicture of(SitePicture given) {
    try {
      SmallerPicture all = SmallerPicture.read(Bytes.wrap(given.content()), given.format());
      return new HomePicture(within(all, WIDE), within(all, NARROW));
    } catch (IOException e) {
      throw new UncheckedIOException("The site's picture could be read a moment ago", e);
    }
  }

  /** As good as its size allows; what is busy, such as a wood, is made narrower as well. */
  private static Bytes within(SmallerPicture all, Size size) throws IOException {
    int width = size.width();
    while (true) {
      SmallerPicture picture = all.within(width, width);
      for (int percent = BEST_PERCENT; percent >= WORST_PERCENT; percent -= 10) {
        Bytes jpeg = picture.jpeg(percent / 100f);
        if (jpeg.length() <= size.bytes()) {
          return jpeg;
        }
      }
      width = width * 3 / 4;
    }
  }
}
