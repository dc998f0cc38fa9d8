package org.tribune.site.information;

import java.util.Optional;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;

/** What every site says of itself. */
public final class InformationFeature implements Feature {
  private final InformationPages pages;

  public InformationFeature(Foundation foundation) {
    this.pages = new InformationPages(foundation.config());
  }

  @Override
  public void mountPages(PageRoutes routes) {
    for (String name : InformationPages.NAMES) {
      routes.text("/" + name, asked -> Optional.of(pages.page(name, asked.frame().around())));
    }
  }
}
