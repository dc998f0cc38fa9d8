package org.tribune.site.portal;

import io.vertx.ext.web.Router;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.site.http.Answers;

/** What anybody may ask of the site itself. */
final class SiteRoutes {
  private final SiteResponse site;

  SiteRoutes(TribuneConfig config) {
    this.site =
        SiteResponse.of(
            config.site(), version(), config.signIn().oidc().map(SignInConfig.Oidc::name));
  }

  private static String version() {
    String version = SiteRoutes.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  void mount(Router router) {
    router.get("/api/v1/site").handler(context -> Answers.json(context, 200, site));
  }
}
