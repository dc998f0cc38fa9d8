package org.tribune.site.sitting.agenda;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the mark at the beginning of a line. Letters and Roman numbers are marks only where they
 * follow one another, so that "M. Dupont" and "C. Martin" stay names. Used by one thread, once, on
 * lines in order.
 */
final class Markers {
  /** After a number: something that is no part of the title. */
  private static final String END =
      "\\s*(?:°\\s*[.)/](?!\\d)|[.):°](?!\\d)|\\.\\)|[-–—](?=\\s|\\p{Lu})|/(?=\\s))[-–—:.\\s]*";

  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu)(?:projet de délibération|délibération|deliberation|point|question|affaire|dossier|"
              + "rapport|décision|motion|vœu|item|article)\\s*(?:n\\s*[°ºo]\\.?|no\\.?|number|#)?\\s*"
              + "([a-z]{0,4}[-_]?\\d[\\d./_-]*\\d|\\d+)(?:\\s*[-–—:.)]+\\s*|\\s+(?=\\p{Lu}))(?=\\S)");
  private static final Pattern NUMERO =
      Pattern.compile("(?u)[Nn]\\s*[°º]\\s*(\\d[\\d./_-]*\\d|\\d+)(?:\\s*[-–—:.)]+\\s*|\\s+)");
  private static final Pattern SERIAL =
      Pattern.compile(
          "((?:[A-Z]{1,4}[-_ ]?)?(?:19|20)\\d\\d[-/._]\\d{1,4}(?:[-/._]\\d{1,3})?)(?:\\s*[-–—:.)]+\\s*|\\s+)");
  private static final Pattern DECIMAL =
      Pattern.compile("(\\d{1,3}(?:\\s?[.-]\\d{1,3}){1,4})(?:" + END + "|\\s+)(?=\\S)");
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3})(?:" + END + "|\\t+|\\s{2,})(?=\\S)");
  private static final Pattern ROMAN_DECIMAL =
      Pattern.compile("([IVXLC]{1,7}(?:[.-]\\d{1,3}){1,4})(?:" + END + "|\\s+)(?=\\S)");
  private static final Pattern LETTER_DECIMAL =
      Pattern.compile(
          "([A-Z]\\.?\\d{1,3}(?:\\.\\d{1,3}){0,3})(?:\\s*[.):–—-]\\s+|\\s+[-–—]\\s+)(?=\\S)");
  private static final Pattern ROMAN = Pattern.compile("([IVXLC]{1,7})(?:" + END + "|\\t+)(?=\\S)");
  private static final Pattern LETTER =
      Pattern.compile("([A-Za-z])(?:\\s*[.)]|\\s*[-–—](?=\\s))\\s*(?=\\S)");
  private static final Pattern ROMAN_NUMBER =
      Pattern.compile("C?(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final Pattern SMALL_ROMAN = Pattern.compile("([ivx]{1,5})\\)\\s*(?=\\S)");

  /** Among them those of Word's symbol font, as they come out of the clipboard. */
  private static final Pattern BULLET =
      Pattern.compile(
          "([•▪◦●○■□◆◇‣⁃∙·*➢➤➔→►▶✓✔❖\\uF000-\\uF0FF]|[-–—‐‑−](?![-–—\\d])|o(?=\\s))[\\s]*(?=\\S)");

  /** A number behind a dash is the mark: {@code - 8°) Budget}. */
  private static final Pattern DASHED_NUMBER = Pattern.compile("[-–—‐‑−]\\s*(?=\\d)");

  private static final Pattern MONEY =
      Pattern.compile("(?iu)(?:€|euros?(?!\\p{L})|%|m²|km(?!\\p{L})|ha(?!\\p{L})).*");

  private final Map<String, Integer> last = new HashMap<>();

  /** The mark of {@code line}, which begins with no white space. */
  Optional<Marker> read(String line) {
    char first = line.charAt(0);
    // What a line begins with says which of the marks it can have: the others are not looked for.
    if (Character.isDigit(first)) {
      return serial(line).or(() -> number(line));
    }
    if (!Character.isLetter(first)) {
      return bullet(line);
    }
    Optional<Marker> marker = named(line).or(() -> roman(line)).or(() -> letter(line));
    return first == 'o' && marker.isEmpty() ? bullet(line) : marker;
  }

  /** True if {@code line} has a mark, whether or not its list was begun. */
  boolean wouldRead(String line) {
    Markers trial = new Markers();
    trial.last.putAll(last);
    return trial.read(line).isPresent() || new Markers().read(line).isPresent();
  }

  /** A list below begins to count anew where another item stands above it. */
  void forget(String style) {
    last.remove(style);
  }

  private static Optional<Marker> serial(String line) {
    return numbered(line, SERIAL);
  }

  private static Optional<Marker> named(String line) {
    return numbered(line, NAMED, NUMERO, SERIAL);
  }

  private static Optional<Marker> numbered(String line, Pattern... forms) {
    for (Pattern form : forms) {
      Matcher match = form.matcher(line);
      if (match.lookingAt()) {
        String number = match.group(1);
        String style = number.chars().allMatch(Character::isDigit) ? "named" : Marker.SERIAL;
        return Optional.of(new Marker(style, number, lastNumber(number), rest(line, match)));
      }
    }
    return Optional.empty();
  }

  private static int lastNumber(String text) {
    int start = text.length();
    while (start > 0 && text.length() - start < 6 && Character.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start == text.length() ? 0 : Integer.parseInt(text.substring(start));
  }

  private static String rest(String line, Matcher match) {
    return line.substring(match.end()).strip();
  }

  private static Optional<Marker> number(String line) {
    Matcher decimal = DECIMAL.matcher(line);
    if (decimal.lookingAt()) {
      if (MONEY.matcher(rest(line, decimal)).matches()) {
        return Optional.empty();
      }
      String number = decimal.group(1).replaceAll("\\s", "");
      int depth = number.split("[.-]", -1).length;
      return Optional.of(
          new Marker(Marker.NUMBER + depth, number, lastNumber(number), rest(line, decimal)));
    }
    Matcher whole = NUMBER.matcher(line);
    if (whole.lookingAt() && !MONEY.matcher(rest(line, whole)).matches()) {
      String number = whole.group(1);
      return Optional.of(
          new Marker(Marker.NUMBER, number, Integer.parseInt(number), rest(line, whole)));
    }
    return Optional.empty();
  }

  private Optional<Marker> roman(String line) {
    Matcher below = ROMAN_DECIMAL.matcher(line);
    if (below.lookingAt() && romanValue(below.group(1).split("[.-]", 2)[0]) > 0) {
      String number = below.group(1);
      String style = Marker.ROMAN + number.split("[.-]", -1).length;
      return Optional.of(new Marker(style, number, lastNumber(number), rest(line, below)));
    }
    Matcher match = ROMAN.matcher(line);
    if (match.lookingAt()) {
      String number = match.group(1);
      int value = romanValue(number);
      int before = last.getOrDefault(Marker.ROMAN, 0);
      boolean follows = value == before + 1 || (number.length() > 1 && value > 0);
      // "C." after "B." is a letter, and "I." after "H.".
      boolean isLetter = number.length() == 1 && follows(Marker.LETTER, number.charAt(0) - 'A' + 1);
      if (follows && !(isLetter && value != before + 1)) {
        last.put(Marker.ROMAN, value);
        return Optional.of(new Marker(Marker.ROMAN, number, value, rest(line, match)));
      }
    }
    Matcher small = SMALL_ROMAN.matcher(line);
    if (small.lookingAt()) {
      String number = small.group(1);
      int value = romanValue(number.toUpperCase(Locale.ROOT));
      boolean isLetter =
          number.length() == 1 && follows(Marker.SMALL_LETTER, number.charAt(0) - 'a' + 1);
      if (value > 0 && !isLetter && (value == 1 || follows(Marker.SMALL_ROMAN, value))) {
        last.put(Marker.SMALL_ROMAN, value);
        return Optional.of(new Marker(Marker.SMALL_ROMAN, number, value, rest(line, small)));
      }
    }
    return Optional.empty();
  }

  private boolean follows(String style, int value) {
    Integer before = last.get(style);
    return before != null && value == before + 1;
  }

  private Optional<Marker> letter(String line) {
    Matcher below = LETTER_DECIMAL.matcher(line);
    if (below.lookingAt()) {
      String number = below.group(1);
      int depth = number.split("\\.", -1).length;
      return Optional.of(
          new Marker(Marker.LETTER + depth, number, lastNumber(number), rest(line, below)));
    }
    Matcher match = LETTER.matcher(line);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    char letter = match.group(1).charAt(0);
    boolean isSmall = Character.isLowerCase(letter);
    String style = isSmall ? Marker.SMALL_LETTER : Marker.LETTER;
    int value = Character.toLowerCase(letter) - 'a' + 1;
    if (value != 1 && !follows(style, value)) {
      return Optional.empty();
    }
    last.put(style, value);
    return Optional.of(new Marker(style, String.valueOf(letter), value, rest(line, match)));
  }

  private static Optional<Marker> bullet(String line) {
    Matcher dash = DASHED_NUMBER.matcher(line);
    if (dash.lookingAt()) {
      Optional<Marker> number = number(rest(line, dash));
      if (number.isPresent()) {
        return number;
      }
    }
    Matcher match = BULLET.matcher(line);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    String sign = match.group(1).replaceAll("[-–—‐‑−]", "-");
    return Optional.of(
        new Marker(Marker.BULLET + sign, /* numbering= */ "", /* ordinal= */ 0, rest(line, match)));
  }

  /** 0 if it is none. */
  static int romanValue(String roman) {
    if (!ROMAN_NUMBER.matcher(roman).matches()) {
      return 0;
    }
    int value = 0;
    for (int i = 0; i < roman.length(); i++) {
      int here = romanDigit(roman.charAt(i));
      int next = i + 1 < roman.length() ? romanDigit(roman.charAt(i + 1)) : 0;
      value += here < next ? -here : here;
    }
    return value;
  }

  private static int romanDigit(char digit) {
    return switch (digit) {
      case 'I' -> 1;
      case 'V' -> 5;
      case 'X' -> 10;
      case 'L' -> 50;
      default -> 100;
    };
  }
}
