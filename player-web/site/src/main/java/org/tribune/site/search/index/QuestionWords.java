package org.tribune.site.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.WrittenAnswer;

/**
 * The words of a question that everybody reads: its own, of its written answer and of the reply of
 * somebody whom it names. Not its author's name, which is shown with it: who asked once shall not
 * be found by it for years.
 */
public final class QuestionWords {
  /** An excerpt never goes over the end of a page. */
  private static final String PAGE_END = "\f";

  private static final int LONGEST_TITLE = 140;

  private QuestionWords() {}

  /** All of it, each on a page of its own. */
  public static String of(Question question) {
    List<String> pages = new ArrayList<>();
    pages.add(TextReader.readable(question.text()));
    question.standing().answer().flatMap(Answer::written).ifPresent(each -> add(each, pages));
    question.reply().ifPresent(each -> add(each, pages));
    return String.join(PAGE_END, pages);
  }

  private static void add(WrittenAnswer written, List<String> pages) {
    String from = written.from().isEmpty() ? "" : written.from() + " : ";
    pages.add(TextReader.readable(from + written.text()));
  }

  /** What it is called in a list: as it is, or its first words. */
  public static String title(Question question) {
    String whole = TextReader.readable(question.text());
    if (whole.length() <= LONGEST_TITLE) {
      return whole;
    }
    int space = whole.lastIndexOf(' ', LONGEST_TITLE);
    return whole.substring(0, space > 0 ? space : LONGEST_TITLE) + " …";
  }

  /** A passage of it, unless the title says it all. */
  public static Optional<Excerpt> beside(String title, Optional<Excerpt> found) {
    return found.filter(each -> each.page() > 1 || title.endsWith("…"));
  }
}
