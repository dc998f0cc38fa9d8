package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.core.hls.DateRange;

/** Marks as playlists carry them. */
public final class DateRanges {
  private static final String CHAPTER = "org.tribune.chapter";
  private static final String SPEAKER = "org.tribune.speaker";

  private DateRanges() {}

  /** The date ranges of marks, by time. A mark that is changed gets another id. */
  public static List<DateRange> of(List<Mark> marks) {
    return marks.stream().map(DateRanges::of).toList();
  }

  private static DateRange of(Mark mark) {
    List<DateRange.Text> texts = new ArrayList<>();
    texts.add(new DateRange.Text("X-ORG-TRIBUNE-TITLE", mark.title()));
    if (!mark.numbering().isEmpty()) {
      texts.add(new DateRange.Text("X-ORG-TRIBUNE-NUMBERING", mark.numbering()));
    }
    mark.item()
        .ifPresent(item -> texts.add(new DateRange.Text("X-ORG-TRIBUNE-ITEM", item.value())));
    return new DateRange(
        mark.id() + "." + mark.revision(),
        mark.kind() == MarkKind.CHAPTER ? CHAPTER : SPEAKER,
        mark.start(),
        texts);
  }
}
