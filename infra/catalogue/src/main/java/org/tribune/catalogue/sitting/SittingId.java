package org.tribune.catalogue.sitting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tribune.core.ShortIds;
import org.tribune.core.text.ValidationException;

/**
 * The identity of a sitting, used in addresses and object names. It stays when the sitting is given
 * another day or title.
 *
 * @param value such as {@code 20261125-conseil-communautaire-k3v9}
 */
public record SittingId(@JsonValue String value) implements Comparable<SittingId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final int LONGEST_WORDS = 50;
  private static final int RANDOM_LETTERS = 4;

  @JsonCreator
  public SittingId {
    if (!FORM.matcher(value).matches()) {
      throw ValidationException.ofId("Not the id of a sitting: '" + value + "'");
    }
  }

  /** A new identity for a sitting of {@code body} on {@code day}. */
  public static SittingId create(LocalDate day, String body) {
    String words =
        Normalizer.normalize(body, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String shortened = words.substring(0, Math.min(LONGEST_WORDS, words.length()));
    String readable = shortened.replaceAll("^-+|-+$", "");
    return new SittingId(
        DateTimeFormatter.BASIC_ISO_DATE.format(day)
            + (readable.isEmpty() ? "" : "-" + readable)
            + "-"
            + ShortIds.create(RANDOM_LETTERS));
  }

  @Override
  public int compareTo(SittingId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
