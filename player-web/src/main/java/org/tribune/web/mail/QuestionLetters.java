package org.tribune.web.mail;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.question.Answer;
import org.tribune.core.question.Asker;
import org.tribune.core.question.Question;
import org.tribune.core.question.SpokenAnswer;
import org.tribune.core.question.WrittenAnswer;
import org.tribune.core.sitting.CleanText;
import org.tribune.core.sitting.Sitting;

/**
 * Writes to authors of questions, in their language. Words of a citizen are quoted only where a
 * moderator published them: whoever gives somebody else's address sends nothing of their own there.
 * Safe for all threads.
 */
final class QuestionLetters {
  private final SiteConfig site;
  private final QuestionsConfig questions;
  private final Moments moments;

  QuestionLetters(SiteConfig site, QuestionsConfig questions, Moments moments) {
    this.site = site;
    this.questions = questions;
    this.moments = moments;
  }

  /** A letter to who asked {@code question}, who left an address. */
  Letter write(Question question, Asker asker, Sitting sitting, Occasion occasion, Instant now) {
    Words words = new Words(asker.language());
    List<String> parts = new ArrayList<>();
    parts.add(words.of("Bonjour,", "Hello,"));
    String subject =
        switch (occasion.about()) {
          case Occasion.About.Answered answered -> {
            answered(words, answered, question, sitting, parts);
            yield words.of("Réponse à votre question", "The answer to your question");
          }
          case Occasion.About.Refused refused -> {
            refused(words, refused, question, sitting, parts);
            yield words.of("Votre question n'est pas publiée", "Your question is not published");
          }
        };
    parts.add(closing(words, occasion));
    parts.add("-- \n" + site.name() + "\n" + site.url());
    return new Letter(
        question.id().value() + "." + occasion.name(),
        asker.email().orElseThrow(),
        subject + " – " + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        words.language(),
        now);
  }

  private void answered(
      Words words,
      Occasion.About.Answered answered,
      Question question,
      Sitting sitting,
      List<String> parts) {
    Question asked = answered.asked();
    boolean isOwn = asked.id().equals(question.id());
    parts.add(
        words.of("Une réponse est donnée à ", "There is an answer to ")
            + asked(words, question, sitting)
            + (isOwn
                ? words.of(" :", ":")
                : words.of(
                    ", réunie avec celle-ci, qui demande presque la même chose :",
                    ", which was merged with this one, which asks nearly the same:")));
    parts.add(quoted(asked.text()));
    Answer answer = answered.answer();
    answer.written().ifPresent(each -> written(words, each, sitting, parts));
    answer.spoken().ifPresent(each -> parts.add(spoken(words, each, asked, sitting)));
    if (answer.spoken().isEmpty()) {
      page(asked, sitting)
          .ifPresent(page -> parts.add(words.of("Sur le site : ", "On the site: ") + page));
    }
  }

  private static void written(
      Words words, WrittenAnswer written, Sitting sitting, List<String> parts) {
    parts.add(
        (written.from().isEmpty()
                ? words.of("Réponse", "Answer")
                : words.of("Réponse de ", "Answer of ") + written.from())
            + words.of(", le ", ", ")
            + day(words, written.at(), sitting)
            + words.of(" :", ":"));
    parts.add(written.text());
  }

  private String spoken(Words words, SpokenAnswer spoken, Question asked, Sitting sitting) {
    String said = words.of("La réponse a été donnée à l'antenne", "It was answered on air");
    OptionalLong seconds = moments.seconds(spoken);
    Optional<String> place =
        seconds.isPresent()
            ? Optional.of(site.url() + "/watch/" + spoken.broadcast() + "#t=" + seconds.getAsLong())
            : page(asked, sitting).map(URI::toString);
    return place.map(each -> said + words.of(" : ", ": ") + each).orElse(said + ".");
  }

  /** On the sitting's page, if the public sees that one. */
  private Optional<URI> page(Question asked, Sitting sitting) {
    return sitting.status().isPublic()
        ? Optional.of(
            URI.create(site.url() + "/sittings/" + sitting.id() + "#question-" + asked.id()))
        : Optional.empty();
  }

  private void refused(
      Words words,
      Occasion.About.Refused refused,
      Question question,
      Sitting sitting,
      List<String> parts) {
    parts.add(
        words.of("Un modérateur a décidé de ne pas publier ", "A moderator decided not to publish ")
            + asked(words, question, sitting)
            + ".");
    refused
        .decision()
        .refusal()
        .ifPresent(
            reason ->
                parts.add(
                    words.of("Motif : ", "Why: ")
                        + RefusalWords.of(reason, words.language())
                        + "."));
    if (!refused.decision().words().isEmpty()) {
      parts.add(words.of("Le modérateur vous écrit :", "The moderator writes to you:"));
      parts.add(quoted(refused.decision().words()));
    }
    long days = questions.keepRefused().toDays();
    parts.add(
        refused.isFinal()
            ? words.of(
                "Vous aviez contesté un premier refus : cette décision est définitive.",
                "You had objected to a first refusal: this decision is final.")
            : words.of(
                "Vous pouvez contester ce refus une fois, pendant "
                    + days
                    + " jours, par le lien privé qui vous a été montré quand vous avez posé la"
                    + " question. Le navigateur d'alors le retient sous « Mes questions », sur la"
                    + " page de la séance. Le site n'a pas ce lien : il ne peut pas vous l'envoyer.",
                "You may object to this refusal once, for "
                    + days
                    + " days, by the private link that you were shown when you asked. The browser"
                    + " that you used keeps it under \"My questions\" on the sitting's page. The"
                    + " site does not have this link, and can't send it to you."));
  }

  private String closing(Words words, Occasion occasion) {
    String kept =
        occasion.isLast()
            ? words.of(
                "Votre adresse est effacée avec l'envoi de ce message.",
                "Your address is erased as this message is sent.")
            : words.of(
                "Votre adresse est gardée pour la suite, "
                    + questions.keepEmails().toDays()
                    + " jours au plus après votre question.",
                "Your address is kept for what follows, at most "
                    + questions.keepEmails().toDays()
                    + " days after your question.");
    String notYou =
        words.of(
            " Si vous n'avez rien demandé, quelqu'un a donné votre adresse par erreur : vous n'avez"
                + " rien à faire.",
            " If you did not ask anything, somebody gave your address by mistake: there is nothing"
                + " that you need to do.");
    String contact =
        site.contact()
            .map(URI::toString)
            .map(each -> each.replaceFirst("^mailto:", ""))
            .map(each -> words.of(" Nous écrire : ", " Write to us: ") + each)
            .orElse("");
    return kept + notYou + contact;
  }

  private static String asked(Words words, Question question, Sitting sitting) {
    String title =
        sitting.facts().title().isEmpty() ? sitting.facts().body() : sitting.facts().title();
    return words.of("votre question du ", "your question of ")
        + day(words, question.askedAt(), sitting)
        + words.of(" (séance : ", " (sitting: ")
        + title
        + ")";
  }

  private static String day(Words words, Instant at, Sitting sitting) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(words.locale())
        .withZone(sitting.facts().zone())
        .format(at);
  }

  private static String quoted(String text) {
    return text.lines()
        .map(line -> "> " + line)
        .reduce((one, other) -> one + "\n" + other)
        .orElse("");
  }

  /** In the language of who asked. */
  private record Words(String language) {
    String of(String fr, String en) {
      return language.equals("en") ? en : fr;
    }

    Locale locale() {
      return language.equals("en") ? Locale.UK : Locale.FRENCH;
    }
  }
}
