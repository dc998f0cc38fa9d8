package org.tribune.catalogue.deliberation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The matters of the nomenclature of acts that are sent to the prefect (ACTES): its first two
 * levels, which are the same all over France. They have French names alone: it is a French list.
 * Immutable.
 */
public final class Matters {
  private static final String FILE = "matters.txt";
  private static final Matters ALL = new Matters(read());

  private final Map<String, String> names;

  /**
   * One of them.
   *
   * @param code such as {@code 7.1}
   */
  public record Matter(String code, String name) {}

  private Matters(Map<String, String> names) {
    this.names = names;
  }

  /** All of them. */
  public static Matters all() {
    return ALL;
  }

  private static Map<String, String> read() {
    try (InputStream file = Matters.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The program's file " + FILE + " is missing");
      }
      Map<String, String> names = new LinkedHashMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", /* limit= */ 2))
          .forEach(parts -> names.put(parts[0], parts[1]));
      return Collections.unmodifiableMap(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of their codes. */
  public List<Matter> list() {
    return names.entrySet().stream()
        .map(each -> new Matter(each.getKey(), each.getValue()))
        .toList();
  }

  /**
   * What a code stands for: that of the deepest level that the list has, so that {@code 7.1.2}
   * reads as {@code 7.1} does; empty for a code that is none of it.
   */
  public Optional<String> name(String code) {
    String known = code;
    while (!names.containsKey(known)) {
      int end = known.lastIndexOf('.');
      if (end < 0) {
        return Optional.empty();
      }
      known = known.substring(0, end);
    }
    return Optional.ofNullable(names.get(known));
  }
}
