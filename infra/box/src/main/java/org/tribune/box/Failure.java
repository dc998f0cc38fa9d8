package org.tribune.box;

import java.io.PrintWriter;
import org.tribune.core.config.ConfigException;
import picocli.CommandLine.ExitCode;

/** Explains why the program ends: a plain line for each cause, with its remedy. */
final class Failure {
  private Failure() {}

  /** Writes the cause to {@code err} and returns the exit status. */
  static int tell(Exception e, PrintWriter err) {
    try {
      if (e instanceof ConfigException config) {
        config.mistakes().forEach(line -> err.println("tribune: " + line));
        return ExitCode.USAGE;
      }
      err.println("tribune: " + (isTold(e) ? e.getMessage() : "failed by a defect of ours: " + e));
      if (!isTold(e)) {
        e.printStackTrace(err);
      }
      return ExitCode.SOFTWARE;
    } finally {
      err.flush();
    }
  }

  /** Our own exceptions are written for people; others are defects. */
  private static boolean isTold(Exception e) {
    return e.getClass().getName().startsWith("org.tribune.") && e.getMessage() != null;
  }
}
