package org.tribune.archive.doctor;

/** The examination could not be ended; the message says why, and what to do. */
public final class DoctorException extends RuntimeException {
  public DoctorException(String message, Throwable cause) {
    super(message, cause);
  }
}
