package org.tribune.s3;

import java.io.IOException;

/** What the server sent are not the bytes that were stored. */
final class DamagedObject extends IOException {
  private static final long serialVersionUID = 1;

  DamagedObject(String message) {
    super(message);
  }
}
