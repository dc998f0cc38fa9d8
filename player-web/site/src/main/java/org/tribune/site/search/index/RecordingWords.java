package org.tribune.site.search.index;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.caption.Cue;
import org.tribune.delivery.replay.CaptionedRecordings.Captioned;

/**
 * What the captions of a recording say, in pages of a sentence or two, each of which has its place
 * in the replay.
 *
 * @param text its pages, parted by form feeds
 * @param seconds of the replay at which each page is said
 */
public record RecordingWords(String text, List<Long> seconds) {
  public RecordingWords {
    seconds = List.copyOf(seconds);
  }

  public static RecordingWords of(Captioned captioned) {
    SpokenPages said = new SpokenPages();
    captioned
        .captions()
        .languages()
        .forEach(
            language ->
                said.add(
                    captioned.captions().cues(language).stream()
                        .map(RecordingWords::said)
                        .filter(each -> !each.words().isEmpty())
                        .toList()));
    return new RecordingWords(String.join(SpokenPages.END, said.pages()), said.seconds());
  }

  private static SpokenPages.Said said(Cue cue) {
    return new SpokenPages.Said(cue.start().toSeconds(), SpokenPages.plain(cue.text()));
  }

  /** The second of the replay at which a page is said. */
  public Optional<Long> second(int page) {
    return SpokenPages.second(seconds, page - 1);
  }

  /** What a recording is found by. */
  static Entry entry(Captioned captioned) {
    LocalDate day = LocalDate.ofInstant(captioned.recording().startedAt(), ZoneId.systemDefault());
    return new Entry(
        captioned.recording().id().value(),
        Kind.RECORDING,
        /* id= */ "",
        /* place= */ 0,
        /* isPublic= */ true,
        /* title= */ List.of(),
        /* people= */ List.of(),
        /* about= */ List.of(),
        List.of(captioned.title()),
        SittingEntries.words(day),
        /* hasDay= */ false,
        of(captioned).text(),
        /* stored= */ Optional.empty(),
        captioned.recording().startedAt(),
        day.getYear(),
        /* body= */ "");
  }
}
