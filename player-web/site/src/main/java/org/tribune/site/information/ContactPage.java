package org.tribune.site.information;

import org.tribune.core.config.LegalNotice;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteFrame;

/** Where to write to. */
final class ContactPage {
  private final SiteFrame frame;

  ContactPage(SiteFrame frame) {
    this.frame = frame;
  }

  static String title(SiteFrame frame) {
    return frame.words("Contact", "Contact");
  }

  String text() {
    LegalNotice legal = frame.site().legal();
    Prose prose = new Prose(frame).title(title(frame));
    prose.list();
    frame
        .site()
        .contact()
        .ifPresentOrElse(
            each ->
                prose.itemHtml(
                    prose.words("Écrire : ", "Write: ") + Prose.contact(each.toString())),
            () ->
                prose.item(
                    "Écrire : adressez-vous à votre mairie ou à la communauté de communes.",
                    "Write: ask your town hall or the community of communes."));
    legal
        .telephone()
        .ifPresent(
            each ->
                prose.itemHtml(
                    prose.words("Téléphoner : ", "Telephone: ")
                        + "<a href=\"tel:"
                        + each.replaceAll("[^0-9+]", "")
                        + "\">"
                        + Markup.escaped(each)
                        + "</a>"));
    legal
        .address()
        .ifPresent(
            each ->
                prose.itemHtml(
                    prose.words("Se rendre sur place : ", "Come by: ")
                        + frame
                            .content()
                            .marked(legal.publisher().map(n -> n + ", ").orElse("") + each)));
    prose.end();
    if (frame.site().contact().isEmpty()) {
      prose.notice(
          prose.words(
                  "Aucune adresse n’est indiquée. L’administrateur du site en donne une dans"
                      + " tribune.yml : ",
                  "No address is given. Who runs the site gives one in tribune.yml: ")
              + "<code>site.contact</code>.");
    }
    prose.heading("Selon votre demande", "By what it is about").list();
    prose.itemHtml(
        prose.words("Poser une question au conseil : ", "Ask the council a question: ")
            + prose.link("/questions", "les séances qui en prennent", "meetings that take any"));
    prose.itemHtml(
        prose.words("Un contenu qui ne vous est pas accessible : ", "Something you can’t get at: ")
            + prose.link(
                "/accessibility", "déclaration d’accessibilité", "accessibility statement"));
    prose.itemHtml(
        prose.words("Vos données personnelles : ", "Your personal data: ")
            + prose.link("/privacy", "vos droits et à qui les adresser", "your rights"));
    prose.itemHtml(
        prose.words("Une difficulté avec la vidéo : ", "Trouble with the video: ")
            + prose.link("/help", "l’aide", "help"));
    return prose.end().toString();
  }
}
