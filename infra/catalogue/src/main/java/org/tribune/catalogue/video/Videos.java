package org.tribune.catalogue.video;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The reports that the catalogue keeps. What a call wrote is there for every later call of every
 * process, and outlives a crash. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses. Times are kept to
 * the microsecond.
 *
 * <p>With each change of a report its film's recording follows, in the same transaction: it is
 * {@code COMPLETE}, which the public may see, while its report is published, and {@code HIDDEN}
 * otherwise, and its title is the report's. Nothing else decides on that.
 */
public interface Videos {
  /**
   * Writes a new report down, with the version that it has.
   *
   * @return false if one of its id is there: that one stays as it is
   */
  boolean create(Video video);

  /** The report of this id. */
  Optional<Video> find(VideoId id);

  /** The report of this address, whatever its state. */
  Optional<Video> find(Slug slug);

  /** The report whose film this recording is now. */
  Optional<Video> ofFilm(BroadcastId film);

  /** Reports in the query's order; those of the same time by id. */
  List<Video> list(VideoQuery query);

  /** Those that are scheduled for {@code now} or before, the first due first. */
  List<Video> due(Instant now);

  /**
   * The version of every report that is there: what keeps a copy asks this to know which of its
   * reports are another by now. Nothing of their content is read.
   */
  Map<VideoId, Long> versions();

  /**
   * Writes a report down with the next version, if the one that is there still has the version that
   * {@code changed} bears. An address that another report has, or had, gets a number: {@code
   * fete-du-lac-2}. With it the revisions are kept that {@link VideoRevision#made} gives, and those
   * go that are too many.
   *
   * @return as it is there now; empty if another was faster, or there is none
   */
  Optional<Video> replace(Video changed);

  /**
   * Forgets a report that still has this version, with its preparations and revisions, and has its
   * film erased. No other report gets its address.
   *
   * @return false if another changed it since, or there is none
   */
  boolean forget(VideoId id, long version);

  /** Its revisions, the newest first; none of a report that was not changed since it is kept. */
  List<VideoRevision.About> revisions(VideoId id);

  /** One of them, by its number. */
  Optional<VideoRevision> revision(VideoId id, long number);

  /** Keeps a revision of a report that is there, in the place of one of its number. */
  void keep(VideoId id, VideoRevision revision);

  /** All categories, hidden ones too, by position; those of the same position by slug. */
  List<Category> categories();

  /** Writes a category down, in the place of one of the same slug. */
  void save(Category category);

  /** Forgets a category; false if a report has it, or there is none. */
  boolean forgetCategory(Slug slug);

  /** All series, by title. */
  List<Series> series();

  /** Writes a series down, in the place of one of the same slug. */
  void save(Series series);

  /** Forgets a series; false if a report has it, or there is none. */
  boolean forgetSeries(Slug slug);
}
