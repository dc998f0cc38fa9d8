package org.tribune.transcoder.film;

/** Is notified how far a film has come, several times a second, by the thread that makes it. */
@FunctionalInterface
public interface FilmProgress {
  /**
   * How far it has come.
   *
   * @param share of the work, 0 to 1
   * @param seconds of the film that are made
   */
  void at(double share, double seconds);
}
