package org.tribune.delivery.client;

import java.util.Optional;
import org.tribune.catalogue.video.Video;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;

/**
 * Who of the staff may watch what the public may not of a recording: of a film those who may see
 * its report, {@link Video#mayBeSeenBy}; of any other, and of a film that no report has yet, those
 * who review.
 *
 * @param author of the film's report
 */
public record FilmRights(Optional<AccountId> author) {
  /** The rights to a recording that belongs to no report. */
  public static final FilmRights OF_REVIEWERS = new FilmRights(Optional.empty());

  /** The rights to the film of a report, if there is one. */
  public static FilmRights of(Optional<Video> video) {
    return video
        .map(each -> new FilmRights(Optional.of(each.author().account())))
        .orElse(OF_REVIEWERS);
  }

  /** True if this person may. An author who is no reporter any more is anybody. */
  boolean allow(StaffRights staff) {
    return staff.may(Role.CLERK)
        || (staff.may(Role.REPORTER) && author.filter(staff::maySeeReportsOf).isPresent());
  }
}
