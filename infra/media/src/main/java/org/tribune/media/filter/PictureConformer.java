package org.tribune.media.filter;

import static org.bytedeco.ffmpeg.global.avfilter.AV_BUFFERSRC_FLAG_KEEP_REF;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_time_base;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.tribune.core.time.MediaTime;
import org.tribune.media.Ffmpeg;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.picture.Picture;

/**
 * Brings decoded pictures of any kind into one shape: turned upright, one field order (deinterlaced
 * where a frame says that it is interlaced), square pixels, fitted into the canvas with black bars,
 * yuv420p in the colours of BT.709. The chain is made again whenever the source's shape changes.
 * Used by one thread.
 */
public final class PictureConformer implements AutoCloseable {
  private static final AVRational MICROS = new AVRational().num(1).den(MediaTime.MICROS);

  private final int width;
  private final int height;
  private Optional<Shape> shape = Optional.empty();
  private Optional<AVFilterGraph> graph = Optional.empty();
  private AVFilterContext source = new AVFilterContext(null);
  private AVFilterContext sink = new AVFilterContext(null);
  private final AVFrame output = Ffmpeg.check(av_frame_alloc(), "Allocating a frame");

  /** What decides which filters are needed. */
  private record Shape(
      int width,
      int height,
      int pixelFormat,
      int aspectNumerator,
      int aspectDenominator,
      int rotation,
      boolean interlaced,
      Colours colours) {

    static Shape of(AVFrame frame, int rotation, boolean interlaced) {
      int numerator = frame.sample_aspect_ratio().num();
      int denominator = frame.sample_aspect_ratio().den();
      boolean known = numerator > 0 && denominator > 0;
      return new Shape(
          frame.width(),
          frame.height(),
          frame.format(),
          known ? numerator : 1,
          known ? denominator : 1,
          rotation,
          interlaced,
          Colours.of(frame));
    }

    boolean needsNothing(int canvasWidth, int canvasHeight) {
      return width == canvasWidth
          && height == canvasHeight
          && pixelFormat == AV_PIX_FMT_YUV420P
          && aspectNumerator == aspectDenominator
          && rotation == 0
          && !interlaced
          && colours.areUsual(width, height);
    }
  }

  /** A conformer onto a canvas with even sides. */
  public PictureConformer(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Conforms a frame.
   *
   * @param decoded left as it is; its pts comes out again, in microseconds
   * @param rotation clockwise degrees: 0, 90, 180, 270
   * @param consumer takes over each picture that comes out; a deinterlacer may hold one back
   */
  public void conform(DecodedFrame decoded, int rotation, Consumer<Picture> consumer) {
    AVFrame frame = decoded.frame();
    boolean wasInterlaced = shape.map(Shape::interlaced).orElse(false);
    // Once interlaced, a source is treated so until its size changes: flags flicker in real feeds.
    boolean interlaced = isInterlaced(frame) || (wasInterlaced && sameSize(frame));
    Shape now = Shape.of(frame, rotation, interlaced);
    if (now.needsNothing(width, height)) {
      shape = Optional.of(now);
      consumer.accept(Picture.share(frame));
      return;
    }
    if (graph.isEmpty() || !shape.equals(Optional.of(now))) {
      rebuild(now);
    }
    Ffmpeg.check(
        av_buffersrc_add_frame_flags(source, frame, AV_BUFFERSRC_FLAG_KEEP_REF),
        "Conforming a picture");
    while (true) {
      int result = av_buffersink_get_frame(sink, output);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
        return;
      }
      Ffmpeg.check(result, "Conforming a picture");
      output.pts(av_rescale_q(output.pts(), av_buffersink_get_time_base(sink), MICROS));
      consumer.accept(Picture.take(output));
    }
  }

  /** True if this picture's deinterlacing needs the ones before and after it. */
  public boolean holdsBack(DecodedFrame decoded) {
    return isInterlaced(decoded.frame()) || shape.map(Shape::interlaced).orElse(false);
  }

  private static boolean isInterlaced(AVFrame frame) {
    return (frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0;
  }

  private boolean sameSize(AVFrame frame) {
    return shape.map(s -> s.width() == frame.width() && s.height() == frame.height()).orElse(false);
  }

  private void rebuild(Shape wanted) {
    closeGraph();
    AVFilterGraph built = Ffmpeg.check(avfilter_graph_alloc(), "Allocating a filter graph");
    built.nb_threads(1);
    graph = Optional.of(built);
    source = new AVFilterContext(null);
    sink = new AVFilterContext(null);
    String input =
        String.format(
            Locale.ROOT,
            "video_size=%dx%d:pix_fmt=%d:time_base=1/1000000:pixel_aspect=%d/%d:colorspace=%d:range=%d",
            wanted.width(),
            wanted.height(),
            wanted.pixelFormat(),
            wanted.aspectNumerator(),
            wanted.aspectDenominator(),
            wanted.colours().matrix(),
            wanted.colours().range());
    Ffmpeg.check(
        avfilter_graph_create_filter(
            source, avfilter_get_by_name("buffer"), "in", input, null, built),
        "Opening a filter for " + input);
    Ffmpeg.check(
        avfilter_graph_create_filter(
            sink, avfilter_get_by_name("buffersink"), "out", null, null, built),
        "Opening a filter sink");
    FilterLinks.make(built, source, chain(wanted), sink);
    shape = Optional.of(wanted);
  }

  private String chain(Shape wanted) {
    StringBuilder chain = new StringBuilder();
    if (wanted.interlaced()) {
      // One frame a frame: the fields' own rate would double the cost of every rung.
      chain.append("bwdif=mode=send_frame:parity=auto:deint=interlaced,");
    }
    switch (wanted.rotation()) {
      case 90 -> chain.append("transpose=clock,");
      case 180 -> chain.append("hflip,vflip,");
      case 270 -> chain.append("transpose=cclock,");
      default -> {
        // Upright already.
      }
    }
    double pixelWidth = wanted.aspectNumerator() / (double) wanted.aspectDenominator();
    boolean turned = wanted.rotation() % 180 != 0;
    double shownWidth = wanted.width() * pixelWidth;
    double shownHeight = wanted.height();
    Fit fit =
        Fit.into(
            width, height, turned ? shownHeight : shownWidth, turned ? shownWidth : shownHeight);
    chain.append(
        wanted
            .colours()
            .scale(
                wanted.width(), wanted.height(), wanted.pixelFormat(), fit.width(), fit.height()));
    if (fit.width() != width || fit.height() != height) {
      chain.append(
          String.format(
              Locale.ROOT,
              ",pad=%d:%d:%d:%d:black",
              width,
              height,
              (width - fit.width()) / 4 * 2,
              (height - fit.height()) / 4 * 2));
    }
    return chain.toString();
  }

  /** The largest even rectangle of a picture's shape inside a canvas. */
  record Fit(int width, int height) {
    static Fit into(int canvasWidth, int canvasHeight, double shownWidth, double shownHeight) {
      double factor = Math.min(canvasWidth / shownWidth, canvasHeight / shownHeight);
      int fitWidth = even(shownWidth * factor, canvasWidth);
      int fitHeight = even(shownHeight * factor, canvasHeight);
      return new Fit(fitWidth, fitHeight);
    }

    private static int even(double side, int most) {
      int rounded = (int) Math.round(side / 2) * 2;
      // Bars of a pixel or two help nobody: fill the canvas.
      return most - rounded <= 4 ? most : Math.max(2, rounded);
    }
  }

  private void closeGraph() {
    graph.ifPresent(built -> avfilter_graph_free(built));
    graph = Optional.empty();
  }

  @Override
  public void close() {
    closeGraph();
    shape = Optional.empty();
    if (!output.isNull()) {
      av_frame_free(output);
      output.setNull();
    }
  }
}
