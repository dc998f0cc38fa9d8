package org.tribune.transcoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.transcoder.ladder.LadderPlanner;
import org.tribune.transcoder.ladder.Rung;
import org.tribune.transcoder.output.RenditionFactory;
import org.tribune.transcoder.output.Sound;

/**
 * A peer of the benchmark: the {@code ffmpeg} command that makes a broadcast's renditions. One
 * decoding, each rung scaled from the source, the same bit rates and the same distance of IDRs.
 */
record FfmpegLadder(Manner manner, RenditionFactory factory, RenditionFormat format) {
  /** How the command is written. */
  enum Manner {
    /** As an operator would type it: {@code veryfast}, {@code zerolatency} and bit rates. */
    PLAIN("ffmpeg, plain", "ffmpeg"),
    /** With what Tribune asks of x264, by the very libraries that Tribune uses. */
    TWIN("ffmpeg, twin", Loader.load(ffmpeg.class));

    private final String title;
    private final String program;

    Manner(String title, String program) {
      this.title = title;
      this.program = program;
    }

    String title() {
      return title;
    }
  }

  /** The command; it writes {@code <rendition>.mp4} into {@code directory}. */
  List<String> command(Path source, Path directory) {
    List<Rendition.Video> videos = videos();
    List<String> command =
        new ArrayList<>(
            List.of(manner.program, "-v", "error", "-nostdin", "-y", "-i", "" + source));
    command.addAll(List.of("-filter_complex", filters(videos)));
    for (int i = 0; i < videos.size(); i++) {
      command.addAll(List.of("-map", "[v" + i + "]"));
      command.addAll(encoder(rung(videos.get(i)), /* scaled= */ i > 0));
      command.addAll(output(directory.resolve(videos.get(i).id() + ".mp4")));
    }
    command.addAll(List.of("-map", "0:a", "-c:a", "aac", "-b:a", "" + Sound.BIT_RATE, "-ac", "2"));
    command.addAll(List.of("-ar", "" + Sound.SAMPLE_RATE));
    command.addAll(output(directory.resolve(Sound.RENDITION + ".mp4")));
    return command;
  }

  private List<Rendition.Video> videos() {
    return format.renditions().stream()
        .filter(Rendition.Video.class::isInstance)
        .map(Rendition.Video.class::cast)
        .toList();
  }

  private Rung rung(Rendition.Video video) {
    return LadderPlanner.again(
        video.id(),
        video.width(),
        video.height(),
        video.frameRate(),
        format.timeline().frameRate());
  }

  private String filters(List<Rendition.Video> videos) {
    StringBuilder filters = new StringBuilder("[0:v]split=" + videos.size());
    for (int i = 0; i < videos.size(); i++) {
      filters.append("[s").append(i).append(']');
    }
    for (int i = 0; i < videos.size(); i++) {
      filters.append(";[s").append(i).append(']').append(shape(videos.get(i)));
      filters.append("[v").append(i).append(']');
    }
    return filters.toString();
  }

  /** The filters that make a rendition's pictures of the source's. */
  String shape(Rendition.Video video) {
    String scale =
        String.format(Locale.ROOT, "scale=%d:%d:flags=bicubic", video.width(), video.height());
    return rung(video).everySecondFrame() ? "framestep=2," + scale : scale;
  }

  private List<String> encoder(Rung rung, boolean scaled) {
    VideoEncoderSettings settings = factory.settings(rung, scaled);
    Timeline timeline = format.timeline();
    int share = rung.everySecondFrame() ? 2 : 1;
    int keyFrame = timeline.framesPerPart() * timeline.partsPerKeyFrame() / share;
    List<String> options = new ArrayList<>(List.of("-c:v", "libx264"));
    options.addAll(List.of("-preset", settings.preset(), "-tune", "zerolatency"));
    options.addAll(List.of("-pix_fmt", "yuv420p"));
    options.addAll(List.of("-b:v", "" + settings.bitRate()));
    options.addAll(List.of("-maxrate", "" + settings.maximumBitRate()));
    options.addAll(List.of("-bufsize", "" + settings.bufferBits()));
    switch (manner) {
      case PLAIN ->
          options.addAll(
              List.of("-g", "" + keyFrame, "-keyint_min", "" + keyFrame, "-sc_threshold", "0"));
      case TWIN -> {
        options.addAll(List.of("-profile:v", "high", "-forced-idr", "1"));
        options.addAll(List.of("-force_key_frames", "expr:eq(mod(n," + keyFrame + "),0)"));
        options.addAll(List.of("-x264-params", settings.x264Parameters()));
        options.addAll(List.of("-threads", "" + settings.threads()));
      }
    }
    return options;
  }

  private List<String> output(Path file) {
    long part = format.timeline().partTarget().toMicros();
    return List.of(
        "-movflags",
        "+empty_moov+default_base_moof",
        "-frag_duration",
        "" + part,
        "-f",
        "mp4",
        "" + file);
  }
}
