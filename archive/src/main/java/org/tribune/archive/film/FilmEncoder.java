package org.tribune.archive.film;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Starts a process that encodes a file. It writes {@link org.tribune.core.film.EncoderLine}s to its
 * output, and ends when its input does. Whatever the file makes of it, the live must not suffer.
 */
@FunctionalInterface
public interface FilmEncoder {
  /**
   * Starts it.
   *
   * @param folder where the film is to be, with its {@link org.tribune.core.film.FilmManifest}
   * @param title is shown of a file that has sound only
   * @param acceptsShort what is there of a file that ends before its end is wanted
   * @throws org.tribune.core.sandbox.SandboxException if the file can't be opened safely here
   * @throws IOException if it can't be started
   */
  Process start(Path source, Path folder, String title, boolean acceptsShort) throws IOException;
}
