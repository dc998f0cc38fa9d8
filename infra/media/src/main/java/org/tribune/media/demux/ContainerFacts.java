package org.tribune.media.demux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.tribune.core.time.MediaTime;

/**
 * What a container says of the whole of it.
 *
 * @param format FFmpeg's names of it, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param start the first time in it, if it says
 * @param duration as it says, which may be wrong; absent if it does not
 * @param promised how long picture and sound are, in seconds, by what it says itself, not by what
 *     was found in it or reckoned from its size; absent if it does not say
 * @param timesMayJump true for one whose times need not go on evenly, such as MPEG-TS
 * @param chapters in their order
 */
public record ContainerFacts(
    String format,
    Optional<MediaTime> start,
    Optional<MediaTime> duration,
    Optional<Double> promised,
    boolean timesMayJump,
    List<Chapter> chapters) {
  private static final int MOST_CHAPTERS = 1_000;

  public ContainerFacts {
    chapters = List.copyOf(chapters);
  }

  /**
   * A chapter.
   *
   * @param start on the container's timeline
   * @param title empty if it has none
   */
  public record Chapter(MediaTime start, String title) {}

  static ContainerFacts of(AVFormatContext context) {
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < Math.min(context.nb_chapters(), MOST_CHAPTERS); i++) {
      chapters.add(chapter(context.chapters(i)));
    }
    return new ContainerFacts(
        context.iformat().name().getString(),
        time(context.start_time()),
        time(context.duration()).filter(duration -> duration.ticks() > 0),
        promised(context),
        (context.iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0,
        chapters);
  }

  /** What the whole and its longest track both say: a track of time codes may be longer. */
  private static Optional<Double> promised(AVFormatContext context) {
    if (context.duration_estimation_method() != avformat.AVFMT_DURATION_FROM_STREAM
        || context.duration() == avutil.AV_NOPTS_VALUE
        || context.duration() <= 0) {
      return Optional.empty();
    }
    double whole = context.duration() / (double) MediaTime.MICROS;
    return IntStream.range(0, context.nb_streams())
        .mapToObj(context::streams)
        .filter(ContainerFacts::isFilmed)
        .map(stream -> seconds(stream).orElse(whole))
        .max(Double::compare)
        .map(longest -> Math.min(longest, whole));
  }

  private static Optional<Double> seconds(AVStream stream) {
    return stream.duration() == avutil.AV_NOPTS_VALUE
        ? Optional.empty()
        : Optional.of(
            stream.duration() * (double) stream.time_base().num() / stream.time_base().den());
  }

  private static boolean isFilmed(AVStream stream) {
    int kind = stream.codecpar().codec_type();
    return kind == avutil.AVMEDIA_TYPE_VIDEO || kind == avutil.AVMEDIA_TYPE_AUDIO;
  }

  private static Optional<MediaTime> time(long micros) {
    return micros == avutil.AV_NOPTS_VALUE
        ? Optional.empty()
        : Optional.of(MediaTime.ofMicros(micros));
  }

  private static Chapter chapter(AVChapter chapter) {
    MediaTime start =
        new MediaTime(chapter.start() * chapter.time_base().num(), chapter.time_base().den());
    AVDictionary words = chapter.metadata();
    AVDictionaryEntry title =
        words == null || words.isNull()
            ? null
            : avutil.av_dict_get(words, "title", /* prev= */ null, /* flags= */ 0);
    return new Chapter(
        start, title == null || title.isNull() ? "" : title.value().getString().strip());
  }
}
