package org.tribune.site.information;

import org.tribune.site.page.SiteFrame;

/** How to do here what people come for. */
final class HelpPage {
  private final SiteFrame frame;

  HelpPage(SiteFrame frame) {
    this.frame = frame;
  }

  static String title(SiteFrame frame) {
    return frame.words("Aide", "Help");
  }

  String text() {
    Prose prose = new Prose(frame).title(title(frame));
    watching(prose);
    keys(prose);
    asking(prose);
    prose.heading("Toujours bloqué ?", "Still stuck?");
    prose.html(prose.link("/contact", "Nous contacter", "Contact us"));
    return prose.toString();
  }

  private static void watching(Prose prose) {
    prose.heading("Regarder et écouter", "Watch and listen").list();
    prose.item(
        "En direct : ouvrez la page d’accueil et appuyez sur « Regarder ». On peut revenir en"
            + " arrière pendant la séance, puis retrouver le direct.",
        "Live: open the home page and press “Watch”. You can go back while the meeting goes on, and"
            + " then return to the live picture.");
    prose.item(
        "Rediffusion : la liste des points à côté de l’image mène au moment où chacun est débattu.",
        "Replay: the list of items beside the picture leads to where each is debated.");
    prose.item(
        "Connexion lente : « Son seul » demande moins de 1 Mo par minute ; l’image peut aussi être"
            + " réduite dans le menu de qualité.",
        "Slow line: “Sound only” takes less than 1 MB a minute; the picture can be made smaller in"
            + " the quality menu, too.");
    prose.item(
        "Ancien navigateur ou lecteur de radio : « Écouter le son en direct » donne le son de la séance"
            + " à une adresse qui se lit partout.",
        "Old browser, or a player of radio: “Listen live” gives the sound of the meeting at an address"
            + " that plays anywhere.");
    prose.item(
        "Sans connexion : sous une rediffusion, « Télécharger » donne la vidéo, le son seul ou un"
            + " passage.",
        "Without a connection: below a replay, “Download” gives the video, the sound alone or a"
            + " passage.");
    prose.item(
        "La vidéo ne démarre pas : rechargez la page, essayez le son seul, ou un autre navigateur à"
            + " jour.",
        "The video doesn’t start: reload the page, try sound only, or another browser that is up to"
            + " date.");
    prose.end();
  }

  private static void keys(Prose prose) {
    prose.heading("Au clavier", "By keyboard");
    prose.paragraph(
        "Tout ce qui se fait à la souris se fait avec Tabulation, Entrée, Espace et les flèches. Le"
            + " lecteur a en plus des raccourcis à une touche : « ? » les affiche et permet de les"
            + " couper s’ils gênent une commande vocale.",
        "All that a mouse does is done with Tab, Enter, Space and the arrows, too. The player also"
            + " has shortcuts of one key: “?” shows them, and turns them off if they trouble speech"
            + " input.");
  }

  private static void asking(Prose prose) {
    prose.heading("Poser une question", "Ask a question");
    prose.html(
        prose.words(
                "Les séances qui prennent des questions ont un formulaire sur leur page. Un nom ou un"
                    + " pseudonyme suffit ; un modérateur relit avant publication, et la réponse"
                    + " paraît au même endroit. ",
                "Meetings that take questions have a form on their page. A name or a pseudonym is"
                    + " enough; a moderator reads the question before it is published, and the answer"
                    + " appears in the same place. ")
            + prose.link("/questions", "Où poser une question", "Where to ask"));
  }
}
