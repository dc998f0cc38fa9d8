package org.tribune.site.opendata;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which file: {@code votes-2026.csv}.
 *
 * @param year that it is of; empty: it holds all years
 */
record DataFile(Dataset dataset, Optional<Integer> year, Format format) {
  private static final Pattern NAME = Pattern.compile("([a-z]+)(?:-([1-9]\\d{3}))?\\.(csv|json)");

  static DataFile of(Dataset dataset, int year, Format format) {
    return new DataFile(dataset, Optional.of(year), format);
  }

  /** The one of this name; empty if no file is ever called so. */
  static Optional<DataFile> find(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<Integer> year = Optional.ofNullable(parts.group(2)).map(Integer::valueOf);
    return Arrays.stream(Dataset.values())
        .filter(each -> each.word().equals(parts.group(1)))
        .filter(each -> each.isYearly() == year.isPresent())
        .flatMap(each -> each.formats().stream().map(format -> new DataFile(each, year, format)))
        .filter(each -> each.format().extension().equals(parts.group(3)))
        .findFirst();
  }

  String name() {
    return dataset.word() + year.map(each -> "-" + each).orElse("") + "." + format.extension();
  }
}
