package org.tribune.site.upload;

import org.tribune.core.text.Message;

/** What somebody sent in the place of a film. */
enum NoFilm {
  PICTURE("upload.picture"),
  DOCUMENT("upload.document"),
  PACKED("upload.packed"),
  PLAYLIST("upload.playlist"),
  TEXT("upload.text"),
  UNKNOWN("upload.no-film");

  private final String code;

  NoFilm(String code) {
    this.code = code;
  }

  /** What to show its sender. */
  Message said() {
    return Message.of(code);
  }
}
