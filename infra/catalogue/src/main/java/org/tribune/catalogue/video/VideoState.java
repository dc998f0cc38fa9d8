package org.tribune.catalogue.video;

import org.tribune.core.text.Message;

/** Where a report stands. Only {@link #PUBLISHED} is seen by the public. */
public enum VideoState {
  /** Its author works on it. */
  DRAFT("video-state.draft"),
  /** A reviewer has to look at it. */
  IN_REVIEW("video-state.in-review"),
  /** A reviewer sent it back, with a note. */
  RETURNED("video-state.returned"),
  /** It is published by itself when its time comes. */
  SCHEDULED("video-state.scheduled"),
  /** Everybody may see it. */
  PUBLISHED("video-state.published"),
  /** It was published, and is withdrawn. */
  UNPUBLISHED("video-state.unpublished");

  private final String words;

  VideoState(String words) {
    this.words = words;
  }

  /** What the staff call it. */
  Message words() {
    return Message.of(words);
  }
}
