package org.tribune.box;

import org.tribune.box.management.Metrics;
import org.tribune.site.WebServer;
import org.tribune.site.mail.QuestionMail;

/** The web server's figures for Prometheus. */
final class WebServerMetrics {
  private WebServerMetrics() {}

  static void tell(WebServer web, Metrics metrics) {
    metrics.gauge("tribune.web.connections", "Open now", web, each -> each.metrics().connections());
    metrics.gauge(
        "tribune.web.waiting.requests",
        "Held until there is something new",
        web,
        each -> each.metrics().waitingRequests());
    metrics.counter("tribune.web.requests", "Answered", web, each -> each.metrics().requests());
    metrics.counter(
        "tribune.web.failures",
        "Answered with 500: a mistake of the program, which the log tells with its cause",
        web,
        each -> each.metrics().failures());
    metrics.counter(
        "tribune.web.delivered.bytes",
        "Playlists and media",
        web,
        each -> each.metrics().deliveredBytes());
    metrics.gauge(
        "tribune.web.event.streams",
        "Of citizens, open now",
        web,
        each -> each.metrics().eventStreams());
    metrics.gauge(
        "tribune.web.client.bytes",
        "What all that clients have open is counted as",
        web,
        each -> each.metrics().clientBytes());
    metrics.counter(
        "tribune.web.refused",
        "Connections, streams and waits for which there was no room",
        web,
        each -> each.metrics().refused());
    web.mail().ifPresent(mail -> tell(mail, metrics));
  }

  private static void tell(QuestionMail mail, Metrics metrics) {
    metrics.gauge(
        "tribune.mail.refused",
        "1 while the mail server takes no mail of this site",
        mail,
        each -> each.trouble().isPresent() ? 1 : 0);
    metrics.counter(
        "tribune.mail.sent", "Letters to citizens and to the staff", mail, QuestionMail::sent);
    metrics.counter(
        "tribune.mail.given.up",
        "Addresses that were erased without a letter",
        mail,
        QuestionMail::givenUp);
  }
}
