package org.tribune.site.publication;

import java.time.Instant;
import java.time.ZoneId;
import org.tribune.core.text.Messages;
import org.tribune.site.page.Html;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;

/** The register of publications as the server writes it: no script draws it. */
record RegisterPage(PublicationResponses.Page register, PageFrame frame) {
  static final String ADDRESS = "/publications";

  ServerRenderedPage page() {
    String title = frame.text("page.publications.title");
    PageFrame.Told told =
        PageFrame.Told.website(title, frame.text("page.publications.about"), ADDRESS);
    return frame.whole(
        ADDRESS,
        title,
        frame.head(told) + Html.of((out, none) -> JtefeedGenerated.render(out, none, frame)),
        (out, none) -> JteregisterGenerated.render(out, none, this));
  }

  String heading(PublicationResponses.Entry entry) {
    return heading(entry, Messages.in(frame.language()));
  }

  /** "n° 17: Deliberation 2026-11-3". */
  static String heading(PublicationResponses.Entry entry, Messages words) {
    String kind = words.text("publication.kind." + entry.kind());
    String what = entry.act().isEmpty() ? kind : kind + " " + entry.act();
    return words.text("page.publications.entry", entry.number(), what);
  }

  String day(PublicationResponses.Entry entry) {
    return new SpokenTime(frame.language()).day(entry.day());
  }

  String moment(Instant at) {
    return new SpokenTime(frame.language()).moment(at, ZoneId.systemDefault());
  }

  /** A stretch in which it was seen online, in words. */
  String seen(PublicationResponses.Seen seen) {
    return frame.text(
        seen.place().equals("server") ? "page.publications.seen-server" : "page.publications.seen",
        moment(seen.since()),
        moment(seen.until()),
        seen.checks());
  }

  /** The page of what was published. */
  static String address(PublicationResponses.Entry entry) {
    String sitting = "/sittings/" + entry.sitting();
    return switch (entry.kind()) {
      case "minutes" -> sitting + "/minutes";
      case "list" -> sitting + "/deliberations";
      default -> sitting + "/deliberations/" + entry.item().orElse("");
    };
  }
}
