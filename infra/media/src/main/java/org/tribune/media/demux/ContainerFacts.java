package org.tribune.media.demux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.tribune.core.time.MediaTime;

/**
 * What a container tells of the whole of it.
 *
 * @param format FFmpeg's names of it, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param start the first time in it, if it tells
 * @param duration as it tells, which may be wrong; absent if it does not
 * @param timesMayJump true for one whose times need not go on evenly, such as MPEG-TS
 * @param chapters in their order
 */
public record ContainerFacts(
    String format,
    Optional<MediaTime> start,
    Optional<MediaTime> duration,
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
        (context.iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0,
        chapters);
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
