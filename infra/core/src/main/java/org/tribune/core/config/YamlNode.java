package org.tribune.core.config;

import java.util.List;
import java.util.Map;

/** A piece of the file, with the place where it begins. */
sealed interface YamlNode {
  /** Where it begins. */
  Place place();

  /** A word, number or quoted text, as it was written. */
  record Text(Place place, String value) implements YamlNode {}

  /** A key without a value, which counts as if it were left out. */
  record Nothing(Place place) implements YamlNode {}

  /** A list. */
  record Items(Place place, List<YamlNode> nodes) implements YamlNode {}

  /** Keys with values; the order is the file's. */
  record Keys(Place place, Map<String, Entry> entries) implements YamlNode {}

  /** A value with the place of its key. */
  record Entry(Place keyPlace, YamlNode node) {}
}
