package org.tribune.site.transcript;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionMarkup;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.text.Messages;

/**
 * What is said in a recording, to be read: by item of the agenda and by speaker, in paragraphs.
 *
 * @param title with the day
 * @param place the site's and the channel's name
 * @param at when the recording began
 * @param address where it is watched
 * @param language that it is said in, as in RFC 5646
 * @param isAutomatic true if a recogniser heard some of it, and nobody has checked it since
 * @param sections in order
 */
record Transcript(
    String title,
    String place,
    Instant at,
    URI address,
    String language,
    boolean isAutomatic,
    List<Section> sections) {
  /** Who pauses for so long begins another paragraph. */
  private static final Duration PAUSE = Duration.ofSeconds(4);

  /** Characters: after as many a sentence that ends ends its paragraph. */
  private static final int LONG = 600;

  Transcript {
    sections = List.copyOf(sections);
  }

  /**
   * A stretch of the replay in which something is so: an item is debated, somebody speaks.
   *
   * @param start since the replay's beginning, as is {@code end}
   */
  record Stretch(String name, Duration start, Duration end) {
    private boolean holds(Duration time) {
      return start.compareTo(time) <= 0 && time.compareTo(end) < 0;
    }
  }

  /**
   * What is said about an item.
   *
   * @param heading empty for what is said before, or beside, all items
   */
  record Section(Optional<Stretch> heading, List<Paragraph> paragraphs) {
    Section {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /**
   * What somebody says at a stretch.
   *
   * @param speaker empty where it is not known, or is who spoke before
   */
  record Paragraph(Duration start, Optional<String> speaker, String text) {
    /** Such as 1:02:03. */
    String clock() {
      return Transcript.clock(start);
    }
  }

  static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /** The words around it, in its own language where there are some. */
  Messages messages() {
    return Messages.in(Locale.forLanguageTag(language).getLanguage());
  }

  /** In which language it is, and who stands for it. */
  List<String> notices() {
    Messages words = messages();
    Locale reader = Locale.forLanguageTag(language);
    return List.of(
        words.text("transcript.language", reader.getDisplayLanguage(reader)),
        words.text(isAutomatic ? "transcript.automatic" : "transcript.by-hand"));
  }

  /**
   * Cues by item and speaker.
   *
   * @param items in order
   * @param speakers in order
   */
  static List<Section> sections(List<Cue> cues, List<Stretch> items, List<Stretch> speakers) {
    List<Section> sections = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= cues.size(); i++) {
      Optional<Stretch> heading = at(items, cues.get(from));
      if (i == cues.size() || !at(items, cues.get(i)).equals(heading)) {
        List<Paragraph> paragraphs = paragraphs(cues.subList(from, i), speakers);
        if (!paragraphs.isEmpty()) {
          sections.add(new Section(heading, paragraphs));
        }
        from = i;
      }
    }
    return sections;
  }

  private static Optional<Stretch> at(List<Stretch> all, Cue cue) {
    return all.stream().filter(each -> each.holds(cue.start())).findFirst();
  }

  private static List<Paragraph> paragraphs(List<Cue> cues, List<Stretch> speakers) {
    Writer writer = new Writer();
    cues.forEach(each -> writer.take(each, speaker(each, speakers)));
    writer.end();
    return writer.paragraphs;
  }

  /** As the cue says, and else who has the floor. */
  private static Optional<String> speaker(Cue cue, List<Stretch> speakers) {
    return CaptionMarkup.voice(cue.text()).or(() -> at(speakers, cue).map(Stretch::name));
  }

  /** Puts what one says after the other together. */
  private static final class Writer {
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Optional<String> speaker = Optional.empty();
    private Optional<String> named = Optional.empty();
    private Duration start = Duration.ZERO;
    private Duration end = Duration.ZERO;

    void take(Cue cue, Optional<String> says) {
      String words = CaptionMarkup.plain(cue.text()).replaceAll("\\s+", " ").strip();
      if (words.isEmpty()) {
        return;
      }
      boolean isPause = cue.start().minus(end).compareTo(PAUSE) > 0;
      if (!says.equals(speaker) || isPause || (text.length() > LONG && isSentence())) {
        end();
      }
      if (text.isEmpty()) {
        start = cue.start();
        speaker = says;
      } else {
        text.append(' ');
      }
      text.append(words);
      end = cue.end();
    }

    private boolean isSentence() {
      return ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    void end() {
      if (!text.isEmpty()) {
        Optional<String> shown = speaker.equals(named) ? Optional.empty() : speaker;
        paragraphs.add(new Paragraph(start, shown, text.toString()));
        named = speaker;
        text.setLength(0);
      }
    }
  }
}
