package org.tribune.core.log;

import java.util.List;

/**
 * Looks over a long past before it is read, since most of it need not be. Used once, by one thread.
 */
public interface Skim {
  /**
   * The next of the entries that the log held as the reading began.
   *
   * @param bytes hold it from {@code from} to before {@code to}, as the topic's codec wrote it; not
   *     to be kept
   */
  void see(long position, byte[] bytes, int from, int to);

  /**
   * All were seen.
   *
   * @return the positions of those that are to be read, in their order
   */
  List<Long> end();
}
