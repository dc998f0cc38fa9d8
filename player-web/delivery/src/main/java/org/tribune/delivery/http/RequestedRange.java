package org.tribune.delivery.http;

import java.util.Optional;

/**
 * Which bytes of a body are wanted (RFC 9110, section 14).
 *
 * @param offset of the first
 * @param length at least 1
 */
public record RequestedRange(long offset, long length) {
  /** What a Range header asks of a body. */
  public sealed interface Selection {
    /** Everything: no header, one that we don't know, or several ranges at once. */
    record All() implements Selection {}

    /** One run. */
    record Some(RequestedRange range) implements Selection {}

    /** Bytes that are not there. */
    record Unsatisfiable() implements Selection {}
  }

  /** Content-Range for a body of {@code total} bytes. */
  public String toContentRange(long total) {
    return "bytes " + offset + "-" + (offset + length - 1) + "/" + total;
  }

  /** Reads a Range header for a body of {@code total} bytes. */
  public static Selection parse(Optional<String> header, long total) {
    Optional<String> spec =
        header
            .filter(text -> text.startsWith("bytes=") && text.length() <= 64)
            .map(text -> text.substring("bytes=".length()).strip());
    if (spec.isEmpty()) {
      return new Selection.All();
    }
    int dash = spec.get().indexOf('-');
    if (dash < 0 || !isDigitsOrEmpty(spec.get(), dash)) {
      return new Selection.All();
    }
    String first = spec.get().substring(0, dash);
    String last = spec.get().substring(dash + 1);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Selection.All() : suffix(number(last), total);
    }
    long from = number(first);
    long to = last.isEmpty() ? total - 1 : Math.min(number(last), total - 1);
    if (!last.isEmpty() && number(last) < from) {
      return new Selection.All();
    }
    return from >= total ? new Selection.Unsatisfiable() : some(from, to - from + 1);
  }

  private static Selection suffix(long length, long total) {
    long taken = Math.min(length, total);
    return taken == 0 ? new Selection.Unsatisfiable() : some(total - taken, taken);
  }

  private static Selection some(long offset, long length) {
    return new Selection.Some(new RequestedRange(offset, length));
  }

  private static boolean isDigitsOrEmpty(String spec, int dash) {
    for (int i = 0; i < spec.length(); i++) {
      char c = spec.charAt(i);
      if (i != dash && (c < '0' || c > '9')) {
        return false;
      }
    }
    return spec.length() <= 33;
  }

  private static long number(String digits) {
    return digits.length() > 15 ? Long.MAX_VALUE / 2 : Long.parseLong(digits);
  }
}
