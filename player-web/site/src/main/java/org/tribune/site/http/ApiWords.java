package org.tribune.site.http;

import java.util.Locale;
import java.util.Optional;

/** Values of closed sets as the API writes them: {@code in-person} for {@code IN_PERSON}. */
public final class ApiWords {
  private ApiWords() {}

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <T extends Enum<T>> Optional<T> read(Class<T> type, String word) {
    for (T value : type.getEnumConstants()) {
      if (of(value).equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
