package org.tribune.core.caption;

/** Whose hand a caption is of. */
public enum CaptionSource {
  /** A speech recogniser. */
  RECOGNISER,
  /** Somebody who types or respeaks. */
  PERSON,
  /** CEA-608 or CEA-708 within the camera's feed. */
  FEED,
  /** A file that was written before or afterwards. */
  FILE
}
