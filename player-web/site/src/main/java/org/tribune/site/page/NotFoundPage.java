package org.tribune.site.page;

import org.tribune.core.text.Messages;
import org.tribune.site.page.PlainPage.Words;

/** What a person reads at an address where there is nothing. */
public final class NotFoundPage {
  /** What is not there. */
  public enum Missing {
    PAGE,
    CHANNEL,
    RECORDING,
    SITTING,
    REPORT
  }

  private NotFoundPage() {}

  /** What is said of it in a language. */
  static Words words(String language, Missing missing) {
    Messages messages = Messages.in(language);
    return switch (missing) {
      case PAGE -> words(messages, "page.error.not-found", "page.error.no-page-here");
      case CHANNEL ->
          new Words(
              messages.text("page.error.no-channel"),
              messages.text("page.error.no-channel-here"),
              messages.text("page.error.to-the-channels"));
      case RECORDING -> words(messages, "page.error.no-recording", "page.error.no-recording-here");
      case SITTING -> words(messages, "page.error.no-sitting", "page.error.no-sitting-here");
      case REPORT -> words(messages, "page.error.no-report", "page.error.no-report-here");
    };
  }

  private static Words words(Messages messages, String title, String told) {
    return new Words(
        messages.text(title), messages.text(told), messages.text("page.error.to-the-home-page"));
  }
}
