package org.tribune.site.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkKind;

/**
 * What is said on air, as it is read without a player: under the items of the agenda, in paragraphs
 * of what one speaker says. {@code paragraphs.ts} does the same for what a script draws.
 *
 * @param sections in order
 */
record LiveText(List<Section> sections) {
  /** What is said for longer than this gets another time. */
  private static final Duration PARAGRAPH = Duration.ofSeconds(25);

  /** Nor is what comes after a silence this long the same thought. */
  private static final Duration SILENCE = Duration.ofSeconds(8);

  private static final Comparator<LiveCaptionResponses.Caption> BY_TIME =
      Comparator.comparing(LiveCaptionResponses.Caption::start)
          .thenComparing(LiveCaptionResponses.Caption::id);

  LiveText {
    sections = List.copyOf(sections);
  }

  /**
   * What is said while an item is debated.
   *
   * @param item absent before the first
   */
  record Section(Optional<Mark> item, List<Paragraph> paragraphs) {}

  /**
   * What somebody says within an item, from one time on.
   *
   * @param speaker empty if nobody knows
   */
  record Paragraph(
      Instant start, String language, String speaker, List<LiveCaptionResponses.Caption> captions) {
    private boolean goesOnWith(LiveCaptionResponses.Caption caption, String nextSpeaker) {
      Instant end =
          captions.stream()
              .map(LiveCaptionResponses.Caption::end)
              .max(Comparator.naturalOrder())
              .orElse(start);
      return language.equals(caption.language())
          && speaker.equals(nextSpeaker)
          && caption.start().isBefore(start.plus(PARAGRAPH))
          && caption.start().isBefore(end.plus(SILENCE));
    }
  }

  /** Words of a caption that are all equally sure. */
  record Words(String words, boolean isUncertain) {}

  /** The words of a caption, each apart, with whether its source trusts it little. */
  static List<Words> words(LiveCaptionResponses.Caption caption) {
    List<String> words = List.of(caption.text().strip().split("\\s+", -1));
    return IntStream.range(0, words.size())
        .mapToObj(each -> new Words(words.get(each), caption.uncertain().contains(each)))
        .toList();
  }

  /**
   * Captions as they are read.
   *
   * @param marks of the broadcast, by time
   */
  static LiveText of(List<LiveCaptionResponses.Caption> captions, List<Mark> marks) {
    List<Section> sections = new ArrayList<>();
    for (LiveCaptionResponses.Caption each : captions.stream().sorted(BY_TIME).toList()) {
      Optional<Mark> item = at(marks, MarkKind.CHAPTER, each.start());
      String speaker =
          each.speaker()
              .or(() -> at(marks, MarkKind.SPEAKER, each.start()).map(Mark::title))
              .orElse("");
      if (sections.isEmpty() || !sections.getLast().item().equals(item)) {
        sections.add(new Section(item, new ArrayList<>()));
      }
      List<Paragraph> paragraphs = sections.getLast().paragraphs();
      if (paragraphs.isEmpty() || !paragraphs.getLast().goesOnWith(each, speaker)) {
        paragraphs.add(new Paragraph(each.start(), each.language(), speaker, new ArrayList<>()));
      }
      paragraphs.getLast().captions().add(each);
    }
    return new LiveText(sections);
  }

  private static Optional<Mark> at(List<Mark> marks, MarkKind kind, Instant time) {
    return marks.stream()
        .filter(each -> each.kind() == kind && !each.start().isAfter(time))
        .reduce((_, later) -> later);
  }

  /** True if a paragraph begins with another speaker than the one before it. */
  static boolean isAnother(List<Paragraph> paragraphs, int index) {
    return index == 0
        || !Objects.equals(paragraphs.get(index - 1).speaker(), paragraphs.get(index).speaker());
  }
}
