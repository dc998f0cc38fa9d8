package org.tribune.site.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords are taken: NIST SP 800-63B, section 3.1.1.2: long rather than contrived, none
 * that is guessed first, and no rule about what it is made of. Safe for all threads.
 */
public final class PasswordRules {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;
  private static final int FEWEST_DIFFERENT = 5;

  /** So many letters and digits that are nobody's name make a password its owner's. */
  private static final int FEWEST_OWN = 8;

  private static final int SHORTEST_WORD = 3;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final String LIST = "common-passwords.txt";

  private final String siteName;

  /** Rules for a site of this name. */
  public PasswordRules(String siteName) {
    this.siteName = siteName;
  }

  /** A password as it is hashed: in one of the forms in which Unicode may write it. */
  static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /**
   * What is wrong with {@code password} for the person of this login and name; it may read a file.
   */
  public Optional<PasswordWeakness> flaw(String password, String login, String displayName) {
    if (password.length() > 4 * LONGEST) {
      return Optional.of(PasswordWeakness.TOO_LONG);
    }
    String normal = normalised(password);
    int length = normal.codePointCount(0, normal.length());
    if (length < SHORTEST) {
      return Optional.of(PasswordWeakness.TOO_SHORT);
    } else if (length > LONGEST) {
      return Optional.of(PasswordWeakness.TOO_LONG);
    } else if (normal.codePoints().anyMatch(PasswordRules::isUnreadable)) {
      return Optional.of(PasswordWeakness.UNREADABLE);
    }
    String plain = plain(normal);
    if (repeats(plain)) {
      return Optional.of(PasswordWeakness.REPEATS);
    } else if (isCommon(plain)) {
      return Optional.of(PasswordWeakness.COMMON);
    } else if (isPersonal(plain, login, displayName)) {
      return Optional.of(PasswordWeakness.PERSONAL);
    }
    return Optional.empty();
  }

  private static boolean isUnreadable(int letter) {
    return Character.isISOControl(letter)
        || Character.getType(letter) == Character.SURROGATE
        || Character.getType(letter) == Character.UNASSIGNED;
  }

  /** In lower case and without accents. */
  private static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static boolean repeats(String plain) {
    if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      return true;
    }
    for (int period = 1; period <= (plain.length() + 1) / 2; period++) {
      if (plain.startsWith(plain.substring(period))) {
        return true;
      }
    }
    int steps = 0;
    for (int i = 1; i < plain.length(); i++) {
      int step = Math.abs(plain.charAt(i) - plain.charAt(i - 1));
      steps += step <= 1 ? 1 : 0;
    }
    return 4 * steps >= 3 * (plain.length() - 1);
  }

  private static boolean isCommon(String plain) {
    String spoken = plain.replaceAll("[ _-]+", "");
    Set<String> forms =
        Stream.of(plain, spoken)
            .flatMap(each -> Stream.of(each, EDGES.matcher(each).replaceAll("")))
            .flatMap(each -> Stream.of(each, disguised(each)))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toSet());
    try (InputStream in = PasswordRules.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException(LIST + " is missing from the program: build it again");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines.lines().anyMatch(forms::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(LIST + " can't be read from the program", e);
    }
  }

  /** With the letters that digits and signs stand for. */
  private static String disguised(String plain) {
    return plain
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't')
        .replace('@', 'a')
        .replace('$', 's');
  }

  private boolean isPersonal(String plain, String login, String displayName) {
    String rest = plain;
    for (String name : new String[] {login, displayName, siteName, "tribune"}) {
      String whole = plain(name);
      rest = whole.length() >= SHORTEST_WORD ? rest.replace(whole, "") : rest;
      for (String word : NO_LETTER_OR_DIGIT.split(whole, -1)) {
        rest = word.length() >= SHORTEST_WORD ? rest.replace(word, "") : rest;
      }
    }
    return !rest.equals(plain)
        && NO_LETTER_OR_DIGIT.matcher(rest).replaceAll("").length() < FEWEST_OWN;
  }
}
