package org.tribune.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries as files: unpacked from jars at their first use, and loaded from there. */
public final class NativeLibraries {
  private static final List<Class<?>> ALL =
      List.of(
          avutil.class,
          swresample.class,
          avcodec.class,
          avformat.class,
          swscale.class,
          avfilter.class);

  /** Where JavaCPP unpacks to. */
  private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

  private NativeLibraries() {}

  /**
   * Keeps what this process unpacks apart from what processes in other time zones do. JavaCPP knows
   * a file again by its time, which a jar holds without a zone: two processes in two zones would
   * each unpack over what the other loads, in turn. To be called before anything is loaded; a
   * folder that was named already stays.
   */
  public static void keepApart(ZoneId zone) {
    if (System.getProperty(FOLDER) == null) {
      String name = "cache-" + zone.getId().replaceAll("[^A-Za-z0-9+-]", "-");
      System.setProperty(
          FOLDER, Path.of(System.getProperty("user.home"), ".javacpp", name).toString());
    }
  }

  /**
   * Unpacks and loads what decodes and encodes, for a process that may do neither later, or that
   * starts one that may not.
   *
   * @throws UnsatisfiedLinkError if that fails
   */
  public static void load() {
    ALL.forEach(Loader::load);
  }

  /** Where they are unpacked to. */
  public static Path folder() throws IOException {
    return Loader.getCacheDir().toPath().toAbsolutePath();
  }
}
