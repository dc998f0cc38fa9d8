package org.tribune.site.transfer;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files that every system, archive and address takes as they are: a to z, digits, hyphens;
 * none twice. For one thread.
 */
final class FileNames {
  private static final int LONGEST = 60;

  private final Set<String> taken = new HashSet<>();

  /**
   * A name that is not taken yet.
   *
   * @param words of any kind; what can't be kept of them becomes hyphens
   * @param end with its dot
   */
  String take(String words, String end) {
    String plain = plain(words);
    String name = plain + end;
    for (int i = 2; !taken.add(name); i++) {
      name = plain + "-" + i + end;
    }
    return name;
  }

  static String plain(String words) {
    String letters =
        Normalizer.normalize(words, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = letters.substring(0, Math.min(LONGEST, letters.length()));
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "document" : trimmed;
  }
}
