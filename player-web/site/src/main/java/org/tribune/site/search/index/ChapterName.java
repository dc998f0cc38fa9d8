package org.tribune.site.search.index;

import org.tribune.catalogue.chapter.MarkId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.MarkedRecordings.FreeChapter;

/** Where a free chapter is, as the index keeps it. */
public record ChapterName(BroadcastId recording, MarkId mark) {
  static ChapterName of(FreeChapter chapter) {
    return new ChapterName(chapter.recording(), chapter.mark().id());
  }

  /** What {@link #toString} wrote. */
  public static ChapterName parse(String text) {
    int slash = text.indexOf('/');
    return new ChapterName(
        new BroadcastId(text.substring(0, slash)), new MarkId(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return recording + "/" + mark;
  }
}
