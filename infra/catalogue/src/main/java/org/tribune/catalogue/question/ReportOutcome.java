package org.tribune.catalogue.question;

/** What has become of a question since it was reported. */
public enum ReportOutcome {
  /** Nobody but its author reads it. */
  REMOVED,
  /** A reply of who is named stands beside it. */
  REPLIED,
  /** It is as it was. */
  KEPT;

  /** What {@code question} is now to who made {@code report}. */
  public static ReportOutcome of(Report report, Question question) {
    if (!question.state().isPublic()) {
      return REMOVED;
    }
    return question.reply().filter(each -> !each.at().isBefore(report.at())).isPresent()
        ? REPLIED
        : KEPT;
  }
}
