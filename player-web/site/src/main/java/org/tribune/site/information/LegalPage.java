package org.tribune.site.information;

import java.util.List;
import java.util.Optional;
import org.tribune.core.config.LegalNotice;
import org.tribune.site.page.SiteFrame;

/** Who answers for the site (French act 2004-575, article 1-1), and where to write to them. */
final class LegalPage {
  private final SiteFrame frame;
  private final LegalNotice legal;

  LegalPage(SiteFrame frame) {
    this.frame = frame;
    this.legal = frame.site().legal();
  }

  static String title(SiteFrame frame) {
    return frame.words("Mentions légales", "Legal notice");
  }

  String text() {
    Prose prose = new Prose(frame).title(title(frame));
    List<String> missing =
        legal.missing().stream().filter(each -> !each.endsWith("dataProtection")).toList();
    missing(prose, missing);
    prose.heading("Éditeur du site", "Publisher of the site").list();
    fact(prose, "Collectivité", "Community", legal.publisher());
    fact(prose, "Siège", "Seat", legal.address());
    fact(prose, "Téléphone", "Telephone", legal.telephone());
    frame
        .site()
        .contact()
        .ifPresent(
            each -> prose.itemHtml(label(prose, "Contact", "Contact") + contact(each.toString())));
    fact(prose, "Direction de la publication", "Director of the publication", legal.director());
    prose.end();
    prose.heading("Hébergement", "Host").list();
    fact(prose, "Hébergeur", "Host", legal.host());
    fact(prose, "Siège", "Seat", legal.hostAddress());
    fact(prose, "Téléphone", "Telephone", legal.hostTelephone());
    prose.end();
    prose.heading("Signaler un contenu", "Report something on this site");
    prose.html(
        prose.words(
                "Un contenu vous paraît illicite, ou vous êtes mis en cause et souhaitez répondre :"
                    + " écrivez à l’éditeur. Les questions publiées ont en plus un bouton"
                    + " « Signaler ». ",
                "If something seems unlawful to you, or you are named and wish to reply, write to"
                    + " the publisher. Published questions also have a button to report them. ")
            + prose.link("/contact", "Nous contacter", "Contact us"));
    prose.heading("Logiciel", "Software");
    prose.paragraph(
        "Ce site fonctionne avec Tribune, logiciel libre sous licence EUPL 1.2. Ses textes sont"
            + " composés en Atkinson Hyperlegible Next, de l’Institut Braille (licence SIL OFL 1.1).",
        "This site runs on Tribune, free software under the EUPL 1.2. Its texts are set in Atkinson"
            + " Hyperlegible Next by the Braille Institute (SIL OFL 1.1 licence).");
    return prose.toString();
  }

  /** Says to whoever runs the site what it is still to be told. */
  static void missing(Prose prose, List<String> keys) {
    if (!keys.isEmpty()) {
      prose.notice(
          prose.words(
                  "Cette page est incomplète. L’administrateur du site la complète dans tribune.yml : ",
                  "This page is incomplete. Who runs the site completes it in tribune.yml: ")
              + "<code>"
              + String.join("</code>, <code>", keys)
              + "</code>.");
    }
  }

  private static String contact(String address) {
    return Prose.contact(address);
  }

  private static String label(Prose prose, String fr, String en) {
    return prose.words(fr + " : ", en + ": ");
  }

  private void fact(Prose prose, String fr, String en, Optional<String> value) {
    prose.itemHtml(
        label(prose, fr, en)
            + value
                .map(frame.content()::marked)
                .orElseGet(() -> prose.words("non renseigné", "not stated yet")));
  }
}
