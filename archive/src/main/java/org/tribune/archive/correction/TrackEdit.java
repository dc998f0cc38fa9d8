package org.tribune.archive.correction;

import java.util.List;

/** Takes a passage out of one track. Used by one thread. */
interface TrackEdit extends AutoCloseable {
  /** What is taken out, in the track's ticks: nothing else is looked at. */
  Ticks reach();

  /**
   * What stays of a take, in order: the same take if nothing of it is touched, none, one, or two if
   * its middle was cut.
   *
   * @throws CorrectionException if it can't be done: then nobody may see the take
   */
  List<Take> edit(Take take);

  @Override
  void close();
}
