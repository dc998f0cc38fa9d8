package org.tribune.site.video;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.text.ValidationException;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;

/**
 * Which published reports a visitor wants to see.
 *
 * @param year in which it happened, else in which it was published
 * @param words all of which it holds, whatever their case and accents; empty for any
 */
public record VideoFilter(
    Optional<Slug> category, Optional<Slug> series, Optional<Integer> year, String words) {
  /** All of them. */
  public static final VideoFilter ALL =
      new VideoFilter(Optional.empty(), Optional.empty(), Optional.empty(), /* words= */ "");

  private static final int LONGEST_WORDS = 200;
  private static final String YEAR = "\\d{4}";

  /**
   * What a request says.
   *
   * @param parameter of the address, by name
   * @throws ProblemException if it makes no sense
   */
  static VideoFilter strict(Function<String, Optional<String>> parameter) {
    Optional<String> year = parameter.apply("year");
    String words = parameter.apply("q").orElse("");
    if (year.filter(text -> !text.matches(YEAR)).isPresent() || words.length() > LONGEST_WORDS) {
      throw ProblemException.badRequest("video.filter-invalid");
    }
    return new VideoFilter(
        parameter.apply("category").map(each -> Parameters.id(each, Slug::new)),
        parameter.apply("series").map(each -> Parameters.id(each, Slug::new)),
        year.map(Integer::valueOf),
        words);
  }

  /** The address of the reports that hold a word. */
  public static String found(String word) {
    return new VideoFilter(Optional.empty(), Optional.empty(), Optional.empty(), word)
        .address(/* page= */ 1);
  }

  /** With another page of the list in its address: {@code /reports?category=sport&page=2}. */
  public String address(int page) {
    List<String> parts = new ArrayList<>();
    category.ifPresent(each -> parts.add("category=" + each));
    series.ifPresent(each -> parts.add("series=" + each));
    year.ifPresent(each -> parts.add("year=" + each));
    if (!words.isEmpty()) {
      parts.add("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
    if (page > 1) {
      parts.add("page=" + page);
    }
    return parts.isEmpty() ? "/reports" : "/reports?" + String.join("&", parts);
  }

  /** The same of a page's address; what makes no sense in it is left out. */
  static VideoFilter lenient(Function<String, Optional<String>> parameter) {
    return new VideoFilter(
        parameter.apply("category").flatMap(VideoFilter::slug),
        parameter.apply("series").flatMap(VideoFilter::slug),
        parameter.apply("year").filter(text -> text.matches(YEAR)).map(Integer::valueOf),
        parameter.apply("q").filter(text -> text.length() <= LONGEST_WORDS).orElse(""));
  }

  /** The word of an address; empty if it can be none. */
  public static Optional<Slug> slug(String word) {
    try {
      return Optional.of(new Slug(word));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** Those of {@code videos} that are wanted, in their order. */
  public List<Video> of(List<Video> videos, List<Category> categories, List<Series> shelf) {
    List<String> wanted =
        Stream.of(plain(words).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    return videos.stream()
        .filter(each -> category.isEmpty() || category.equals(each.texts().category()))
        .filter(each -> series.isEmpty() || series.equals(each.texts().series()))
        .filter(each -> year.isEmpty() || year.get() == yearOf(each))
        .filter(each -> wanted.isEmpty() || holds(spoken(each.texts(), categories, shelf), wanted))
        .toList();
  }

  private static boolean holds(String text, List<String> wanted) {
    return wanted.stream().allMatch(text::contains);
  }

  private static String spoken(VideoTexts texts, List<Category> categories, List<Series> shelf) {
    Stream<String> category =
        categories.stream()
            .filter(each -> texts.category().filter(each.slug()::equals).isPresent())
            .flatMap(each -> Stream.of(each.fr(), each.en()));
    Stream<String> series =
        shelf.stream()
            .filter(each -> texts.series().filter(each.slug()::equals).isPresent())
            .map(Series::title);
    return plain(
        String.join(
            "\n",
            Stream.concat(
                    Stream.of(texts.title(), texts.summary(), texts.place(), texts.credits()),
                    Stream.concat(texts.tags().stream(), Stream.concat(category, series)))
                .toList()));
  }

  /** Lower case, without accents. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The years that reports are of, the newest first. */
  static List<Integer> years(List<Video> videos) {
    return videos.stream()
        .map(VideoFilter::yearOf)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static int yearOf(Video video) {
    Instant published = video.dates().publishedAt().orElse(Instant.EPOCH);
    return video
        .texts()
        .date()
        .orElseGet(() -> LocalDate.ofInstant(published, ZoneOffset.UTC))
        .getYear();
  }
}
