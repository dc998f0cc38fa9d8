package org.tribune.media.still;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.tribune.media.Ffmpeg;
import org.tribune.media.picture.Picture;

/** Many small pictures side by side in one, black where there is none. Used by one thread. */
public final class Mosaic implements AutoCloseable {
  private static final int NO_COLOUR = 128;

  private final AVFrame frame = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");
  private final int tileWidth;
  private final int tileHeight;
  private final int rows;
  private boolean closed = false;

  /** A black mosaic of {@code columns} × {@code rows} tiles, whose sides are even. */
  public Mosaic(int tileWidth, int tileHeight, int columns, int rows) {
    this.tileWidth = tileWidth;
    this.tileHeight = tileHeight;
    this.rows = rows;
    frame.width(tileWidth * columns);
    frame.height(tileHeight * rows);
    frame.format(AV_PIX_FMT_YUVJ420P);
    frame.color_range(AVCOL_RANGE_JPEG);
    Ffmpeg.check(av_frame_get_buffer(frame, /* align= */ 0), "Allocating a picture");
    clear();
  }

  /** Makes it all black again. */
  public void clear() {
    Ffmpeg.check(av_frame_make_writable(frame), "Drawing");
    for (int plane = 0; plane < 3; plane++) {
      byte[] row = new byte[frame.linesize(plane)];
      Arrays.fill(row, (byte) (plane == 0 ? 0 : NO_COLOUR));
      int lines = plane == 0 ? tileHeight * rows : tileHeight * rows / 2;
      for (int y = 0; y < lines; y++) {
        at(plane, 0, y).put(row, 0, row.length);
      }
    }
  }

  private BytePointer at(int plane, int x, int y) {
    return frame.data(plane).position((long) y * frame.linesize(plane) + x);
  }

  /** Puts a picture of a {@link StillScaler}, of a tile's size, in its place. */
  public void put(Picture tile, int column, int row) {
    Ffmpeg.check(av_frame_make_writable(frame), "Drawing");
    AVFrame source = tile.frame();
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 1 : 2;
      av_image_copy_plane(
          at(plane, column * tileWidth / half, row * tileHeight / half),
          frame.linesize(plane),
          source.data(plane),
          source.linesize(plane),
          tileWidth / half,
          tileHeight / half);
    }
  }

  /** A hold on what it shows now. */
  public Picture picture() {
    return Picture.share(frame);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
    }
  }
}
