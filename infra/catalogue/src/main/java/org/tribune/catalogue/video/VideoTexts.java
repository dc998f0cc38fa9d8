package org.tribune.catalogue.video;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionText;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * What is written of a report.
 *
 * @param title empty only while it is a draft
 * @param summary a few paragraphs
 * @param category one of {@link Videos#categories}
 * @param series one of {@link Videos#series}
 * @param place where it happened; empty for none
 * @param date when it happened
 * @param language that is spoken, as in RFC 5646
 * @param credits who did what, one a line
 * @param tags words by which it is found, in the order in which they were written
 */
public record VideoTexts(
    String title,
    String summary,
    Optional<Slug> category,
    Optional<Slug> series,
    String place,
    Optional<LocalDate> date,
    String language,
    String credits,
    Licence licence,
    List<String> tags) {
  private static final int LONGEST_TITLE = 150;
  private static final int LONGEST_SUMMARY = 5_000;
  private static final int LONGEST_PLACE = 200;
  private static final int LONGEST_CREDITS = 2_000;
  private static final int LONGEST_TAG = 40;
  private static final int MOST_TAGS = 12;
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2200;

  public VideoTexts {
    title = CleanText.line(title, LONGEST_TITLE, "field.title");
    summary = CleanText.lines(summary, LONGEST_SUMMARY, "field.summary");
    place = CleanText.line(place, LONGEST_PLACE, "field.place");
    credits = CleanText.lines(credits, LONGEST_CREDITS, "field.credits");
    // What an older program wrote has none.
    tags = tags == null ? List.of() : clean(tags);
    CaptionText.requireLanguage(language);
    date.ifPresent(VideoTexts::requireYear);
  }

  /** Texts without tags. */
  public VideoTexts(
      String title,
      String summary,
      Optional<Slug> category,
      Optional<Slug> series,
      String place,
      Optional<LocalDate> date,
      String language,
      String credits,
      Licence licence) {
    this(title, summary, category, series, place, date, language, credits, licence, List.of());
  }

  /** Each once, whatever its case. */
  private static List<String> clean(List<String> tags) {
    Map<String, String> clean = new LinkedHashMap<>();
    for (String tag : tags) {
      String line = CleanText.line(tag, LONGEST_TAG, "field.tag");
      if (!line.isEmpty()) {
        clean.putIfAbsent(line.toLowerCase(Locale.ROOT), line);
      }
    }
    if (clean.size() > MOST_TAGS) {
      throw new ValidationException("video.too-many-tags", MOST_TAGS);
    }
    return List.copyOf(clean.values());
  }

  private static void requireYear(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new ValidationException(
          "field.year-out-of-range", FIRST_YEAR, LAST_YEAR, day.getYear());
    }
  }

  /** Those of a report that was just begun. */
  public static VideoTexts titled(String title, String language) {
    return new VideoTexts(
        title,
        /* summary= */ "",
        /* category= */ Optional.empty(),
        /* series= */ Optional.empty(),
        /* place= */ "",
        /* date= */ Optional.empty(),
        language,
        /* credits= */ "",
        Licence.ALL_RIGHTS_RESERVED);
  }

  /** In another category and series. */
  public VideoTexts shelved(Optional<Slug> otherCategory, Optional<Slug> otherSeries) {
    return new VideoTexts(
        title, summary, otherCategory, otherSeries, place, date, language, credits, licence, tags);
  }

  /** How long those are together that people write. */
  long characters() {
    return (long) title.length()
        + summary.length()
        + place.length()
        + credits.length()
        + tags.stream().mapToLong(String::length).sum();
  }

  /** The names of what is another in {@code next}, in the order in which it is written above. */
  List<String> changedIn(VideoTexts next) {
    List<String> changed = new ArrayList<>();
    note(changed, "title", title, next.title);
    note(changed, "summary", summary, next.summary);
    note(changed, "category", category, next.category);
    note(changed, "series", series, next.series);
    note(changed, "place", place, next.place);
    note(changed, "date", date, next.date);
    note(changed, "language", language, next.language);
    note(changed, "credits", credits, next.credits);
    note(changed, "licence", licence, next.licence);
    note(changed, "tags", tags, next.tags);
    return changed;
  }

  private static void note(List<String> changed, String name, Object before, Object after) {
    if (!before.equals(after)) {
      changed.add(name);
    }
  }
}
