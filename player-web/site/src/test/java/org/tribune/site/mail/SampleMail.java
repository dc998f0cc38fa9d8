package org.tribune.site.mail;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.sql.TemporaryCatalogue;

/** The mail of a site named <i>Étang TV</i>, whose contact is its town hall. */
final class SampleMail {
  private SampleMail() {}

  static QuestionMail of(
      TemporaryCatalogue catalogue, Moments moments, MailServer server, MediaClock clock) {
    return new QuestionMail(
        catalogue,
        new SiteConfig(
            "Étang TV",
            URI.create("https://live.example.org"),
            List.of("fr", "en"),
            List.of(),
            Optional.of(URI.create("mailto:mairie@example.org")),
            SiteConfig.Accessibility.NONE),
        QuestionsConfig.USUAL,
        moments,
        server,
        clock);
  }
}
