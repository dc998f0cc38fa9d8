package org.tribune.site.participation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;

/**
 * Puts questions that were made from one text together, over a whole sitting and whoever sent them:
 * so that they are decided on once. Each is compared with the first of each group that its
 * signature points to (docs/decisions/0128-alike-questions.md). Not for an event loop. Safe for all
 * threads.
 */
public final class AlikeGroups {
  /** From here on two texts are made from one. */
  private static final double ALIKE = 0.6;

  /** Fewer runs of letters are alike by chance, unless they are all the same. */
  private static final int FEWEST_RUNS = 12;

  /** Two that are alike are flagged as such, and are no flood. */
  private static final int FEWEST = 3;

  private static final int MOST_PREPARED = 10_000;

  /** By text; the oldest used goes. Guarded by itself. */
  private final Map<String, Shingles> prepared =
      new LinkedHashMap<>(/* initialCapacity= */ 64, /* loadFactor= */ 0.75f, /* byUse= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shingles> eldest) {
          return size() > MOST_PREPARED;
        }
      };

  private record First(QuestionId id, Shingles shingles) {}

  /** What is known of each band: the first questions of groups that have it. */
  private static final class Index {
    private final List<Map<Long, List<First>>> bands = new ArrayList<>();

    Index() {
      for (int band = 0; band < Shingles.BANDS; band++) {
        bands.add(new HashMap<>());
      }
    }

    Optional<QuestionId> likest(Shingles shingles) {
      QuestionId found = null;
      double best = ALIKE;
      for (int band = 0; band < Shingles.BANDS; band++) {
        for (First each : bands.get(band).getOrDefault(shingles.band(band), List.of())) {
          double likeness = likeness(shingles, each.shingles());
          if (likeness >= best) {
            best = likeness;
            found = each.id();
          }
        }
      }
      return Optional.ofNullable(found);
    }

    private static double likeness(Shingles one, Shingles other) {
      double likeness = one.likeness(other);
      return likeness < 1 && Math.min(one.count(), other.count()) < FEWEST_RUNS ? 0 : likeness;
    }

    void add(First first) {
      for (int band = 0; band < Shingles.BANDS; band++) {
        bands
            .get(band)
            .computeIfAbsent(first.shingles().band(band), none -> new ArrayList<>())
            .add(first);
      }
    }
  }

  /**
   * The groups of three or more among the questions on which somebody has to decide: the id of the
   * oldest, by each one's id.
   */
  public Map<QuestionId, QuestionId> of(Collection<Question> questions) {
    Index index = new Index();
    Map<QuestionId, QuestionId> groups = new LinkedHashMap<>();
    questions.stream()
        .filter(each -> each.state().isOpen() && !each.isForgotten())
        .sorted(Comparator.comparing(Question::askedAt).thenComparing(Question::id))
        .forEach(
            each -> {
              Shingles shingles = shingles(each.text());
              QuestionId first = index.likest(shingles).orElse(each.id());
              if (first.equals(each.id())) {
                index.add(new First(first, shingles));
              }
              groups.put(each.id(), first);
            });
    Map<QuestionId, Long> sizes =
        groups.values().stream()
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    groups.values().removeIf(each -> sizes.getOrDefault(each, 0L) < FEWEST);
    return groups;
  }

  private Shingles shingles(String text) {
    synchronized (prepared) {
      return prepared.computeIfAbsent(text, Shingles::of);
    }
  }
}
