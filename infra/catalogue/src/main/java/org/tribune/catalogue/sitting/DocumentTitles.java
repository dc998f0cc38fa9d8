package org.tribune.catalogue.sitting;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a document is to its sitting by the name of its file, as clerks give it. */
public final class DocumentTitles {
  private DocumentTitles() {}

  /** The kind that {@code name} suggests, such as "PV" or "Liste des délibérations.pdf". */
  public static Optional<DocumentKind> kindOf(String name) {
    List<String> words = words(name);
    if (words.contains("projet")) {
      return Optional.empty();
    }
    boolean isList = words.contains("liste") || words.contains("list");
    if (isList && words.stream().anyMatch(each -> each.startsWith("delib"))) {
      return Optional.of(DocumentKind.DELIBERATION_LIST);
    }
    if (words.contains("pv") || words.contains("minutes") || isVerbal(words)) {
      return Optional.of(DocumentKind.MINUTES);
    }
    return words.contains("convocation") ? Optional.of(DocumentKind.CONVOCATION) : Optional.empty();
  }

  private static boolean isVerbal(List<String> words) {
    int first = words.indexOf("proces");
    return first >= 0 && first + 1 < words.size() && words.get(first + 1).equals("verbal");
  }

  /** In small letters without accents; what is no letter parts them. */
  private static List<String> words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    return List.of(plain.split("[^a-z]+"));
  }
}
