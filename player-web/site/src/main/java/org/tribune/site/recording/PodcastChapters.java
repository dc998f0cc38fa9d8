package org.tribune.site.recording;

import java.util.List;

/** Chapters as Podcasting 2.0 has them (JSON chapters 1.2). */
public record PodcastChapters(String version, List<Chapter> chapters) {
  /** The same of clips. */
  public static PodcastChapters of(List<Clip> clips) {
    return new PodcastChapters(
        "1.2.0", clips.stream().map(each -> new Chapter(each.start(), each.title())).toList());
  }

  /**
   * A chapter.
   *
   * @param startTime in seconds
   */
  public record Chapter(double startTime, String title) {}
}
