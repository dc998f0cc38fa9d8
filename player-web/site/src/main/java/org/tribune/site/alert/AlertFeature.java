package org.tribune.site.alert;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.TribuneConfig;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.mail.SmtpServer;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.search.ItemSearch;

/** E-mail to those who follow a subject. */
public final class AlertFeature implements Feature {
  private final Foundation foundation;
  private final AlertService service;
  private final AlertPages pages;
  private final Optional<AlertMail> mail;

  public AlertFeature(Foundation foundation, ItemSearch search, PublicDecisions decisions) {
    this.foundation = foundation;
    TribuneConfig config = foundation.config();
    Catalogue catalogue = foundation.catalogue();
    this.service =
        new AlertService(catalogue, search, config.mail().isPresent(), foundation.clock());
    this.pages = new AlertPages(service);
    this.mail =
        config
            .mail()
            .map(
                each ->
                    new AlertMail(
                        catalogue.subscriptions(),
                        catalogue.sittings(),
                        decisions,
                        search,
                        config.site(),
                        new SmtpServer(each, config.site()),
                        foundation.clock()));
  }

  /** What writes to those who asked for it, if a mail server is configured. */
  public Optional<AlertMail> mail() {
    return mail;
  }

  /** Begins to write to those who asked for it. */
  @Override
  public void start() {
    mail.ifPresent(AlertMail::start);
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new AlertRoutes(service, foundation.authorization()).mount(router);
  }

  @Override
  public void mountPages(PageRoutes routes) {
    pages.mount(routes);
  }

  @Override
  public void close() {
    mail.ifPresent(AlertMail::close);
  }
}
