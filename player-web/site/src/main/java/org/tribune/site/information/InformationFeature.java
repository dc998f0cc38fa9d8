package org.tribune.site.information;

import org.tribune.site.feature.Feature;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.SiteFrame;

/** What every site says of itself. */
public final class InformationFeature implements Feature {
  private final InformationPages pages;

  public InformationFeature(Foundation foundation) {
    this.pages = new InformationPages(foundation.config());
  }

  @Override
  public void mountPages(PageRoutes routes) {
    for (String name : InformationPages.NAMES) {
      routes.text(
          "/" + name,
          asked -> pages.find(name, new SiteFrame(asked.frame().site(), asked.frame().language())));
    }
  }
}
