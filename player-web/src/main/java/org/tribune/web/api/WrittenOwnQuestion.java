package org.tribune.web.api;

import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.core.question.Answer;
import org.tribune.core.question.Question;
import org.tribune.core.question.QuestionState;
import org.tribune.core.question.WrittenAnswer;
import org.tribune.web.http.Markup;
import org.tribune.web.http.WrittenPage;
import org.tribune.web.mail.RefusalWords;

/**
 * The page of a private link for who has no scripts. The link's secret stands behind its '#', which
 * no browser sends: its owner types it into a form, and reads what became of the question.
 */
record WrittenOwnQuestion(WrittenFrame frame) {
  /** The form, for a page that a script draws. */
  WrittenPage form() {
    String title = title();
    return frame.page(
        title,
        /* head= */ "",
        frame.navigation("/questions/")
            + Markup.escaped(title)
            + "</h1>\n"
            + asked("")
            + "</main>\n");
  }

  /** That the page has to do with a report: it has no form. */
  WrittenPage ofReport() {
    String title = frame.words("Mon signalement", "My report");
    return frame.page(
        title,
        /* head= */ "",
        frame.navigation("")
            + Markup.escaped(title)
            + "</h1>\n"
            + paragraph(
                frame.words(
                    "Sans JavaScript, la décision ne peut pas être lue ici : elle est aussi envoyée par"
                        + " courriel à qui a laissé une adresse.",
                    "Without JavaScript the decision can’t be read here: it is also mailed to whoever"
                        + " left an address."))
            + "<p>"
            + WrittenFrame.link("/contact", frame.words("Nous écrire", "Write to us"))
            + "</p>\n</main>\n");
  }

  /** That no question has this key. */
  WrittenPage unknown(String id) {
    String wrong =
        "<p role=\"alert\"><strong>"
            + Markup.escaped(
                frame.words(
                    "Ce lien privé n’existe pas, ou plus : vérifiez qu’il est entier.",
                    "This private link does not exist, or no longer does: check that it is whole."))
            + "</strong></p>\n";
    return whole(id, wrong + asked(id));
  }

  /** What its author reads of a question. */
  WrittenPage of(Question question) {
    StringBuilder out = new StringBuilder(2_048);
    if (question.state() != QuestionState.WITHDRAWN) {
      out.append("<blockquote>").append(lines(question.text())).append("</blockquote>\n");
    }
    out.append("<p><strong>").append(Markup.escaped(state(question.state())));
    out.append("</strong></p>\n");
    if (question.state() == QuestionState.REFUSED || question.state() == QuestionState.CONTESTED) {
      refusal(out, question);
    }
    Optional<WrittenAnswer> written = question.standing().answer().flatMap(Answer::written);
    written.ifPresent(
        each ->
            out.append("<h2>")
                .append(frame.words("Réponse", "Answer"))
                .append("</h2>\n")
                .append(paragraph(each.from()))
                .append(lines(each.text())));
    out.append("<p>")
        .append(
            WrittenFrame.link(
                "/sittings/" + question.sitting(), frame.words("La séance", "The meeting")))
        .append("</p>\n");
    out.append(
        paragraph(
            frame.words(
                "Pour la corriger, la retirer ou contester un refus, ouvrez le lien avec JavaScript, ou"
                    + " écrivez-nous.",
                "To correct it, withdraw it or object to a refusal, open the link with JavaScript, or"
                    + " write to us.")));
    return whole(question.id().value(), out.toString());
  }

  private void refusal(StringBuilder out, Question question) {
    question
        .standing()
        .decision()
        .filter(each -> each.refusal().isPresent())
        .ifPresent(
            each -> {
              String reason = RefusalWords.of(each.refusal().get(), frame.language());
              out.append(paragraph(frame.words("Motif du refus : ", "Refused because: ") + reason));
              out.append(lines(each.words()));
            });
  }

  private WrittenPage whole(String id, String main) {
    return frame.whole(
        "/questions/" + id,
        title(),
        /* head= */ "",
        "<h1>" + Markup.escaped(title()) + "</h1>\n" + main);
  }

  private String title() {
    return frame.words("Ma question", "My question");
  }

  /** The form; without an id it answers at the page's own address. */
  private String asked(String id) {
    String action = id.isEmpty() ? "" : " action=\"/questions/" + Markup.escaped(id) + "\"";
    return paragraph(
            frame.words(
                "Cette page est à vous seul. Sans JavaScript, collez ici la fin de votre lien, derrière"
                    + " le signe #.",
                "This page is yours alone. Without JavaScript, paste the end of your link here, what"
                    + " stands behind the # sign."))
        + "<form method=\"post\""
        + action
        + ">\n<p><label>"
        + frame.words("Fin du lien privé", "End of the private link")
        + " <input name=\"key\" required maxlength=\"100\" autocomplete=\"off\"></label>\n"
        + "<button type=\"submit\" class=\"button\">"
        + frame.words("Voir ma question", "See my question")
        + "</button></p>\n</form>\n";
  }

  private String state(QuestionState state) {
    return switch (state) {
      case WAITING ->
          frame.words(
              "En attente : un modérateur la relira avant publication.",
              "Waiting: a moderator will read it before it is published.");
      case PUBLISHED ->
          frame.words(
              "Publiée : chacun peut la lire sur la page de la séance.",
              "Published: everybody can read it on the meeting’s page.");
      case ANSWERED -> frame.words("Une réponse a été apportée.", "It was answered.");
      case MERGED ->
          frame.words(
              "Réunie avec une autre qui demande presque la même chose, et reçoit la même réponse.",
              "Joined with another that asks nearly the same, and gets the same answer.");
      case REFUSED -> frame.words("Elle n’est pas publiée.", "It is not published.");
      case CONTESTED ->
          frame.words(
              "Refus contesté : un modérateur la relit.",
              "Objected to: a moderator reads it again.");
      case WITHDRAWN ->
          frame.words(
              "Retirée : son texte et votre signature ont été effacés.",
              "Withdrawn: its text and your signature were erased.");
    };
  }

  private static String paragraph(String text) {
    return "<p>" + Markup.escaped(text) + "</p>\n";
  }

  private static String lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(WrittenOwnQuestion::paragraph)
        .collect(Collectors.joining());
  }
}
