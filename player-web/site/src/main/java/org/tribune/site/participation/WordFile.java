package org.tribune.site.participation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tribune.site.participation.Words.Entry;

/**
 * A list of words as it is written: one entry a line, of one word or several; {@code #} begins a
 * comment; a {@code *} at the end means all words that begin so; {@code !} before a word means that
 * it is never found, whatever other entries say.
 *
 * @param exceptions folded
 * @param flaws what is wrong, with the number of the line
 */
record WordFile(List<Entry> entries, Set<String> exceptions, List<Flaw> flaws) {
  private static final int MOST_LINES = 20_000;
  private static final int LONGEST = 60;
  private static final int SHORTEST = 2;
  private static final int SHORTEST_BEGINNING = 3;
  private static final Charset OLD = Charset.forName("windows-1252");
  private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDLESS = Pattern.compile("(.)\\1{3}");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}' -]");

  /** What is wrong with a line. */
  record Flaw(int line, String why) {}

  /** Reads a file in UTF-8, or as old editors of Windows write it. */
  static WordFile read(byte[] bytes) {
    return read(decoded(bytes).lines());
  }

  private static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, OLD);
    }
  }

  private static WordFile read(Stream<String> lines) {
    List<Entry> entries = new ArrayList<>();
    Set<String> exceptions = new HashSet<>();
    List<Flaw> flaws = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) lines.limit(MOST_LINES)::iterator) {
      number++;
      String entry = line.replaceFirst("#.*", "").strip();
      if (entry.isEmpty()) {
        continue;
      }
      Optional<String> flaw = read(entry, entries, exceptions);
      if (flaw.isPresent()) {
        flaws.add(new Flaw(number, flaw.get()));
      }
    }
    return new WordFile(entries, exceptions, flaws);
  }

  /** Adds an entry; returns what is wrong with it. */
  private static Optional<String> read(String entry, List<Entry> entries, Set<String> exceptions) {
    boolean isException = entry.startsWith("!");
    boolean isBeginning = entry.endsWith("*");
    String words =
        entry.substring(isException ? 1 : 0, entry.length() - (isBeginning ? 1 : 0)).strip();
    String folded = FoldedText.of(words, QuestionField.TEXT).folded().toString();
    String plain = GAPS.matcher(folded).replaceAll(" ").strip();
    if (entry.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    } else if (NO_LETTER.matcher(folded).find() || (isException && isBeginning)) {
      return Optional.of("has a sign that no word has");
    } else if (folded.codePoints().anyMatch(each -> each > '~')) {
      return Optional.of("is not of Latin letters");
    } else if (ENDLESS.matcher(plain).find()) {
      return Optional.of("has one letter more than three times in a row");
    } else if (plain.length() < (isBeginning ? SHORTEST_BEGINNING : SHORTEST)) {
      return Optional.of("is too short");
    } else if (isException) {
      exceptions.add(folded);
    } else {
      entries.add(new Entry(plain, isBeginning));
    }
    return Optional.empty();
  }
}
