package org.tribune.delivery.client;

import org.tribune.core.access.Role;

/**
 * Who asks for what not everybody may see. It is found out once for a request, before anything else
 * is looked up: a session that is asked for twice may be too old to be known the second time.
 */
public sealed interface Viewer {
  /** The public. */
  static Viewer anybody() {
    return new Anybody();
  }

  /** Nobody of the staff. */
  record Anybody() implements Viewer {}

  /** Somebody of the staff. */
  record Member(StaffRights staff) implements Viewer {}

  /** Somebody with the key of a session while it is unknown whose: the catalogue is away. */
  record Unknown() implements Viewer {}

  /** Whether something may be seen. */
  enum Verdict {
    YES,
    NO,
    /** It is unknown now: to be answered as what is away, never as what is not there. */
    UNKNOWN
  }

  /** Whether this may see what is not on air yet. */
  default Verdict seesPreviews() {
    return switch (this) {
      case Anybody anybody -> Verdict.NO;
      case Member member -> verdict(member.staff().may(Role.CLERK));
      case Unknown unknown -> Verdict.UNKNOWN;
    };
  }

  /** Whether this may see what the public may not of a recording. */
  default Verdict seesAllOf(FilmRights rights) {
    return switch (this) {
      case Anybody anybody -> Verdict.NO;
      case Member member -> verdict(rights.allow(member.staff()));
      case Unknown unknown -> Verdict.UNKNOWN;
    };
  }

  /** True for those who make recordings and films: they are no audience. */
  default boolean makesFilms() {
    return this instanceof Member member
        && (member.staff().may(Role.REPORTER) || member.staff().may(Role.CLERK));
  }

  private static Verdict verdict(boolean isAllowed) {
    return isAllowed ? Verdict.YES : Verdict.NO;
  }
}
