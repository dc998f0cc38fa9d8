package org.tribune.catalogue.question;

import java.util.List;
import java.util.Set;

/**
 * A question with all that belongs to it.
 *
 * @param supporters as in {@link Questions#support}
 */
public record QuestionFile(
    Question question, Asker asker, Set<String> supporters, List<Report> reports) {
  public QuestionFile {
    supporters = Set.copyOf(supporters);
    reports = List.copyOf(reports);
  }
}
