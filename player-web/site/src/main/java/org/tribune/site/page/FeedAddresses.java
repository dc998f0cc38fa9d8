package org.tribune.site.page;

/** Where the feeds are. */
public final class FeedAddresses {
  public static final String REPORTS_VIDEO = "/feeds/reports.rss";
  public static final String REPORTS_SOUND = "/feeds/reports-audio.rss";
  public static final String SITTINGS_VIDEO = "/feeds/sittings.rss";
  public static final String SITTINGS_SOUND = "/feeds/sittings-audio.rss";

  private FeedAddresses() {}
}
