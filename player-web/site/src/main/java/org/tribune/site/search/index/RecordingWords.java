package org.tribune.site.search.index;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tribune.catalogue.caption.CaptionMarkup;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.delivery.replay.CaptionedRecordings.Captioned;
import org.tribune.delivery.replay.ReplayCaptions;
import org.tribune.delivery.replay.ReplayChapters;

/**
 * What is said in a recording, in pages of a sentence or two, each of which has its place in the
 * replay and one speaker: whom the caption names, else who had the floor.
 *
 * @param text its pages, parted by form feeds
 * @param speakers what each says, by the name as it is written first; see {@link Entry#TURN_END}
 * @param debates what is said about each item, by {@link Entry#subject}
 */
record RecordingWords(
    String text, SpokenPlaces places, Map<String, String> speakers, Map<String, Debate> debates) {
  private static final long MICROS = 1_000_000;

  /** Where somebody else begins to speak within a cue (W3C WebVTT 1, 4.2.1). */
  private static final Pattern VOICES = Pattern.compile("(?=<v[. \\t])");

  RecordingWords {
    speakers = Map.copyOf(speakers);
    debates = Map.copyOf(debates);
  }

  /**
   * What is said about an item.
   *
   * @param title of its chapter
   */
  record Debate(String title, String text) {}

  static RecordingWords of(Captioned captioned) {
    ReplayCaptions captions = captioned.captions();
    SpokenPages said = new SpokenPages();
    BitSet automatic = new BitSet();
    for (String language : captions.languages()) {
      int first = said.pages().size();
      said.add(
          captions.cues(language).stream()
              .flatMap(each -> said(each, captioned))
              .filter(each -> !each.words().isEmpty())
              .toList());
      automatic.set(first, said.pages().size(), captions.isAutomatic(language));
    }
    return new RecordingWords(
        String.join(SpokenPages.END, said.pages()),
        new SpokenPlaces(
            said.seconds().stream().mapToInt(Long::intValue).toArray(), automatic, said.speakers()),
        bySpeaker(said),
        byItem(said, captioned.chapters()));
  }

  /** By the chapter in which each page begins, that of an item of an agenda. */
  private static Map<String, Debate> byItem(SpokenPages said, ReplayChapters chapters) {
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, StringBuilder> words = new LinkedHashMap<>();
    for (ReplayChapters.Chapter each : chapters.chapters()) {
      Mark mark = each.mark();
      if (mark.sitting().isPresent() && mark.item().isPresent()) {
        String subject = Entry.subject(mark.sitting().get(), mark.item().get());
        titles.putIfAbsent(subject, mark.label());
        StringBuilder text = words.computeIfAbsent(subject, _ -> new StringBuilder());
        for (int page = 0; page < said.pages().size(); page++) {
          long micros = said.seconds().get(page) * MICROS;
          if (each.startMicros() <= micros && micros < each.endMicros()) {
            text.append(text.isEmpty() ? "" : SpokenPages.END).append(said.pages().get(page));
          }
        }
      }
    }
    Map<String, Debate> debates = new LinkedHashMap<>();
    words.forEach(
        (subject, text) -> {
          if (!text.isEmpty()) {
            debates.put(subject, new Debate(titles.getOrDefault(subject, ""), text.toString()));
          }
        });
    return debates;
  }

  private static Stream<SpokenPages.Said> said(Cue cue, Captioned captioned) {
    Optional<String> floor = captioned.chapters().speakerOf(cue);
    return VOICES
        .splitAsStream(cue.text())
        .map(
            part ->
                new SpokenPages.Said(
                    cue.start().toSeconds(),
                    SpokenPages.plain(part),
                    CaptionMarkup.voice(part)
                        .or(() -> floor)
                        .map(TextReader::readable)
                        .map(String::strip)
                        .filter(name -> !SpeakerName.folded(name).isEmpty())));
  }

  private static Map<String, String> bySpeaker(SpokenPages said) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, StringBuilder> words = new LinkedHashMap<>();
    for (int page = 0; page < said.pages().size(); page++) {
      Optional<String> speaker = said.speakers().get(page);
      if (speaker.isPresent()) {
        String folded = SpeakerName.folded(speaker.get());
        StringBuilder text = words.computeIfAbsent(folded, _ -> new StringBuilder());
        if (!text.isEmpty()) {
          boolean goesOn = said.speakers().get(page - 1).equals(speaker);
          text.append(goesOn ? SpokenPages.END : Entry.TURN_END);
        }
        text.append(said.pages().get(page));
        names.putIfAbsent(folded, speaker.get());
      }
    }
    Map<String, String> speakers = new LinkedHashMap<>();
    words.forEach((folded, text) -> speakers.put(names.get(folded), text.toString()));
    return speakers;
  }

  /** What the recording is found by. */
  Entry entry(Captioned captioned) {
    return entry(captioned, Kind.RECORDING, /* id= */ "", text, captioned.title());
  }

  /** What items are found by beside their words. */
  List<Entry> byItem(Captioned captioned) {
    List<Entry> all = new ArrayList<>();
    debates.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                all.add(
                    entry(
                        captioned,
                        Kind.DEBATE,
                        each.getKey(),
                        each.getValue().text(),
                        each.getValue().title())));
    return all;
  }

  /** What it is found by where only what one of its speakers says is looked for. */
  List<Entry> bySpeaker(Captioned captioned) {
    List<Entry> all = new ArrayList<>();
    speakers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                all.add(
                    entry(
                        captioned,
                        Kind.SPEECH,
                        each.getKey(),
                        each.getValue(),
                        captioned.title())));
    return all;
  }

  private static Entry entry(
      Captioned captioned, Kind kind, String id, String text, String context) {
    LocalDate day = LocalDate.ofInstant(captioned.recording().startedAt(), ZoneId.systemDefault());
    return new Entry(
        captioned.recording().id().value(),
        kind,
        id,
        /* place= */ 0,
        /* isPublic= */ true,
        /* title= */ List.of(),
        /* people= */ List.of(),
        /* about= */ List.of(),
        List.of(context),
        SittingEntries.words(day),
        /* hasDay= */ false,
        text,
        /* stored= */ Optional.empty(),
        captioned.recording().startedAt(),
        day.getYear(),
        /* body= */ "",
        /* subject= */ kind == Kind.DEBATE ? id : "");
  }
}
