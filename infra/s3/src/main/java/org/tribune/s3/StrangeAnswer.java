package org.tribune.s3;

import java.io.IOException;

/** What answered is no S3 server, or something is in between that is none. */
final class StrangeAnswer extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /** An answer with this HTTP status. */
  StrangeAnswer(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
