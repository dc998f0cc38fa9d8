package org.tribune.site.mail;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.core.time.WrittenDay;

/** What all e-mails say alike, in the language of who gets one. */
record EmailWords(String language) {
  /** What the message of this code says. */
  String text(String code, @Nullable Object... arguments) {
    return Messages.in(language).text(code, arguments);
  }

  private Locale locale() {
    return language.equals("en") ? Locale.UK : Locale.FRENCH;
  }

  /** A day where the sitting takes place. */
  String day(Instant at, Sitting sitting) {
    return WrittenDay.of(LocalDate.ofInstant(at, sitting.facts().zone()), locale());
  }

  /** A day and an hour in the site's time zone. */
  String moment(Instant at) {
    ZonedDateTime there = at.atZone(ZoneId.systemDefault());
    return text(
        "letter.moment",
        WrittenDay.of(there.toLocalDate(), locale()),
        DateTimeFormatter.ofPattern("HH:mm").format(there));
  }

  static String title(Sitting sitting) {
    return sitting.facts().title().isEmpty() ? sitting.facts().body() : sitting.facts().title();
  }

  /** On the sitting's page. */
  static URI page(SiteConfig site, Sitting sitting, String question) {
    return URI.create(site.url() + "/sittings/" + sitting.id() + "#question-" + question);
  }

  /** A mail address or a page of the site's; empty if it has none. */
  static String contact(SiteConfig site) {
    return site.contact()
        .map(URI::toString)
        .map(each -> each.replaceFirst("^mailto:", ""))
        .orElse("");
  }

  static String quoted(String text) {
    return text.lines()
        .map(line -> "> " + line)
        .reduce((one, other) -> one + "\n" + other)
        .orElse("");
  }

  static String signature(SiteConfig site) {
    return "-- \n" + site.name() + "\n" + site.url();
  }
}
