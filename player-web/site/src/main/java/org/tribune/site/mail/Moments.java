package org.tribune.site.mail;

import java.util.OptionalLong;
import org.tribune.catalogue.question.SpokenAnswer;

/** Where spoken answers are in replays. */
@FunctionalInterface
public interface Moments {
  /** Whole seconds from the replay's beginning; empty while it can't be watched. Blocks. */
  OptionalLong seconds(SpokenAnswer spoken);
}
