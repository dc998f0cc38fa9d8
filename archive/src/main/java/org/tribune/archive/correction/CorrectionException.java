package org.tribune.archive.correction;

/** A correction can't be carried out, now or ever; the message says why, for the operator. */
final class CorrectionException extends RuntimeException {
  CorrectionException(String message) {
    super(message);
  }
}
