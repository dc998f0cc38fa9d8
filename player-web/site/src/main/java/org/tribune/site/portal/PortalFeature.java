package org.tribune.site.portal;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.broadcast.BroadcastFeature;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.recording.RecordingFeature;
import org.tribune.site.sitting.SittingFeature;
import org.tribune.site.sitting.SittingServices;
import org.tribune.site.theme.Theme;
import org.tribune.site.theme.ThemeFeature;
import org.tribune.site.video.VideoFeature;

/** The site as a whole: its pages, its map, its feeds and its embeds. */
public final class PortalFeature implements Feature {
  private final Foundation foundation;
  private final Theme theme;
  private final HomePages home;
  private final PortalService service;
  private final FeedService feeds;
  private final PortalCalendar calendar;

  /** The feature over others, of which the home page, the feeds and the calendar show something. */
  public PortalFeature(
      Foundation foundation,
      SittingServices services,
      BroadcastFeature broadcast,
      RecordingFeature recordings,
      SittingFeature sittings,
      VideoFeature videos,
      ThemeFeature theme) {
    this.foundation = foundation;
    this.theme = theme.theme();
    this.home =
        new HomePages(
            broadcast.channels(),
            sittings.shown(),
            sittings.replays(),
            recordings.service(),
            videos.service(),
            foundation.clock());
    this.service = new PortalService(foundation.catalogue(), videos.service(), foundation.config());
    this.feeds =
        new FeedService(
            videos.service(),
            videos.pages(),
            recordings.service(),
            foundation.downloads(),
            foundation.replays(),
            foundation.site(),
            theme.theme());
    this.calendar =
        new PortalCalendar(
            foundation.catalogue(),
            broadcast.channels(),
            services.broadcasts(),
            services.ends(),
            recordings.mapper(),
            videos.service(),
            foundation.site(),
            theme.theme(),
            foundation.clock());
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new SiteRoutes(foundation.config()).mount(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    home.mount(pages);
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    new PortalRoutes(service, feeds, calendar, foundation.site(), theme).mount(router);
  }
}
