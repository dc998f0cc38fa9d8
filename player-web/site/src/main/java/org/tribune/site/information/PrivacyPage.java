package org.tribune.site.information;

import java.time.Duration;
import java.util.List;
import org.tribune.core.config.LegalNotice;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteFrame;

/** What is kept of people, why and for how long (GDPR, article 13), as this program does it. */
final class PrivacyPage {
  private final SiteFrame frame;
  private final LegalNotice legal;
  private final QuestionsConfig questions;
  private final boolean sendsMail;

  /**
   * @param sendsMail true if whoever asks may leave an address
   */
  PrivacyPage(SiteFrame frame, QuestionsConfig questions, boolean sendsMail) {
    this.frame = frame;
    this.legal = frame.site().legal();
    this.questions = questions;
    this.sendsMail = sendsMail;
  }

  static String title(SiteFrame frame) {
    return frame.words("Données personnelles", "Personal data");
  }

  String text() {
    Prose prose = new Prose(frame).title(title(frame));
    LegalPage.missing(
        prose,
        legal.missing().stream()
            .filter(
                each -> List.of("site.legal.publisher", "site.legal.dataProtection").contains(each))
            .toList());
    prose.paragraph(
        "Responsable du traitement : " + legal.publisher().orElse(frame.site().name()) + ".",
        "Controller: " + legal.publisher().orElse(frame.site().name()) + ".");
    visit(prose);
    browser(prose);
    asked(prose);
    filmed(prose);
    rights(prose);
    return prose.toString();
  }

  private static void visit(Prose prose) {
    prose.heading("Quand vous regardez", "When you watch").list();
    prose.item(
        "Aucun compte, aucun cookie, aucune requête vers un tiers.",
        "No account, no cookie, no request to a third party.");
    prose.item(
        "L’audience est comptée en minutes servies, sans identifiant : rien n’y désigne personne."
            + " Votre adresse réseau sert le temps de vous répondre et n’est pas enregistrée.",
        "The audience is counted in minutes served, without any identifier: nobody is in it. Your"
            + " network address serves to answer you and is not kept.");
    prose.end();
  }

  private static void browser(Prose prose) {
    prose.heading("Ce que votre navigateur garde", "What your browser keeps");
    prose.paragraph(
        "Rien tant que vous ne faites que visiter. Ensuite, chez vous seulement, et que vous pouvez"
            + " effacer avec les données du site :",
        "Nothing while you only visit. Then, on your side alone, and erased with the site’s data:");
    prose.list();
    prose.item(
        "la langue, si vous en choisissez une ; les raccourcis du lecteur, si vous les coupez ;",
        "the language, if you choose one; the player’s shortcuts, if you turn them off;");
    prose.item(
        "où vous en étiez d’une vidéo que vous avez regardée ;",
        "where you were in a video that you watched;");
    prose.item(
        "si vous posez, soutenez ou signalez une question : un secret tiré au hasard, qui évite de"
            + " compter deux fois le même navigateur, vos liens privés, et votre brouillon jusqu’à la"
            + " fermeture de l’onglet.",
        "if you ask, support or report a question: a random secret, so that no browser counts"
            + " twice, your private links, and your draft until the tab is closed.");
    prose.end();
  }

  private void asked(Prose prose) {
    prose.heading("Quand vous posez une question", "When you ask a question");
    prose.paragraph(
        "Pour publier les questions du public et y répondre (mission d’intérêt public, RGPD, article"
            + " 6, paragraphe 1, e). Les modérateurs du conseil les lisent.",
        "So that questions of the public are published and answered (task in the public interest,"
            + " GDPR, article 6(1)(e)). The council’s moderators read them.");
    prose.list();
    prose.item(
        "Question publiée, nom ou pseudonyme, commune : aussi longtemps que la page de la séance, ou"
            + " jusqu’à ce que vous la retiriez par votre lien privé.",
        "A published question, name or pseudonym, commune: as long as the meeting’s page, or until"
            + " you withdraw it by your private link.");
    prose.item(
        "Question non publiée : " + days(questions.keepRefused(), "jours") + " après la décision.",
        "A question that was not published: "
            + days(questions.keepRefused(), "days")
            + " after the decision.");
    prose.item(
        "Empreinte du secret de votre navigateur : "
            + days(questions.keepAuthors(), "jours")
            + ". Empreinte de votre adresse réseau : illisible dès minuit.",
        "Hash of your browser’s secret: "
            + days(questions.keepAuthors(), "days")
            + ". Hash of your network address: can’t be read after midnight.");
    if (sendsMail) {
      prose.item(
          "Adresse électronique, si vous en laissez une : jusqu’à l’envoi de la réponse, "
              + days(questions.keepEmails(), "jours")
              + " au plus.",
          "E-mail address, if you leave one: until the answer is sent, "
              + days(questions.keepEmails(), "days")
              + " at most.");
    }
    prose.end();
  }

  private static String days(Duration time, String unit) {
    return time.toDays() + " " + unit;
  }

  private static void filmed(Prose prose) {
    prose.heading("Si vous avez été filmé", "If you were filmed");
    prose.paragraph(
        "Les débats du conseil sont publics et les élus ne peuvent s’opposer à être filmés. Le public"
            + " et les agents le peuvent : demandez qu’un passage soit coupé ou rendu muet, il l’est"
            + " dans la vidéo, les sous-titres, la recherche et les téléchargements.",
        "The council’s debates are public and its members can’t object to being filmed. The public"
            + " and the staff can: ask for a passage to be cut or muted, and it is in the video, the"
            + " captions, the search and the downloads.");
  }

  private void rights(Prose prose) {
    prose.heading("Vos droits", "Your rights");
    String to =
        legal
            .dataProtection()
            .map(PrivacyPage::address)
            .or(() -> frame.site().contact().map(each -> Prose.contact(each.toString())))
            .orElseGet(() -> prose.link("/contact", "page de contact", "contact page"));
    prose.html(
        prose.words(
                "Accès, rectification, effacement, limitation, opposition : par le lien privé de votre"
                    + " question, ou auprès du délégué à la protection des données : ",
                "Access, rectification, erasure, restriction, objection: by the private link of your"
                    + " question, or from the data protection officer: ")
            + to
            + ".");
    prose.html(
        prose.words(
                "Sans réponse satisfaisante, vous pouvez adresser une réclamation à la CNIL, 3 place de"
                    + " Fontenoy, TSA 80715, 75334 Paris CEDEX 07 : ",
                "If the answer does not help, you can complain to the CNIL, 3 place de Fontenoy,"
                    + " TSA 80715, 75334 Paris CEDEX 07, France: ")
            + frame.link("https://www.cnil.fr/fr/plaintes", "cnil.fr")
            + ".");
  }

  private static String address(String text) {
    return text.contains("@") && !text.contains(" ")
        ? Prose.contact("mailto:" + text)
        : Markup.escaped(text);
  }
}
