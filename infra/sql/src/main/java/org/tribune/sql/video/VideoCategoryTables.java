package org.tribune.sql.video;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;

/** The tables {@code report_category} and {@code report_series}. */
final class VideoCategoryTables {
  private VideoCategoryTables() {}

  static List<Category> categories(Handle handle) {
    return handle
        .createQuery(
            "SELECT slug, fr, en, position, hidden FROM report_category ORDER BY position, slug")
        .map(
            (row, context) ->
                new Category(
                    new Slug(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getInt(5) == 1))
        .list();
  }

  static void save(Handle handle, Category category) {
    handle
        .createUpdate(
            "INSERT INTO report_category (slug, fr, en, position, hidden)"
                + " VALUES (:slug, :fr, :en, :position, :hidden) ON CONFLICT (slug) DO UPDATE"
                + " SET fr = :fr, en = :en, position = :position, hidden = :hidden")
        .bind("slug", category.slug().value())
        .bind("fr", category.fr())
        .bind("en", category.en())
        .bind("position", category.position())
        .bind("hidden", category.hidden() ? 1 : 0)
        .execute();
  }

  static boolean forgetCategory(Handle handle, Slug slug) {
    return handle.execute(
            "DELETE FROM report_category WHERE slug = ? AND NOT EXISTS"
                + " (SELECT 1 FROM report WHERE category = ?)",
            slug.value(),
            slug.value())
        == 1;
  }

  static List<Series> series(Handle handle) {
    return handle
        .createQuery("SELECT slug, title, summary FROM report_series ORDER BY title, slug")
        .map(
            (row, context) ->
                new Series(new Slug(row.getString(1)), row.getString(2), row.getString(3)))
        .list();
  }

  static void save(Handle handle, Series series) {
    handle
        .createUpdate(
            "INSERT INTO report_series (slug, title, summary) VALUES (:slug, :title, :summary)"
                + " ON CONFLICT (slug) DO UPDATE SET title = :title, summary = :summary")
        .bind("slug", series.slug().value())
        .bind("title", series.title())
        .bind("summary", series.summary())
        .execute();
  }

  static boolean forgetSeries(Handle handle, Slug slug) {
    return handle.execute(
            "DELETE FROM report_series WHERE slug = ? AND NOT EXISTS"
                + " (SELECT 1 FROM report WHERE series = ?)",
            slug.value(),
            slug.value())
        == 1;
  }
}
