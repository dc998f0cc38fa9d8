package org.tribune.catalogue.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tribune.core.text.ValidationException;

/**
 * A word in an address that people can read.
 *
 * @param value such as {@code fete-du-lac}: letters without accents, digits and hyphens
 */
public record Slug(@JsonValue String value) implements Comparable<Slug> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?");
  private static final int LONGEST_WORDS = 60;

  @JsonCreator
  public Slug {
    if (!FORM.matcher(value).matches()) {
      throw ValidationException.ofId("Not a word for an address: '" + value + "'");
    }
  }

  /**
   * The word for a title.
   *
   * @param otherwise for a title without any letter that addresses take
   */
  public static Slug of(String title, String otherwise) {
    String words =
        Normalizer.normalize(title.replace("œ", "oe").replace("Œ", "oe"), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-", "");
    String shortened = words.substring(0, Math.min(LONGEST_WORDS, words.length()));
    String readable = shortened.replaceAll("-$", "");
    return new Slug(readable.isEmpty() ? otherwise : readable);
  }

  /** The next word for who finds this one taken: {@code fete-du-lac-2}. */
  public Slug numbered(int number) {
    return new Slug(value + "-" + number);
  }

  @Override
  public int compareTo(Slug other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
