package org.tribune.site.opendata;

/** In what a file is written. */
enum Format {
  /** RFC 4180, in UTF-8, with commas. */
  CSV("csv", "text/csv", "CSV"),
  JSON("json", "application/json", "JSON");

  private final String extension;
  private final String mediaType;
  private final String euName;

  /**
   * A format.
   *
   * @param euName its name among the file types of the Publications Office of the EU
   */
  Format(String extension, String mediaType, String euName) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.euName = euName;
  }

  String extension() {
    return extension;
  }

  /** Without parameters. */
  String mediaType() {
    return mediaType;
  }

  /** As it is sent. */
  String contentType() {
    return this == CSV ? mediaType + "; charset=utf-8; header=present" : mediaType;
  }

  String euName() {
    return euName;
  }
}
