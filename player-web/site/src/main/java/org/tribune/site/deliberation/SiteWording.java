package org.tribune.site.deliberation;

import java.util.Optional;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.core.config.TribuneConfig;

/** The sentences in which a site says what was decided: the town's own, if it has some. */
final class SiteWording {
  private SiteWording() {}

  static MinutesWording of(TribuneConfig config, String language) {
    return MinutesWording.of(
        language, Optional.ofNullable(config.sittings().minutesWording().get(language)));
  }
}
