package org.tribune.site.member;

import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;

/** What members of assemblies took part in. */
public final class MemberFeature implements Feature {
  private final PublicMembers shown;

  public MemberFeature(Foundation foundation, PublicDecisions decisions) {
    this.shown = new PublicMembers(foundation.catalogue(), decisions, foundation.clock());
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.text(
        "/members/:member", asked -> shown.page(asked.part("member"), asked.year(), asked.frame()));
  }
}
