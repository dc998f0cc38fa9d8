package org.tribune.site.information;

import java.util.List;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.page.SiteFrame;

/** All parts of the site on one page (RGAA 12.3). */
final class SiteMapPage {
  private final SiteFrame frame;
  private final List<ChannelConfig> channels;

  SiteMapPage(SiteFrame frame, List<ChannelConfig> channels) {
    this.frame = frame;
    this.channels = List.copyOf(channels);
  }

  static String title(SiteFrame frame) {
    return frame.words("Plan du site", "Site map");
  }

  String text() {
    Prose prose = new Prose(frame).title(title(frame));
    prose.heading("Regarder", "Watch").list();
    prose.itemHtml(prose.link("/", "Accueil : ce qui passe en ce moment", "Home: what is on now"));
    channels.forEach(
        each ->
            prose.itemHtml(
                prose.words("En direct : ", "Live: ")
                    + frame.content().link("/live/" + each.id(), each.name())));
    prose.itemHtml(
        prose.link(
            "/sittings",
            "Séances : ordres du jour, documents, rediffusions",
            "Meetings: agendas, documents, replays"));
    prose.itemHtml(prose.link("/reports", "Reportages de la WebTV", "Films of the local WebTV"));
    prose.itemHtml(prose.link("/search", "Rechercher", "Search")).end();
    prose.heading("Participer", "Take part").list();
    prose.itemHtml(
        prose.link(
            "/questions",
            "Questions : où en poser, et leurs réponses",
            "Questions: where to ask, and the answers"));
    prose.end();
    prose.heading("S’abonner", "Subscribe").list();
    prose.itemHtml(prose.link("/calendar.ics", "Calendrier des séances", "Calendar of meetings"));
    prose.itemHtml(prose.link("/newsletter", "Lettre du mois", "Letter of the month"));
    prose.itemHtml(feed(prose, "/feeds/sittings.rss", "Séances, vidéo", "Meetings, video"));
    prose.itemHtml(feed(prose, "/feeds/sittings-audio.rss", "Séances, son", "Meetings, sound"));
    prose.itemHtml(feed(prose, "/feeds/reports.rss", "Reportages, vidéo", "Films, video"));
    prose.itemHtml(feed(prose, "/feeds/reports-audio.rss", "Reportages, son", "Films, sound"));
    prose.end();
    prose.heading("Ce site", "This site").list();
    prose.itemHtml(prose.link("/help", "Aide", "Help"));
    prose.itemHtml(prose.link("/contact", "Contact", "Contact"));
    prose.itemHtml(
        prose.link("/accessibility", "Déclaration d’accessibilité", "Accessibility statement"));
    prose.itemHtml(prose.link("/legal", "Mentions légales", "Legal notice"));
    prose.itemHtml(prose.link("/privacy", "Données personnelles", "Personal data"));
    prose.itemHtml(prose.link("/console/", "Espace d’administration", "Administration"));
    return prose.end().toString();
  }

  private static String feed(Prose prose, String address, String fr, String en) {
    return prose.link(address, "Podcast (RSS) : " + fr, "Podcast (RSS): " + en);
  }
}
