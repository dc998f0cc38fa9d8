package org.tribune.site.question;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.site.mail.RefusalWords;
import org.tribune.site.page.Markup;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * The page of a private link for who has no scripts. The link's secret stands behind its '#', which
 * no browser sends: its owner pastes it into a form, and reads what became of the question.
 */
public record WrittenOwnQuestion(WrittenFrame frame) {
  /** The form, for a page that a script draws. */
  public WrittenPage form() {
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
  public WrittenPage ofReport() {
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
  public WrittenPage unknown(String id) {
    String wrong =
        "<p role=\"alert\"><strong>"
            + Markup.escaped(
                frame.words(
                    "Ce lien privé n’existe pas, ou plus : vérifiez qu’il est entier.",
                    "This private link does not exist, or no longer does: check that it is whole."))
            + "</strong></p>\n";
    return whole(id, wrong + asked(id));
  }

  /**
   * What its author reads of a question: the same as by its script.
   *
   * @param leader the one that it was joined with
   * @param watching where an answer that was given on air can be watched
   */
  public WrittenPage of(
      Question question,
      Optional<Question> leader,
      Function<SpokenAnswer, Optional<String>> watching) {
    StringBuilder out = new StringBuilder(2_048);
    boolean isWithdrawn = question.state() == QuestionState.WITHDRAWN;
    if (!isWithdrawn) {
      out.append(quoted(question.text()));
    }
    out.append("<p><strong>").append(Markup.escaped(state(question.state())));
    out.append("</strong></p>\n");
    if (question.state() == QuestionState.REFUSED || question.state() == QuestionState.CONTESTED) {
      refusal(out, question);
    }
    question.original().filter(each -> !isWithdrawn).ifPresent(each -> original(out, each));
    leader.ifPresent(each -> leader(out, each));
    question
        .standing()
        .answer()
        .or(() -> leader.flatMap(each -> each.standing().answer()))
        .ifPresent(each -> answer(out, each, watching));
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
    out.append("<p>")
        .append(WrittenFrame.link("/contact", frame.words("Nous écrire", "Write to us")))
        .append("</p>\n");
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
              if (!each.words().isBlank()) {
                out.append(
                    paragraph(
                        frame.words("Le modérateur vous écrit :", "The moderator writes to you:")));
                out.append(quoted(each.words()));
              }
            });
  }

  private void original(StringBuilder out, String text) {
    out.append(
        paragraph(
            frame.words(
                "Un modérateur a masqué un passage de votre texte avant de le publier : chacun lit le"
                    + " texte ci-dessus.",
                "A moderator masked a passage of your text before publishing it: everybody reads the"
                    + " text above.")));
    heading(out, frame.words("Ce que vous aviez écrit", "What you had written"));
    out.append(quoted(text));
  }

  private void leader(StringBuilder out, Question leader) {
    heading(
        out,
        frame.words(
            "La question avec laquelle elle est réunie", "The question that it was joined with"));
    out.append(quoted(leader.text()));
  }

  private void answer(
      StringBuilder out, Answer answer, Function<SpokenAnswer, Optional<String>> watching) {
    heading(out, frame.words("Réponse", "Answer"));
    answer.spoken().ifPresent(each -> spoken(out, watching.apply(each)));
    answer.written().ifPresent(each -> out.append(from(each)).append(quoted(each.text())));
  }

  private void spoken(StringBuilder out, Optional<String> address) {
    String watch = frame.words("Regarder la réponse", "Watch the answer");
    out.append(
        address
            .map(at -> "<p>" + WrittenFrame.link(at, watch) + "</p>\n")
            .orElseGet(
                () ->
                    paragraph(
                        frame.words(
                            "Elle a été donnée en séance.", "It was given at the meeting."))));
  }

  private String from(WrittenAnswer answer) {
    return "<p>" + frame.content().marked(answer.from()) + "</p>\n";
  }

  private static void heading(StringBuilder out, String text) {
    out.append("<h2>").append(Markup.escaped(text)).append("</h2>\n");
  }

  /** What a person wrote for this site. */
  private String quoted(String text) {
    return "<blockquote" + frame.content().attribute() + ">" + lines(text) + "</blockquote>\n";
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
    String action =
        id.isEmpty()
            ? ""
            : " action=\"/questions/" + Markup.escaped(id) + "?lang=" + frame.language() + "\"";
    return paragraph(
            frame.words(
                "Cette page est à vous seul. Sans JavaScript, copiez son adresse entière (votre lien"
                    + " privé, avec ce qui suit le signe #) et collez-la ici.",
                "This page is yours alone. Without JavaScript, copy its whole address (your private"
                    + " link, with what stands behind the # sign) and paste it here."))
        + "<form method=\"post\""
        + action
        + ">\n<p><label>"
        + frame.words("Votre lien privé", "Your private link")
        + " <input name=\"key\" required maxlength=\"1000\" autocomplete=\"off\""
        + " autocapitalize=\"none\" spellcheck=\"false\"></label>\n"
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
