package org.tribune.site.tls;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.time.MediaClock;

/** Takes another certificate as soon as its files have changed. Safe for all threads. */
public final class CertificateRenewal {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);
  private static final long LOOK_MILLIS = 10_000;

  private final CertificateFiles files;
  private final MediaClock clock;
  private final Vertx vertx;
  private final Consumer<PemKeyCertOptions> use;

  /**
   * The renewal.
   *
   * @param files that were read once
   * @param use takes a certificate for new connections
   */
  public CertificateRenewal(
      CertificateFiles files, MediaClock clock, Vertx vertx, Consumer<PemKeyCertOptions> use) {
    this.files = files;
    this.clock = clock;
    this.vertx = vertx;
    this.use = use;
  }

  /** Begins to look every ten seconds, until its Vert.x is closed. */
  public void start() {
    vertx.setPeriodic(LOOK_MILLIS, timer -> look());
  }

  /** Looks now. */
  public void look() {
    vertx
        .executeBlocking(() -> files.readIfChanged(clock.now().toInstant()))
        .onSuccess(
            changed ->
                changed.ifPresent(
                    pem -> {
                      use.accept(pem);
                      LOG.info("The certificate was renewed");
                    }))
        .onFailure(
            e -> {
              if (e instanceof CertificateException) {
                LOG.error("{}; the one before stays in use", e.getMessage());
              } else {
                LOG.error("The certificate could not be checked", e);
              }
            });
  }
}
