package org.tribune.site.sitting.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.site.sitting.convocation.LetterAround;
import org.tribune.site.sitting.convocation.TextLine;
import org.tribune.site.sitting.convocation.TextLine.Layout;

/**
 * Reads an agenda out of text as it is pasted from a word processor, a PDF or an e-mail. It never
 * fails: what is not understood is reported. Its time is linear in the length of the text. Used by
 * one thread, once.
 */
public final class AgendaParser {
  private static final Pattern LINE_ENDS =
      Pattern.compile("\\r\\n|[\\n\\r\\f\\u000b\\u0085\\u2028\\u2029]");
  private static final String WORD_END = "(?!\\p{L})";

  /** What ends an agenda, and is of no item before it, however it is marked. */
  private static final Pattern LAST =
      Pattern.compile(
          "(?iu)(?:questions?|informations?|affaires?|points?|communications?)\\s+"
              + "(?:et\\s+informations?\\s+)?(?:divers(?:es)?|orales?|écrites?)\\W*");

  private static final Pattern PREAMBLE =
      Pattern.compile(
          "(?iu)(?:madame|monsieur|mesdames|messieurs|chère?s?|j['’]ai\\s+l['’]honneur|vous\\s+êtes\\s+(?:con|in)v|"
              + "convocation|séance\\s+(?:du|publique|ordinaire|extraordinaire)|réunion\\s+du|"
              + "date\\s+de\\s+(?:la\\s+)?convocation|lieu\\s*:)"
              + WORD_END
              + ".*|.{0,80}(?<!\\d)\\d{1,2}(?:er)?\\s+\\p{L}{3,10}\\s+20\\d\\d.*");

  private static final int LONGEST_HEADING = 80;
  private static final int MOST_HEADING_WORDS = 3;

  /** Letters are not all as wide as each other. */
  private static final double ROOM = 0.85;

  private final List<SourceLine> lines = new ArrayList<>();
  private final List<ParsedAgenda.Ignored> ignored = new ArrayList<>();
  private final List<DraftItem> items = new ArrayList<>();
  private final Markers markers = new Markers();
  private final Levels levels = new Levels();
  private boolean hasMarks;
  private int width;

  private AgendaParser() {}

  /** Reads {@code text}. */
  public static ParsedAgenda parse(String text) {
    return parse(
        LINE_ENDS.splitAsStream(text).map(line -> new TextLine(line, Layout.NONE)).toList());
  }

  /** Reads the lines of a document. */
  public static ParsedAgenda parse(List<TextLine> lines) {
    return new AgendaParser().read(lines);
  }

  private ParsedAgenda read(List<TextLine> raw) {
    for (int i = 0; i < raw.size(); i++) {
      lines.add(SourceLine.of(i + 1, raw.get(i).text(), raw.get(i).layout()));
    }
    int first = LetterAround.agendaBegins(lines.stream().map(SourceLine::text).toList());
    lines.subList(0, first).forEach(this::ignore);
    hasMarks = hasMarks(first);
    width = lines.stream().skip(first).mapToInt(SourceLine::width).max().orElse(0);
    boolean afterBlank = true;
    boolean ended = false;
    for (int i = first; i < lines.size(); i++) {
      SourceLine line = lines.get(i);
      if (line.isBlank()) {
        afterBlank = true;
      } else if (ended || line.isFurniture()) {
        ignore(line);
      } else if (!items.isEmpty() && LetterAround.isEnd(line.text())) {
        ended = true;
        ignore(line);
      } else {
        take(line, i, afterBlank);
        afterBlank = false;
      }
    }
    return new ParsedAgenda(Drafts.finish(items), ignored);
  }

  private void ignore(SourceLine line) {
    if (!line.isBlank()) {
      ignored.add(new ParsedAgenda.Ignored(line.number(), line.text(), line.layout().isApart()));
    }
  }

  private boolean hasMarks(int first) {
    Markers trial = new Markers();
    return lines.stream()
        .skip(first)
        .anyMatch(line -> !line.isBlank() && trial.read(line.marked()).isPresent());
  }

  private void take(SourceLine line, int index, boolean afterBlank) {
    String rapporteur = Rapporteur.alone(line.text());
    if (!rapporteur.isEmpty() && !items.isEmpty()) {
      items.getLast().rapporteur(rapporteur);
      return;
    }
    Optional<Marker> mark = markers.read(line.marked());
    if (mark.isPresent()) {
      add(line, mark.get());
    } else if (continues(line, afterBlank)) {
      items.getLast().append(line);
    } else if (items.isEmpty() && PREAMBLE.matcher(line.text()).matches()) {
      ignore(line);
    } else if (isHeading(line, index, afterBlank)) {
      add(line, new Marker(Marker.HEADING, "", 0, line.marked()));
    } else {
      addUnmarked(line);
    }
  }

  private void add(SourceLine line, Marker mark) {
    boolean last = mark.isBullet() && LAST.matcher(mark.rest()).matches();
    int level =
        last && levels.isOutermost(line.indent())
            ? levels.outermost()
            : levels.of(styleOf(line, mark), line.indent());
    if (!mark.isBullet() && !mark.style().equals(Marker.HEADING)) {
      forgetBelow(mark.style());
    }
    items.add(new DraftItem(line, level, mark));
  }

  /** A list below another one is of a deeper level even if both are marked alike. */
  private static String styleOf(SourceLine line, Marker mark) {
    int depth = line.layout().depth();
    return depth == 0 ? mark.style() : (char) ('a' + depth) + ":" + mark.style();
  }

  /** Below another item, lists of letters and Roman numbers begin anew. */
  private void forgetBelow(String style) {
    if (style.equals(Marker.NUMBER) || style.equals(Marker.ROMAN)) {
      markers.forget(Marker.SMALL_LETTER);
      markers.forget(Marker.SMALL_ROMAN);
    }
    if (style.equals(Marker.ROMAN)) {
      markers.forget(Marker.LETTER);
    }
  }

  /** A line without a mark that is the rest of the title above. */
  private boolean continues(SourceLine line, boolean afterBlank) {
    if (items.isEmpty()) {
      return false;
    }
    DraftItem last = items.getLast();
    String text = line.text();
    boolean beginsSmall = Character.isLowerCase(text.codePointAt(0)) || text.startsWith("(");
    if (last.isHyphenated() || beginsSmall) {
      return !afterBlank || !last.isHeading();
    }
    if (afterBlank || !hasMarks || last.isHeading()) {
      return false;
    }
    if (last.isIndentedFor(line)) {
      return true;
    }
    return !last.isComplete() && (last.isOpenEnded() || !hadRoom(last, line));
  }

  /**
   * True if the first word of {@code line} would have stood on the line before, as wide as the
   * widest is: then it was no page that broke the line, but somebody who began another item.
   */
  private boolean hadRoom(DraftItem last, SourceLine line) {
    String text = line.text();
    int space = text.indexOf(' ');
    int word = space < 0 ? text.length() : space;
    return last.lastWidth() + 1 + word <= width * ROOM;
  }

  private boolean isHeading(SourceLine line, int index, boolean afterBlank) {
    String text = line.text();
    if (text.length() > LONGEST_HEADING) {
      return false;
    }
    if (Drafts.isCapitals(text)) {
      return true;
    }
    boolean isTitle =
        text.endsWith(":")
            || line.layout().isStrong()
            || text.split(" ").length <= MOST_HEADING_WORDS;
    return hasMarks && afterBlank && isTitle && isFollowedByMark(index);
  }

  private boolean isFollowedByMark(int index) {
    for (int i = index + 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        return markers.wouldRead(lines.get(i).marked());
      }
    }
    return false;
  }

  private void addUnmarked(SourceLine line) {
    Marker mark = new Marker(Marker.INDENT, "", 0, line.marked());
    if (!hasMarks) {
      items.add(new DraftItem(line, levels.of(Marker.INDENT, line.indent()), mark));
      return;
    }
    // Where others are marked it stands beside the one before, and opens no level of its own.
    int level = items.isEmpty() || items.getLast().isHeading() ? 0 : items.getLast().level();
    DraftItem item = new DraftItem(line, level, mark);
    item.doubt(Doubt.UNMARKED);
    items.add(item);
  }
}
