package org.tribune.site.sitting;

import org.tribune.core.status.Message;

/** What is known of a file that shall be a document. */
public sealed interface PdfFindings {
  /** What the reading program says of a sound file, before the number of its pages. */
  String SOUND = "SOUND";

  /** It can be read by everybody. */
  record Sound(int pages) implements PdfFindings {}

  /** It can't be taken. */
  record Flawed(Flaw flaw) implements PdfFindings {}

  /** Why a file can't be taken. */
  enum Flaw {
    NOT_PDF(
        "Ce fichier n’est pas un PDF : enregistrez le document au format PDF, puis recommencez.",
        "This file is not a PDF: save the document as PDF and try again."),
    DAMAGED(
        "Ce PDF est abîmé ou incomplet : enregistrez-le à nouveau depuis le document d’origine.",
        "This PDF is damaged or cut short: save it again from the original document."),
    ENCRYPTED(
        "Ce PDF est protégé par un mot de passe, que les citoyens n’ont pas : enregistrez-le sans"
            + " protection.",
        "This PDF is protected by a password, which citizens do not have: save it without"
            + " protection."),
    JAVASCRIPT(
        "Ce PDF contient un programme (JavaScript) : imprimez-le en PDF, ou enregistrez-le sans"
            + " formulaire actif.",
        "This PDF holds a program (JavaScript): print it to PDF, or save it without active forms."),
    LAUNCH(
        "Ce PDF ouvre d’autres fichiers ou programmes : imprimez-le en PDF pour en retirer ces"
            + " actions.",
        "This PDF opens other files or programs: print it to PDF to remove these actions."),
    UNCONFINED(
        "Ce serveur ne peut pas ouvrir de documents en toute sécurité : demandez à l’administrateur"
            + " de lancer « infra/tribune doctor », puis recommencez.",
        "This server can't open documents safely: ask the administrator to run 'infra/tribune"
            + " doctor', and try again."),
    TOO_HARD(
        "Ce PDF demande trop de temps ou de mémoire pour être vérifié : réduisez-le (« imprimer en"
            + " PDF »), puis recommencez.",
        "This PDF takes too much time or memory to be checked: make it simpler (\"print to PDF\")"
            + " and try again.");

    private final String fr;
    private final String en;

    Flaw(String fr, String en) {
      this.fr = fr;
      this.en = en;
    }

    /** What to tell who sent it. */
    public Message said() {
      return new Message(fr, en);
    }
  }
}
