package org.tribune.site.question;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.page.Markup;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.page.WrittenFrame;
import org.tribune.site.page.WrittenPage;

/**
 * Where a question can be asked, and those that were answered; no script draws this page.
 *
 * @param open the sittings that take questions; empty on a page behind the first
 * @param isFirst false for a page behind the first
 * @param watching where an answer that was given on air can be watched
 */
public record WrittenQuestions(
    List<PublicQuestions.Open> open,
    PublicQuestions.Page answered,
    boolean isFirst,
    Function<SpokenAnswer, Optional<String>> watching,
    WrittenFrame frame) {
  private static final String ADDRESS = SiteSection.QUESTIONS.address();

  public WrittenPage page() {
    String title = frame.words("Questions du public", "Questions from the public");
    WrittenFrame.Told told =
        new WrittenFrame.Told(
            "website",
            title,
            frame.words(
                "Où poser une question au conseil, et les réponses qui ont été données.",
                "Where to ask the council a question, and the answers that were given."),
            ADDRESS,
            Optional.empty(),
            Optional.empty());
    return frame.whole(ADDRESS, title, frame.head(told), body(title));
  }

  private String body(String title) {
    StringBuilder out = new StringBuilder(16_384);
    out.append("<h1>").append(Markup.escaped(title)).append("</h1>\n");
    if (isFirst) {
      asking(out);
    }
    heading(out, frame.words("Réponses", "Answers"));
    if (answered.sittings().isEmpty()) {
      paragraph(
          out,
          frame.words(
              "Aucune question n’a encore reçu de réponse.", "No question has been answered yet."));
    }
    answered.sittings().forEach(each -> sitting(out, each));
    answered.next().ifPresent(each -> older(out, each));
    return out.toString();
  }

  private void older(StringBuilder out, Instant next) {
    String words = frame.words("Réponses plus anciennes", "Older answers");
    String address = ADDRESS + "?before=" + next + "&lang=" + frame.language();
    out.append("<p>").append(WrittenFrame.link(address, words)).append("</p>\n");
  }

  private void asking(StringBuilder out) {
    heading(out, frame.words("Poser une question", "Ask a question"));
    if (open.isEmpty()) {
      paragraph(
          out,
          frame.words(
              "Aucune séance ne prend de questions en ce moment. Elles sont ouvertes sur la page de"
                  + " chaque séance, quand elle est annoncée.",
              "No meeting takes questions at the moment. They open on the page of each meeting once"
                  + " it is announced."));
      return;
    }
    out.append("<ul class=\"asking\">\n");
    for (PublicQuestions.Open each : open) {
      Sitting sitting = each.sitting();
      out.append("<li>")
          .append(frame.content().link("/sittings/" + sitting.id() + "#questions", title(sitting)))
          .append("<br>")
          .append(when(sitting));
      each.taking()
          .questioning()
          .closesAt()
          .ifPresent(
              at ->
                  out.append("<br>")
                      .append(frame.words("Questions ouvertes jusqu’au ", "Open until "))
                      .append(
                          Markup.escaped(
                              new SpokenTime(frame.language())
                                  .moment(at, sitting.facts().zone()))));
      out.append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private void sitting(StringBuilder out, PublicQuestions.Answered of) {
    String address = "/sittings/" + of.sitting().id();
    out.append("<section class=\"answered\">\n<h3>")
        .append(frame.content().link(address, title(of.sitting())))
        .append("</h3>\n");
    out.append("<p>").append(when(of.sitting())).append("</p>\n");
    for (Question each : of.questions()) {
      question(out, each, address, of.sitting().facts().zone());
    }
    out.append("</section>\n");
  }

  private void question(StringBuilder out, Question question, String address, ZoneId zone) {
    out.append(
            "<article class=\"question-answered\">\n<blockquote"
                + frame.content().attribute()
                + ">")
        .append(lines(question.text()))
        .append("</blockquote>\n<p class=\"soft\">")
        .append(Markup.escaped(by(question.author(), question.askedAt(), zone)))
        .append("</p>\n");
    Optional<Answer> answer = question.standing().answer();
    answer.flatMap(Answer::written).ifPresent(each -> written(out, each));
    out.append("<p>");
    answer
        .flatMap(Answer::spoken)
        .flatMap(watching)
        .ifPresent(
            at ->
                out.append(
                        WrittenFrame.link(
                            at, frame.words("Regarder la réponse", "Watch the answer")))
                    .append(" · "));
    out.append(
            WrittenFrame.link(
                address + "#question-" + question.id(),
                frame.words("Voir sur la page de la séance", "See on the meeting’s page")))
        .append("</p>\n</article>\n");
  }

  private void written(StringBuilder out, WrittenAnswer answer) {
    String from =
        answer.from().isEmpty()
            ? frame.words("Réponse", "Answer")
            : frame.content().marked(answer.from());
    out.append("<p><strong>")
        .append(frame.words(from + " :", from + ":"))
        .append("</strong></p>\n<div" + frame.content().attribute() + ">\n")
        .append(lines(answer.text()))
        .append("</div>\n");
  }

  private String by(Author author, Instant at, ZoneId zone) {
    String name =
        author.commune().isEmpty() ? author.name() : author.name() + ", " + author.commune();
    String day = new SpokenTime(frame.language()).day(at.atZone(zone).toLocalDate());
    return name + ", " + day;
  }

  private static String title(Sitting sitting) {
    return sitting.facts().title().isEmpty()
        ? sitting.facts().body()
        : sitting.facts().body() + " – " + sitting.facts().title();
  }

  /** HTML. */
  private String when(Sitting sitting) {
    String moment =
        new SpokenTime(frame.language()).moment(sitting.facts().start(), sitting.facts().zone());
    return frame.when(moment, sitting.facts().place());
  }

  /** A paragraph for each of a text. */
  private static String lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> "<p>" + Markup.escaped(line) + "</p>\n")
        .collect(Collectors.joining());
  }

  private static void heading(StringBuilder out, String text) {
    out.append("<h2>").append(Markup.escaped(text)).append("</h2>\n");
  }

  private static void paragraph(StringBuilder out, String text) {
    out.append("<p>").append(Markup.escaped(text)).append("</p>\n");
  }
}
