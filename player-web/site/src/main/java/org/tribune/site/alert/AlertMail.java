package org.tribune.site.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.catalogue.subscription.SubscriptionId;
import org.tribune.catalogue.subscription.Subscriptions;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.Alert;
import org.tribune.core.time.MediaClock;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.mail.EmailMessage;
import org.tribune.site.mail.MailLoop;
import org.tribune.site.mail.MailServer;
import org.tribune.site.mail.MailWatch;
import org.tribune.site.mail.UndeliveredException;
import org.tribune.site.search.FoundItems;
import org.tribune.site.search.ItemSearch;

/**
 * Writes to those who asked for it when their subject is on an announced agenda, and when it was
 * decided: an e-mail for each sitting, and each thing once for each address. The catalogue is the
 * queue. What is told is noted there before it is sent, so that no process sends it a second time,
 * and taken back where the server did not take it; what a process dies with between the two is not
 * sent again (docs/decisions/0193-alerts.md). Safe for all threads.
 */
public final class AlertMail implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(AlertMail.class);

  /** Longer than a server that answers slowly takes for an e-mail. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** Then nobody waits for the e-mail that asks any more. */
  private static final Duration GIVEN_UP = Duration.ofDays(3);

  /** What was told is remembered for longer than it could be told again. */
  private static final Duration REMEMBERED = Duration.ofDays(400);

  private static final int ASKED_AT_ONCE = 100;
  private static final String TURN = "telling";

  private final Subscriptions subscriptions;
  private final AlertNewsReader reader;
  private final AlertEmails emails;
  private final ItemSearch search;
  private final MailServer server;
  private final MailLoop loop;
  private final MediaClock clock;
  private final AtomicLong sent = new AtomicLong();

  /** Mail that {@code server} takes, by a connection of its own. */
  public AlertMail(
      Subscriptions subscriptions,
      Sittings sittings,
      PublicDecisions decisions,
      ItemSearch search,
      SiteConfig site,
      MailServer server,
      MediaClock clock) {
    this.subscriptions = subscriptions;
    this.reader = new AlertNewsReader(sittings, decisions, clock);
    this.emails = new AlertEmails(site);
    this.search = search;
    this.server = server;
    this.loop = new MailLoop("alert-mail", "may be lost", server, clock, this::look);
    this.clock = clock;
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void close() {
    loop.close();
  }

  /** Sends what is to be sent, and forgets what is over. Blocks. */
  public void run() {
    loop.run();
  }

  private void look(MailWatch watch) {
    Instant now = clock.now().toInstant();
    var _ = subscriptions.forgetUnconfirmed(now.minus(AlertService.KEPT_UNCONFIRMED));
    subscriptions.forgetTold(now.minus(REMEMBERED));
    List<AlertSubscription> all = subscriptions.all();
    if (!all.isEmpty() && watch.takesMail()) {
      ask(now);
      tell(all.stream().filter(each -> each.confirmedAt().isPresent()).toList(), now);
      watch.isFine();
    }
  }

  private void ask(Instant now) {
    for (AlertSubscription each : subscriptions.toAsk(ASKED_AT_ONCE)) {
      boolean isLate = now.isAfter(each.askedAt().plus(GIVEN_UP));
      if (loop.isEnding()
          || isLate
          || !subscriptions.take("ask-" + each.id(), now, now.plus(LEASE))) {
        continue;
      }
      try {
        deliver(emails.asking(each, now));
        subscriptions.asked(each.id());
      } catch (UndeliveredException e) {
        refused(List.of(each), e);
      }
    }
  }

  private void deliver(EmailMessage email) {
    server.deliver(email);
    sent.incrementAndGet();
  }

  /** Who has no mailbox is forgotten; what may be taken later waits. */
  private void refused(List<AlertSubscription> of, UndeliveredException e) {
    switch (e.reason()) {
      case SERVER -> throw e;
      case LATER -> LOG.warn("{} It is an alert", e.getMessage());
      case NOBODY -> of.forEach(each -> subscriptions.forget(each.id()));
    }
  }

  private void tell(List<AlertSubscription> confirmed, Instant now) {
    if (confirmed.isEmpty() || !subscriptions.take(TURN, now, now.plus(LEASE))) {
      return;
    }
    try {
      List<AlertNews> news = reader.read();
      Matches matches = new Matches(news);
      Map<String, List<AlertSubscription>> byAddress = new TreeMap<>();
      for (AlertSubscription each : confirmed) {
        if (each.isCaughtUp() || catchUp(each, matches, now)) {
          byAddress
              .computeIfAbsent(AlertService.plain(each.email()), _ -> new ArrayList<>())
              .add(each);
        }
      }
      for (List<AlertSubscription> each : byAddress.values()) {
        if (!loop.isEnding()) {
          tell(each, news, matches, now);
        }
      }
    } finally {
      subscriptions.giveBack(TURN);
    }
  }

  /** What was decided before somebody asked for it is no news to them: the page showed it. */
  private boolean catchUp(AlertSubscription one, Matches matches, Instant now) {
    Optional<List<AlertNews.Item>> found = matches.of(one);
    if (found.isEmpty()) {
      return false;
    }
    for (AlertNews.Item each : found.get()) {
      if (each.decision().isPresent()) {
        var _ = subscriptions.tell(List.of(one.id()), List.of(each.thing()), now);
      }
    }
    subscriptions.caughtUp(one.id());
    return true;
  }

  private void tell(
      List<AlertSubscription> ofAddress, List<AlertNews> news, Matches matches, Instant now) {
    Map<String, List<AlertSubscription>> wanted = new HashMap<>();
    for (AlertSubscription each : ofAddress) {
      for (AlertNews.Item item : matches.of(each).orElse(List.of())) {
        wanted.computeIfAbsent(item.thing(), _ -> new ArrayList<>()).add(each);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> told = new HashSet<>();
    ofAddress.forEach(each -> told.addAll(subscriptions.told(each.id())));
    for (AlertNews each : news) {
      List<AlertNews.Item> items =
          each.items().stream()
              .filter(item -> wanted.containsKey(item.thing()) && !told.contains(item.thing()))
              .toList();
      if (!items.isEmpty() && !loop.isEnding()) {
        send(ofAddress, each.with(items), wanted, now);
      }
    }
  }

  private void send(
      List<AlertSubscription> ofAddress,
      AlertNews news,
      Map<String, List<AlertSubscription>> wanted,
      Instant now) {
    List<SubscriptionId> ids = ofAddress.stream().map(AlertSubscription::id).toList();
    List<String> things = news.items().stream().map(AlertNews.Item::thing).toList();
    if (!subscriptions.tell(ids, things, now)) {
      // Another process was faster.
      return;
    }
    List<AlertSubscription> about =
        things.stream()
            .flatMap(each -> wanted.getOrDefault(each, List.of()).stream())
            .distinct()
            .sorted(Comparator.comparing(AlertSubscription::id))
            .toList();
    try {
      deliver(emails.telling(about, news, things, now));
    } catch (UndeliveredException e) {
      subscriptions.untell(ids, things);
      refused(ofAddress, e);
    }
  }

  /** What each subscription finds of what may be told. One look's. */
  private final class Matches {
    private final Map<String, AlertNews.Item> items = new LinkedHashMap<>();
    private final Map<String, Optional<FoundItems>> found = new HashMap<>();

    Matches(List<AlertNews> news) {
      for (AlertNews each : news) {
        each.items().forEach(item -> items.put(item.thing(), item));
      }
    }

    /** Empty if that is not known yet: the index is being filled. */
    Optional<List<AlertNews.Item>> of(AlertSubscription one) {
      if (items.isEmpty()) {
        return Optional.of(List.of());
      }
      boolean isEnglish = one.language().equals("en");
      return found
          .computeIfAbsent(
              one.language() + one.words(),
              _ ->
                  search
                      .find(one.words(), isEnglish, /* isExact= */ true)
                      .filter(FoundItems::isComplete))
          .map(
              each ->
                  items.values().stream()
                      .filter(item -> each.scores().containsKey(item.subject()))
                      .filter(
                          item ->
                              one.body().isEmpty()
                                  || one.body().equals(item.sitting().facts().body()))
                      .toList());
    }
  }

  /** Why no mail is sent now; empty while it is. */
  public Optional<Alert> trouble() {
    return loop.trouble();
  }

  /** E-mails that the server took, since the start. */
  public long sent() {
    return sent.get();
  }
}
