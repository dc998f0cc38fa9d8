package org.tribune.site.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.core.time.WrittenDay;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.http.AtomFeed;

/**
 * What was decided, and what is on an announced agenda, as an Atom feed (RFC 4287). An entry is the
 * same one however often it is read: by the item, and by whether it is announced or decided.
 *
 * @param language {@code fr} or {@code en}
 */
record DecisionFeed(
    DecisionQuery query, DecisionAnswer answer, SiteConfig site, String language, Instant now) {
  String write() {
    List<AtomFeed.Entry> entries = new ArrayList<>();
    answer.announced().forEach(each -> entries.add(announced(each)));
    answer.found().forEach(each -> entries.add(decided(each.decision())));
    String page = site.url() + DecisionSearchPage.ADDRESS;
    return new AtomFeed(
            page + "feed.xml" + query.parameters(),
            page + query.parameters(),
            query.words().isEmpty()
                ? text("page.decision.title") + " – " + site.name()
                : text("page.decision.title-for", query.words()) + " – " + site.name(),
            site.name(),
            entries,
            now)
        .write();
  }

  private String text(String code, Object... arguments) {
    return Messages.in(language).text(code, arguments);
  }

  private AtomFeed.Entry announced(DecisionAnswer.Announced found) {
    String address = site.url() + found.address();
    return new AtomFeed.Entry(
        address,
        text("page.decision.announced-title", DecisionWords.title(found.item())),
        address,
        found.sitting().changedAt(),
        where(found.sitting()));
  }

  private AtomFeed.Entry decided(PublicDecision decision) {
    String address = site.url() + decision.address();
    Optional<String> sentence = DecisionWords.sentence(decision, language);
    return new AtomFeed.Entry(
        address,
        text("page.decision.decided-title", DecisionWords.title(decision.item())),
        address,
        decision.publishedAt().or(decision::votedAt).orElse(decision.sitting().facts().start()),
        where(decision.sitting()) + sentence.map(each -> " – " + each).orElse(""));
  }

  private String where(Sitting sitting) {
    return WrittenDay.of(sitting.facts().day(), language.equals("en") ? Locale.UK : Locale.FRENCH)
        + " – "
        + DecisionSearchPage.sitting(sitting);
  }
}
