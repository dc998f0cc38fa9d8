package org.tribune.site.publication;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.site.http.AtomFeed;
import org.tribune.site.page.SpokenTime;

/**
 * The newest of the register as a feed. What is withdrawn stays the same entry, and says so.
 *
 * @param language {@code fr} or {@code en}
 */
record PublicationFeed(PublicationResponses.Page register, SiteConfig site, String language) {
  static final String ADDRESS = RegisterPage.ADDRESS + "/feed.xml";

  String write() {
    return new AtomFeed(
            site.url() + ADDRESS,
            site.url() + RegisterPage.ADDRESS,
            Messages.in(language).text("page.publications.title") + " – " + site.name(),
            site.name(),
            register.publications().stream().map(this::entry).toList(),
            Instant.EPOCH)
        .write();
  }

  private AtomFeed.Entry entry(PublicationResponses.Entry entry) {
    Messages words = Messages.in(language);
    SpokenTime time = new SpokenTime(language);
    String told =
        entry
            .withdrawn()
            .map(
                each ->
                    words.text(
                        "page.publications.withdrawn",
                        time.moment(entry.publishedAt(), ZoneId.systemDefault()),
                        time.moment(each.at(), ZoneId.systemDefault()),
                        each.reason()))
            .orElseGet(() -> words.text("page.publications.sitting-of", time.day(entry.day())));
    return new AtomFeed.Entry(
        site.url() + RegisterPage.ADDRESS + "#n" + entry.number(),
        RegisterPage.heading(entry, words),
        site.url() + RegisterPage.address(entry),
        entry.withdrawn().map(PublicationResponses.Withdrawn::at).orElse(entry.publishedAt()),
        Stream.of(entry.title(), entry.body(), told)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(" – ")));
  }
}
