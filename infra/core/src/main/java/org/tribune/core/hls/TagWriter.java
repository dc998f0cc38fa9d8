package org.tribune.core.hls;

import java.util.HashSet;
import java.util.Set;

/**
 * Writes lines of a playlist: tags, attribute lists and URIs. Refuses what would break a line or a
 * quoted string (4.2), so that no title or name can forge a tag. For one thread.
 */
final class TagWriter {
  private final StringBuilder text;

  TagWriter(int room) {
    this.text = new StringBuilder(room);
  }

  /** A tag without a value. */
  TagWriter tag(String name) {
    text.append(name).append('\n');
    return this;
  }

  /** A tag with one value. */
  TagWriter tag(String name, String value) {
    text.append(name).append(':').append(clean(value)).append('\n');
    return this;
  }

  /** A tag with an attribute list, to be filled and then ended. */
  Attributes attributes(String name) {
    text.append(name);
    return new Attributes();
  }

  /** A URI line. */
  TagWriter uri(String uri) {
    text.append(clean(uri)).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String clean(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            "A playlist holds no control characters: '" + value + "'");
      }
    }
    return value;
  }

  /** An attribute list (4.2): no name twice, no blank around {@code =} or {@code ,}. */
  final class Attributes {
    private final Set<String> names = new HashSet<>();

    /** A number, enumerated string or resolution. */
    Attributes bare(String name, String value) {
      next(name).append(clean(value));
      return this;
    }

    /** A decimal integer. */
    Attributes number(String name, long value) {
      next(name).append(value);
      return this;
    }

    /** A quoted string. */
    Attributes quoted(String name, String value) {
      if (value.indexOf('"') >= 0) {
        throw new IllegalArgumentException("A quoted string holds no quote: '" + value + "'");
      }
      next(name).append('"').append(clean(value)).append('"');
      return this;
    }

    /** {@code YES} if {@code set}, else nothing. */
    Attributes flag(String name, boolean set) {
      return set ? bare(name, "YES") : this;
    }

    TagWriter end() {
      text.append('\n');
      return TagWriter.this;
    }

    private StringBuilder next(String name) {
      text.append(names.isEmpty() ? ':' : ',');
      if (!names.add(name)) {
        throw new IllegalArgumentException("Attribute " + name + " twice in one tag");
      }
      return text.append(name).append('=');
    }
  }
}
