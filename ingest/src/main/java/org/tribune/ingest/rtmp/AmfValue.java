package org.tribune.ingest.rtmp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A value of AMF0 (AMF0 section 2). */
sealed interface AmfValue {
  /** Marker 0. */
  record Numeric(double value) implements AmfValue {}

  /** Marker 1. */
  record Flag(boolean value) implements AmfValue {}

  /** Markers 2, 12 and 15. */
  record Text(String value) implements AmfValue {}

  /**
   * Named properties, sorted by name.
   *
   * @param associative true for an ECMA array (marker 8), false for an object (3, 16)
   */
  record Structure(Map<String, AmfValue> properties, boolean associative) implements AmfValue {
    public Structure {
      properties = new TreeMap<>(properties);
    }
  }

  /** Marker 10: a strict array. */
  record Items(List<AmfValue> values) implements AmfValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Marker 11: milliseconds since the Unix epoch. */
  record Date(double milliseconds) implements AmfValue {}

  /** Values without content. */
  enum Nothing implements AmfValue {
    /** Marker 5. */
    NULL,
    /** Marker 6, and whatever can't be read but may be ignored (7, 13). */
    UNDEFINED
  }

  /** A number. */
  static AmfValue of(double value) {
    return new Numeric(value);
  }

  /** A string. */
  static AmfValue of(String value) {
    return new Text(value);
  }

  /** An object. */
  static AmfValue of(Map<String, AmfValue> properties) {
    return new Structure(properties, /* associative= */ false);
  }

  /** The string it is, if it is one. */
  default Optional<String> text() {
    return this instanceof Text(String value) ? Optional.of(value) : Optional.empty();
  }

  /** The finite number it is, if it is one. */
  default Optional<Double> number() {
    return this instanceof Numeric(double value) && Double.isFinite(value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The property of that name, if it has one. */
  default Optional<AmfValue> property(String name) {
    return this instanceof Structure structure
        ? Optional.ofNullable(structure.properties().get(name))
        : Optional.empty();
  }
}
