package org.tribune.delivery.origin.playlist;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tribune.delivery.http.DecimalDigits;

/**
 * The delivery directives of a playlist request (B22 6.2.5).
 *
 * @param segment {@code _HLS_msn}
 * @param part {@code _HLS_part}, only with {@code segment}
 * @param skip {@code _HLS_skip=YES} or {@code v2}
 */
public record Directives(OptionalLong segment, OptionalInt part, boolean skip) {
  /** None. */
  public static final Directives NONE =
      new Directives(OptionalLong.empty(), OptionalInt.empty(), /* skip= */ false);

  private static final int LONGEST_NUMBER = 15;

  /** True if the request may have to wait. */
  public boolean blocks() {
    return segment.isPresent();
  }

  /** Reads them from a query; empty if they can't be understood. Other parameters are ignored. */
  public static Optional<Directives> parse(String query) {
    OptionalLong segment = OptionalLong.empty();
    OptionalLong part = OptionalLong.empty();
    boolean skip = false;
    for (String parameter : query.split("&", /* limit= */ 32)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      switch (name) {
        case "_HLS_msn" -> {
          if (segment.isPresent() || !DecimalDigits.are(value, LONGEST_NUMBER)) {
            return Optional.empty();
          }
          segment = OptionalLong.of(Long.parseLong(value));
        }
        case "_HLS_part" -> {
          if (part.isPresent() || !DecimalDigits.are(value, LONGEST_NUMBER)) {
            return Optional.empty();
          }
          part = OptionalLong.of(Long.parseLong(value));
        }
        case "_HLS_skip" -> {
          if (!value.equals("YES") && !value.equals("v2")) {
            return Optional.empty();
          }
          skip = true;
        }
        default -> {
          // A reader's own parameter, such as one that defeats a cache.
        }
      }
    }
    if (part.isPresent() && (segment.isEmpty() || part.getAsLong() > Integer.MAX_VALUE)) {
      return Optional.empty();
    }
    OptionalInt index =
        part.isPresent() ? OptionalInt.of((int) part.getAsLong()) : OptionalInt.empty();
    return Optional.of(new Directives(segment, index, skip));
  }
}
