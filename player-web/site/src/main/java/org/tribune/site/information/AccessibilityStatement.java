package org.tribune.site.information;

import java.time.LocalDate;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SiteConfig.Accessibility;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteFrame;
import org.tribune.site.page.SpokenTime;

/**
 * The accessibility statement that French law asks of public sites (act 2005-102, article 47;
 * decree 2019-768; RGAA 4.1), with the parts that the State's model of one has.
 */
final class AccessibilityStatement {
  /** When what is said here of the program was last looked at. */
  private static final LocalDate LOOKED_AT = LocalDate.of(2026, 11, 29);

  private final SiteFrame frame;
  private final SiteConfig site;

  AccessibilityStatement(SiteFrame frame) {
    this.frame = frame;
    this.site = frame.site();
  }

  static String title(SiteFrame frame) {
    return frame.words("Déclaration d’accessibilité", "Accessibility statement");
  }

  String text() {
    Prose prose = new Prose(frame).title(title(frame));
    prose.paragraph(
        site.name()
            + " s’engage à rendre ce site accessible, conformément à l’article 47 de la loi"
            + " n° 2005-102 du 11 février 2005.",
        site.name()
            + " undertakes to make this site accessible, as article 47 of the French act"
            + " n° 2005-102 of 11 February 2005 asks.");
    prose.paragraph(
        "Cette déclaration s’applique à " + site.url() + ".",
        "This statement is about " + site.url() + ".");
    conformity(prose);
    checked(prose);
    lacking(prose);
    established(prose);
    contact(prose);
    remedies(prose);
    return prose.toString();
  }

  private void conformity(Prose prose) {
    prose.heading("État de conformité", "Compliance");
    switch (site.accessibility()) {
      case NONE ->
          prose.paragraph(
              "Ce site est « non conforme » au sens de la réglementation : il n’existe aucun"
                  + " résultat d’audit en cours de validité permettant de mesurer le respect des"
                  + " critères du référentiel général d’amélioration de l’accessibilité (RGAA 4.1)."
                  + " C’est l’état qu’elle prévoit tant qu’aucun audit n’a été réalisé, quel que"
                  + " soit l’état réel du site. Ce qui a été vérifié est énuméré ci-dessous.",
              "This site is “non-compliant” in the words of the law: there is no result of an audit"
                  + " in force by which it could be measured against the criteria of RGAA 4.1, the"
                  + " French reference for accessibility. That is the state the law gives wherever"
                  + " no audit has been made, whatever the site is like. What was tested is listed"
                  + " below.");
      case PARTIAL ->
          prose.paragraph(
              "Ce site est partiellement conforme au référentiel général d’amélioration de"
                  + " l’accessibilité (RGAA 4.1), en raison des non-conformités énumérées"
                  + " ci-dessous.",
              "This site is partially compliant with the French accessibility rules (RGAA 4.1):"
                  + " what is not compliant is listed below.");
      case FULL ->
          prose.paragraph(
              "Ce site est totalement conforme au référentiel général d’amélioration de"
                  + " l’accessibilité (RGAA 4.1).",
              "This site is fully compliant with the French accessibility rules (RGAA 4.1).");
    }
  }

  private static void checked(Prose prose) {
    prose.heading("Ce qui est vérifié", "What is checked").list();
    prose.item(
        "Chaque version du logiciel passe, page par page, un contrôle automatique des règles"
            + " WCAG 2.2 AA, en français et en anglais, sur un petit et sur un grand écran, en clair"
            + " et en sombre.",
        "Each version of the software passes, page by page, an automatic check of the rules of"
            + " WCAG 2.2 AA, in French and English, on a small and a large screen, light and dark.");
    prose.item(
        "Tout se fait au clavier : le lecteur, les chapitres, la recherche ; les raccourcis peuvent"
            + " être coupés.",
        "Everything works by keyboard: the player, the chapters, the search; the shortcuts can be"
            + " turned off.");
    prose.item(
        "Aucun son ne part de lui-même, et ce qui bouge peut être arrêté. Le son seul suffit à"
            + " suivre une séance sur une ligne lente.",
        "No sound starts by itself, and what moves can be stopped. Sound alone is enough to follow"
            + " a meeting on a slow line.");
    prose.item(
        "L’ordre du jour, les votes et les documents sont lisibles à côté de la vidéo, et les pages"
            + " se lisent sans scripts.",
        "The agenda, the votes and the documents can be read beside the video, and the pages can be"
            + " read without scripts.");
    prose.end();
  }

  private void lacking(Prose prose) {
    prose.heading("Ce qui n’est pas accessible", "What is not accessible").list();
    if (site.accessibility() != Accessibility.FULL) {
      prose.item(
          "Les séances enregistrées n’ont de sous-titres que si le secrétariat en a ajouté, et les"
              + " reportages que si leur auteur en a joint : ce logiciel n’en produit pas lui-même.",
          "Recorded meetings have captions only if the clerks added some, and films only if their"
              + " author did: this software makes none by itself.");
      prose.item(
          "Les documents PDF joints aux séances viennent d’autres logiciels : ils ne sont pas tous"
              + " lisibles par une synthèse vocale.",
          "The PDF documents of the meetings come from other software: not all of them can be read"
              + " by a screen reader.");
      prose.item(
          "Ni les séances ni les reportages n’ont d’audiodescription ou de traduction en langue des"
              + " signes, sauf si elles sont dans l’image.",
          "Neither meetings nor films have audio description or sign language, unless it is in the"
              + " picture.");
    }
    if (site.accessibility() == Accessibility.NONE) {
      prose.item(
          "D’autres défauts sont possibles : aucun audit n’a été fait par une personne.",
          "There may be other faults: no audit was made by a person.");
    }
    prose.item(
        "Contenu non soumis à l’obligation : le direct, qui n’a pas de sous-titres (directive"
            + " (UE) 2016/2102, article premier, paragraphe 4, c).",
        "Not subject to the obligation: what is live, which has no captions (directive"
            + " (EU) 2016/2102, article 1(4)(c)).");
    prose.end();
  }

  private void established(Prose prose) {
    prose.heading("Établissement de cette déclaration", "How this statement was made");
    LocalDate day = site.statementDate().orElse(LOOKED_AT);
    String said = new SpokenTime(frame.language()).day(day);
    prose.html(
        prose.words("Cette déclaration a été établie le ", "This statement was made on ")
            + "<time datetime=\""
            + day
            + "\">"
            + Markup.escaped(said)
            + "</time>.");
    prose.list();
    prose.item(
        "Technologies utilisées : HTML5, CSS, JavaScript, WAI-ARIA, SVG, HLS (vidéo), WebVTT"
            + " (chapitres et sous-titres).",
        "Technologies: HTML5, CSS, JavaScript, WAI-ARIA, SVG, HLS (video), WebVTT (chapters and"
            + " captions).");
    prose.item(
        "Environnement de test : Chromium et Firefox sous Linux, de 320 à 1280 pixels de large, au"
            + " clavier seul, en couleurs forcées et avec des animations réduites. Aucun essai avec"
            + " un lecteur d’écran n’a encore été consigné.",
        "Test environment: Chromium and Firefox on Linux, from 320 to 1280 pixels wide, by keyboard"
            + " alone, in forced colours and with reduced motion. No trial with a screen reader has"
            + " been recorded yet.");
    prose.item(
        "Outil d’évaluation : axe-core, à chaque version.", "Tool: axe-core, with each version.");
    prose.item(
        "Pages vérifiées : accueil, direct, rediffusion, séances et séance, reportages et reportage,"
            + " questions, recherche, déclaration d’accessibilité, lecteurs intégrés, espace"
            + " d’administration.",
        "Pages checked: home, live, replay, meetings and a meeting, films and a film, questions,"
            + " search, accessibility statement, embedded players, administration.");
    prose.end();
  }

  private void contact(Prose prose) {
    prose.heading("Nous écrire", "Write to us");
    String asked =
        prose.words(
            "Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez-nous : nous vous"
                + " orienterons vers une autre page ou vous le donnerons sous une autre forme. ",
            "If you can’t get at something, write to us: we shall show you another page or give it"
                + " to you in another form. ");
    prose.html(
        asked
            + site.contact()
                .map(each -> Prose.contact(each.toString()))
                .orElseGet(
                    () ->
                        prose.words(
                            "Adressez-vous à votre mairie ou à la communauté de communes.",
                            "Ask your town hall or the community of communes.")));
  }

  private void remedies(Prose prose) {
    prose.heading("Voies de recours", "Redress");
    prose.paragraph(
        "Si vous nous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu"
            + " ou à un service et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez"
            + " :",
        "If you told us of a fault that keeps you from something and got no answer that helps, you"
            + " can:");
    prose.list();
    prose.itemHtml(
        prose.link(
            "https://formulaire.defenseurdesdroits.fr/",
            "écrire un message au Défenseur des droits",
            "write to the French Defender of Rights"));
    prose.itemHtml(
        prose.link(
            "https://www.defenseurdesdroits.fr/saisir/delegues",
            "contacter le délégué du Défenseur des droits dans votre région",
            "ask the Defender’s delegate in your region"));
    prose.itemHtml(
        prose.words("envoyer un courrier, sans timbre : ", "send a letter, without a stamp: ")
            + frame
                .content()
                .marked("Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07", "fr"));
    prose.end();
  }
}
