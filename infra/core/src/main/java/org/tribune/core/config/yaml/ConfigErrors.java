package org.tribune.core.config.yaml;

import java.util.ArrayList;
import java.util.List;
import org.tribune.core.config.ConfigException;

/** Collects what is wrong, so that all of it can be reported at once. Owned by one thread. */
final class ConfigErrors {
  private final List<String> lines = new ArrayList<>();

  /** The thing written at {@code place} is wrong. */
  void add(ValueOrigin place, String key, String trouble) {
    lines.add(place.origin() + ": " + key + ": " + trouble);
  }

  /** The value is wrong, and may be shown. */
  void add(Given given, String trouble) {
    add(given.place(), given.key(), "'" + given.text() + "' " + trouble);
  }

  /** The value is wrong, and is a secret. */
  void addUnshown(Given given, String trouble) {
    add(given.place(), given.key(), trouble);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(lines);
    }
  }
}
