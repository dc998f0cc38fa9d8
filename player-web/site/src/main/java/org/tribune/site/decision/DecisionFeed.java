package org.tribune.site.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.core.time.WrittenDay;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.http.XmlText;

/**
 * What was decided, and what is on an announced agenda, as an Atom feed (RFC 4287). An entry is the
 * same one however often it is read: by the item, and by whether it is announced or decided.
 *
 * @param language {@code fr} or {@code en}
 */
record DecisionFeed(
    DecisionQuery query, DecisionAnswer answer, SiteConfig site, String language, Instant now) {
  /** Of what type it is. */
  static final String TYPE = "application/atom+xml; charset=utf-8";

  private record Entry(String id, String title, String address, Instant at, String summary) {}

  String write() {
    List<Entry> entries = new ArrayList<>();
    answer.announced().forEach(each -> entries.add(announced(each)));
    answer.found().forEach(each -> entries.add(decided(each.decision())));
    return XmlText.of(
        out ->
            out.element(
                "feed", feed -> write(feed, entries), "xmlns", "http://www.w3.org/2005/Atom"));
  }

  private void write(XmlText out, List<Entry> entries) throws XMLStreamException {
    String page = site.url() + DecisionSearchPage.ADDRESS + query.parameters();
    String self = site.url() + DecisionSearchPage.ADDRESS + "feed.xml" + query.parameters();
    out.element("id", self);
    out.element(
        "title",
        query.words().isEmpty()
            ? text("page.decision.title") + " – " + site.name()
            : text("page.decision.title-for", query.words()) + " – " + site.name());
    out.element(
        "updated", entries.stream().map(Entry::at).max(Instant::compareTo).orElse(now) + "");
    out.element("author", author -> author.element("name", site.name()));
    out.empty("link", "href", self, "rel", "self", "type", "application/atom+xml");
    out.empty("link", "href", page, "rel", "alternate", "type", "text/html");
    for (Entry each : entries) {
      out.element("entry", entry -> write(entry, each));
    }
  }

  private static void write(XmlText out, Entry entry) throws XMLStreamException {
    out.element("id", entry.id());
    out.element("title", entry.title());
    out.empty("link", "href", entry.address());
    out.element("updated", entry.at().toString());
    out.element("summary", entry.summary());
  }

  private String text(String code, Object... arguments) {
    return Messages.in(language).text(code, arguments);
  }

  private Entry announced(DecisionAnswer.Announced found) {
    String address = site.url() + found.address();
    return new Entry(
        address,
        text("page.decision.announced-title", DecisionWords.title(found.item())),
        address,
        found.sitting().changedAt(),
        where(found.sitting()));
  }

  private Entry decided(PublicDecision decision) {
    String address = site.url() + decision.address();
    Optional<String> sentence = DecisionWords.sentence(decision, language);
    return new Entry(
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
