package org.tribune.site.search.index;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.caption.Cue;
import org.tribune.delivery.replay.CaptionedRecordings.Captioned;
import org.tribune.delivery.replay.ReplayCaptions;

/**
 * What is said in a recording, in pages of a sentence or two, each of which has its place in the
 * replay.
 *
 * @param text its pages, parted by form feeds
 */
record RecordingWords(String text, SpokenPlaces places) {
  static RecordingWords of(ReplayCaptions captions) {
    SpokenPages said = new SpokenPages();
    BitSet automatic = new BitSet();
    for (String language : captions.languages()) {
      int first = said.pages().size();
      said.add(
          captions.cues(language).stream()
              .map(RecordingWords::said)
              .filter(each -> !each.words().isEmpty())
              .toList());
      automatic.set(first, said.pages().size(), captions.isAutomatic(language));
    }
    return new RecordingWords(
        String.join(SpokenPages.END, said.pages()),
        new SpokenPlaces(said.seconds().stream().mapToInt(Long::intValue).toArray(), automatic));
  }

  private static SpokenPages.Said said(Cue cue) {
    return new SpokenPages.Said(cue.start().toSeconds(), SpokenPages.plain(cue.text()));
  }

  /** What the recording is found by. */
  Entry entry(Captioned captioned) {
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
        text,
        /* stored= */ Optional.empty(),
        captioned.recording().startedAt(),
        day.getYear(),
        /* body= */ "");
  }
}
