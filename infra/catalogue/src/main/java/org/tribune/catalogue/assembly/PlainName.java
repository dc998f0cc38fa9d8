package org.tribune.catalogue.assembly;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as they are compared: without accents, capitals and signs, which are typed either way. */
public final class PlainName {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern CIVILITY =
      Pattern.compile(
          "^(?:m|mm|mme|mmes|mlle|mr|mrs|ms|madame|monsieur|mademoiselle|me|maitre|dr|docteur|pr) ");

  private PlainName() {}

  /** What names share that are the same: {@code conseil municipal d ales}. */
  public static String of(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return SIGNS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** A person's name without what is said before it: {@code claire martin}. */
  public static String person(String name) {
    return CIVILITY.matcher(of(name)).replaceFirst("");
  }

  /** A person's name of which nobody knows whether the family's stands first. */
  public static String anyOrder(String name) {
    return Arrays.stream(person(name).split(" ")).sorted().collect(Collectors.joining(" "));
  }
}
