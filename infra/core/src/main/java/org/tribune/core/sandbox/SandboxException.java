package org.tribune.core.sandbox;

import java.io.IOException;

/** A process can't be confined here; the message says why, and what to do. */
public final class SandboxException extends IOException {
  private static final long serialVersionUID = 1L;

  SandboxException(String message) {
    super(message);
  }

  /** Throws if {@code answer} is an error of the kernel. */
  static long check(long answer, String tried) throws SandboxException {
    if (answer < 0) {
      throw new SandboxException(tried + " failed: error " + -answer + " of the kernel (errno(3))");
    }
    return answer;
  }
}
