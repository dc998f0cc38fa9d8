package org.tribune.site.portal;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.ServerRenderedPages;
import org.tribune.site.sitting.SittingServices;
import org.tribune.site.theme.Theme;
import org.tribune.site.video.VideoService;

/** The site as a whole: its pages, its map, its feeds and its embeds. */
public final class PortalFeature implements Feature {
  private final Foundation foundation;
  private final Theme theme;
  private final PublicPages pages;
  private final PortalService service;
  private final FeedService feeds;
  private final PortalCalendar calendar;

  public PortalFeature(Foundation foundation, SittingServices sittings, PublicFeatures features) {
    this.foundation = foundation;
    this.theme = features.theme().theme();
    VideoService videos = features.videos().service();
    this.pages = new PublicPages(foundation, sittings, features);
    this.service = new PortalService(foundation.catalogue(), videos, foundation.config());
    this.feeds =
        new FeedService(
            videos,
            features.videos().pages(),
            features.recordings().service(),
            foundation.downloads(),
            foundation.replays(),
            foundation.site(),
            theme);
    this.calendar =
        new PortalCalendar(
            foundation.catalogue(),
            features.broadcast().channels(),
            sittings.broadcasts(),
            sittings.ends(),
            features.recordings().mapper(),
            videos,
            foundation.site(),
            theme,
            foundation.clock());
  }

  /** What the server writes into the public pages. */
  public ServerRenderedPages pages() {
    return pages;
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new SiteRoutes(foundation.config()).mount(router);
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    new PortalRoutes(service, feeds, calendar, foundation.site(), theme).mount(router);
  }
}
