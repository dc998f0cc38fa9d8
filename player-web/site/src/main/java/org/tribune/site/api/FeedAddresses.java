package org.tribune.site.api;

/** Where the feeds are. */
final class FeedAddresses {
  static final String REPORTS_VIDEO = "/feeds/reports.rss";
  static final String REPORTS_SOUND = "/feeds/reports-audio.rss";
  static final String SITTINGS_VIDEO = "/feeds/sittings.rss";
  static final String SITTINGS_SOUND = "/feeds/sittings-audio.rss";

  private FeedAddresses() {}
}
