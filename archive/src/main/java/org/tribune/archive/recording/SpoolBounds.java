package org.tribune.archive.recording;

import java.nio.file.Path;

/**
 * Where segments wait for the store, and how much may.
 *
 * @param directory of this machine, made when it is needed
 * @param diskBytes there, at most
 * @param memoryBytes where the disk does not take them, at most
 */
public record SpoolBounds(Path directory, long diskBytes, long memoryBytes) {
  private static final long MEMORY = 64L << 20;

  /** The usual bound in memory. */
  public SpoolBounds(Path directory, long diskBytes) {
    this(directory, diskBytes, MEMORY);
  }
}
