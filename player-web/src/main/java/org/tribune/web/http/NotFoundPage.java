package org.tribune.web.http;

/** What a person reads at an address where there is nothing. */
final class NotFoundPage {
  /** The page, in both languages, without script or style so that it works whatever is missing. */
  static final String TEXT =
      """
      <!doctype html>
      <html lang="fr">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Page introuvable · Page not found</title>
      </head>
      <body>
        <main>
          <h1>Page introuvable</h1>
          <p>Il n'y a rien à cette adresse. Elle a peut-être été mal recopiée.</p>
          <p><a href="/">Aller à la page d'accueil</a></p>
          <section lang="en">
            <h2>Page not found</h2>
            <p>There is nothing at this address. It may have been copied wrongly.</p>
            <p><a href="/">Go to the home page</a></p>
          </section>
        </main>
      </body>
      </html>
      """;

  private NotFoundPage() {}
}
