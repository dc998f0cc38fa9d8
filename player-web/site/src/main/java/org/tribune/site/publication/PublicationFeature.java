package org.tribune.site.publication;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;

/** The register of what was published when, and its files; it is seen to that they are online. */
public final class PublicationFeature implements Feature {
  private final Foundation foundation;
  private final PublicationService service;
  private final OnlineWatch watch;

  public PublicationFeature(Foundation foundation, PublicationRegister register) {
    this.foundation = foundation;
    this.service = new PublicationService(register);
    this.watch =
        OnlineWatch.of(
            foundation.catalogue().publications(), foundation.config(), foundation.clock());
  }

  public PublicationService service() {
    return service;
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    routes().mount(router);
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    routes().mountOutside(router, bodies);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.text(
        "/publications",
        asked ->
            Optional.of(
                new RegisterPage(
                        service.page(
                            PublicationRoutes.before(
                                Optional.ofNullable(asked.query().get("before"))),
                            /* isForClerks= */ false),
                        asked.frame())
                    .page()));
  }

  private PublicationRoutes routes() {
    return new PublicationRoutes(service, foundation.authorization(), foundation.site());
  }

  @Override
  public void settle() {
    watch.run();
  }
}
