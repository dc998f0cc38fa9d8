package org.tribune.site.deliberation;

import java.util.Optional;
import org.tribune.catalogue.minutes.draft.Wording;
import org.tribune.core.config.TribuneConfig;

/** The sentences in which a site says what was decided: the town's own, if it has some. */
final class SiteWording {
  private SiteWording() {}

  static Wording of(TribuneConfig config, String language) {
    return Wording.of(
        language, Optional.ofNullable(config.sittings().minutesWording().get(language)));
  }
}
