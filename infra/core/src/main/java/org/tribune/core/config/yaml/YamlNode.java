package org.tribune.core.config.yaml;

import java.util.List;
import java.util.Map;

/** A piece of the file, with the place where it begins. */
sealed interface YamlNode {
  /** Where it begins. */
  ValueOrigin place();

  /** A word, number or quoted text, as it was written. */
  record Text(ValueOrigin place, String value) implements YamlNode {}

  /** A key without a value, which counts as if it were left out. */
  record Nothing(ValueOrigin place) implements YamlNode {}

  /** A list. */
  record Items(ValueOrigin place, List<YamlNode> nodes) implements YamlNode {}

  /** Keys with values; the order is the file's. */
  record Keys(ValueOrigin place, Map<String, Entry> entries) implements YamlNode {}

  /** A value with the place of its key. */
  record Entry(ValueOrigin keyPlace, YamlNode node) {}
}
