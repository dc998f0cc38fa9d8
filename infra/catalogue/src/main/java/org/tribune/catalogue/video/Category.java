package org.tribune.catalogue.video;

import java.util.List;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * What a report may be of; an administrator edits the list.
 *
 * @param fr its name in French
 * @param en its name in English
 * @param position among the others, the lowest first
 * @param hidden true if no other report can get it: those that have it keep it
 */
public record Category(Slug slug, String fr, String en, int position, boolean hidden) {
  /** Those of a new site. */
  public static final List<Category> USUAL =
      List.of(
          usual("local-life", "Vie locale", "Local life", 1),
          usual("culture", "Culture", "Culture", 2),
          usual("sport", "Sport", "Sport", 3),
          usual("work", "Emploi", "Work", 4),
          usual("tourism", "Tourisme", "Tourism", 5));

  private static final int LONGEST = 60;
  private static final int LAST = 1_000;

  public Category {
    fr = CleanText.line(fr, LONGEST, "field.french-name");
    en = CleanText.line(en, LONGEST, "field.english-name");
    if (fr.isEmpty() || en.isEmpty()) {
      throw new ValidationException("category.no-name");
    }
    if (position < 0 || position > LAST) {
      throw new ValidationException("category.position-out-of-range", LAST);
    }
  }

  private static Category usual(String slug, String fr, String en, int position) {
    return new Category(new Slug(slug), fr, en, position, /* hidden= */ false);
  }
}
