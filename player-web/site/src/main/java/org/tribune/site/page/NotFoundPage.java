package org.tribune.site.page;

import org.tribune.site.page.PlainPage.Words;

/** What a person reads at an address where there is nothing. */
public final class NotFoundPage {
  /** What is not there. */
  enum Missing {
    PAGE,
    CHANNEL,
    RECORDING,
    SITTING,
    REPORT
  }

  private NotFoundPage() {}

  /** What is said of it in a language. */
  static Words words(String language, Missing missing) {
    boolean french = language.equals("fr");
    return switch (missing) {
      case PAGE ->
          french
              ? new Words(
                  "Page introuvable",
                  "Il n’y a rien à cette adresse. Elle a peut-être été mal recopiée.",
                  "Aller à la page d’accueil")
              : new Words(
                  "Page not found",
                  "There is nothing at this address. It may have been copied wrongly.",
                  "Go to the home page");
      case CHANNEL ->
          french
              ? new Words(
                  "Chaîne introuvable",
                  "Ce site n’a pas de chaîne à cette adresse. Elle a peut-être été mal recopiée,"
                      + " ou la chaîne n’existe plus.",
                  "Voir les chaînes de ce site")
              : new Words(
                  "Channel not found",
                  "This site has no channel at this address. It may have been copied wrongly, or"
                      + " the channel may exist no more.",
                  "See the channels of this site");
      case RECORDING ->
          french
              ? new Words(
                  "Rediffusion introuvable",
                  "Il n’y a pas de rediffusion à cette adresse. Elle a peut-être été mal recopiée,"
                      + " ou la rediffusion a été retirée.",
                  "Aller à la page d’accueil")
              : new Words(
                  "Recording not found",
                  "There is no recording at this address. It may have been copied wrongly, or the"
                      + " recording may have been withdrawn.",
                  "Go to the home page");
      case SITTING ->
          french
              ? new Words(
                  "Séance introuvable",
                  "Il n’y a pas de séance à cette adresse. Elle a peut-être été mal recopiée, ou la"
                      + " séance n’est pas encore annoncée.",
                  "Aller à la page d’accueil")
              : new Words(
                  "Sitting not found",
                  "There is no sitting at this address. It may have been copied wrongly, or the"
                      + " sitting may not be announced yet.",
                  "Go to the home page");
      case REPORT ->
          french
              ? new Words(
                  "Reportage introuvable",
                  "Il n’y a pas de reportage à cette adresse. Elle a peut-être été mal recopiée, ou"
                      + " le reportage a été retiré.",
                  "Aller à la page d’accueil")
              : new Words(
                  "Report not found",
                  "There is no report at this address. It may have been copied wrongly, or the"
                      + " report may have been withdrawn.",
                  "Go to the home page");
    };
  }
}
