package org.tribune.site.participation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What kind of answer a question wants, by its words: two on one subject differ by that most. */
enum AnswerKind {
  DAY(
      "quand date dates delai delais calendrier echeance echeances horaire horaires heure heures"
          + " when deadline"),
  REASON("pourquoi raison raisons motif motifs why reason reasons"),
  SUM(
      "combien cout couts couter coute coutent coutera couteront prix montant montants tarif tarifs"
          + " cost costs price much"),
  NUMBER("nombre many"),
  PERSON("qui who"),
  WAY("comment maniere facon modalites demarche demarches how");

  private static final Map<String, AnswerKind> KINDS = new HashMap<>();

  /** Before a "qui" that asks, and does not just go on. */
  private static final Set<String> BEFORE_WHO =
      Set.of("", "a", "de", "par", "pour", "avec", "mais", "et");

  static {
    for (AnswerKind each : values()) {
      List.of(each.words.split(" ", -1)).forEach(word -> KINDS.put(word, each));
    }
  }

  private final String words;

  AnswerKind(String words) {
    this.words = words;
  }

  /**
   * The kinds that a question asks for; none if it wants a yes or no.
   *
   * @param all its folded words in their order
   * @param meaningful those that say what it is about, which lose those that say what kind it is
   */
  static Set<AnswerKind> takeFrom(List<String> all, Set<String> meaningful) {
    Set<AnswerKind> kinds = EnumSet.noneOf(AnswerKind.class);
    for (int i = 0; i < all.size(); i++) {
      AnswerKind kind = KINDS.get(all.get(i));
      if (kind == null) {
        continue;
      }
      meaningful.remove(all.get(i));
      String before = i == 0 ? "" : all.get(i - 1);
      String behind = i + 1 < all.size() ? all.get(i + 1) : "";
      if (all.get(i).equals("combien") && (behind.equals("de") || behind.equals("d"))) {
        kind = NUMBER;
      }
      boolean isAsking = !all.get(i).equals("qui") || BEFORE_WHO.contains(before);
      if (isAsking) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
