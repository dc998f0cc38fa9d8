package org.tribune.site.alert;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.core.Sha256;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Messages;
import org.tribune.core.time.WrittenDay;
import org.tribune.site.decision.DecisionWords;
import org.tribune.site.mail.EmailMessage;

/**
 * Writes what goes to those who want to be written to. To an address that nobody confirmed nothing
 * of what somebody typed is sent: whoever gives another's address sends nothing of their own there.
 * Safe for all threads.
 */
final class AlertEmails {
  private static final int ID_BYTES = 9;

  private final SiteConfig site;

  AlertEmails(SiteConfig site) {
    this.site = site;
  }

  private static String text(AlertSubscription to, String code, @Nullable Object... arguments) {
    return Messages.in(to.language()).text(code, arguments);
  }

  private URI link(AlertSubscription of) {
    return URI.create(site.url() + "/alerts/" + of.key());
  }

  /** Asks whether it is wanted. */
  EmailMessage asking(AlertSubscription to, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(text(to, "letter.hello"));
    parts.add(text(to, "letter.alert.asked", CleanText.line(site.name())));
    parts.add(text(to, "letter.alert.confirm") + "\n" + link(to));
    parts.add(text(to, "letter.alert.not-you", AlertService.KEPT_UNCONFIRMED.toDays()));
    return new EmailMessage(
        "alert." + to.id(),
        to.email(),
        text(to, "letter.alert.asked.subject") + " – " + CleanText.line(site.name()),
        body(to, parts),
        to.language(),
        now);
  }

  /**
   * Tells what of a sitting is announced, or was decided.
   *
   * @param of the subscriptions of one address that it is about, the first one leading
   * @param things by which it is the same e-mail each time
   */
  EmailMessage telling(
      List<AlertSubscription> of, AlertNews news, Collection<String> things, Instant now) {
    AlertSubscription to = of.getFirst();
    Sitting sitting = news.sitting();
    String title =
        sitting.facts().title().isEmpty() ? sitting.facts().body() : sitting.facts().title();
    String day =
        WrittenDay.of(
            sitting.facts().day(), to.language().equals("en") ? Locale.UK : Locale.FRENCH);
    List<String> parts = new ArrayList<>();
    parts.add(text(to, "letter.hello"));
    parts.add(
        text(to, news.isDecided() ? "letter.alert.decided" : "letter.alert.announced", title, day));
    news.items().forEach(each -> parts.add(line(to, each)));
    parts.add(text(to, "letter.alert.why"));
    for (AlertSubscription each : of) {
      parts.add(
          text(to, "letter.alert.subject", each.words())
              + "\n"
              + text(to, "letter.alert.end", link(each).toString()));
    }
    return new EmailMessage(
        "alert." + to.id() + "." + print(things),
        to.email(),
        CleanText.line(
            text(
                    to,
                    news.isDecided()
                        ? "letter.alert.decided.subject"
                        : "letter.alert.announced.subject",
                    news.items().size(),
                    day)
                + " – "
                + site.name()),
        body(to, parts),
        to.language(),
        now,
        Optional.of(link(to)));
  }

  private String line(AlertSubscription to, AlertNews.Item item) {
    String sentence =
        item.decision().flatMap(each -> DecisionWords.sentence(each, to.language())).orElse("");
    return "* "
        + DecisionWords.title(item.item())
        + (sentence.isEmpty() ? "" : "\n  " + sentence)
        + "\n  "
        + site.url()
        + item.address();
  }

  private String body(AlertSubscription to, List<String> parts) {
    String contact =
        site.contact().map(each -> each.toString().replaceFirst("^mailto:", "")).orElse("");
    if (!contact.isEmpty()) {
      parts.add(text(to, "letter.contact", contact));
    }
    parts.add("-- \n" + site.name() + "\n" + site.url());
    return String.join("\n\n", parts) + "\n";
  }

  private static String print(Collection<String> things) {
    return Sha256.hex(String.join("\n", things.stream().sorted().toList()))
        .substring(0, 2 * ID_BYTES);
  }
}
