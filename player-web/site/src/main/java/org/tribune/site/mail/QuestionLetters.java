package org.tribune.site.mail;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.CleanText;

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

  /**
   * A letter to who asked {@code question}, who left an address.
   *
   * @param link the path of the private link, where it is about that one
   */
  Letter write(
      Question question,
      Asker asker,
      Sitting sitting,
      Occasion occasion,
      Optional<String> link,
      Instant now) {
    LetterWords words = new LetterWords(asker.language());
    List<String> parts = new ArrayList<>();
    parts.add(words.of("Bonjour,", "Hello,"));
    String subject =
        switch (occasion.about()) {
          case Occasion.About.Answered answered -> {
            answered(words, answered, question, sitting, parts);
            yield words.of("Réponse à votre question", "The answer to your question");
          }
          case Occasion.About.Received _ -> {
            received(words, link.orElseThrow(), question, sitting, parts);
            yield words.of("Votre question est bien reçue", "Your question was received");
          }
          case Occasion.About.Refused refused -> {
            refused(words, refused, question, sitting, parts);
            yield words.of("Votre question n’est pas publiée", "Your question is not published");
          }
        };
    parts.add(closing(words, occasion));
    parts.add(LetterWords.signature(site));
    return new Letter(
        question.id().value() + "." + occasion.name(),
        asker.email().orElseThrow(),
        subject + " – " + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        words.language(),
        now);
  }

  private void received(
      LetterWords words, String link, Question question, Sitting sitting, List<String> parts) {
    parts.add(
        words.of("Nous avons bien reçu ", "We received ")
            + asked(words, question, sitting)
            + words.of(
                ". Un modérateur la relira avant publication.",
                ". A moderator will read it before it is published."));
    parts.add(
        words.of(
                "Votre lien privé, pour la suivre, la corriger, la retirer ou contester un refus :",
                "Your private link, to follow it, correct it, withdraw it, or object to a refusal:")
            + "\n"
            + site.url()
            + link);
    parts.add(
        words.of(
            "Toute personne qui possède ce lien peut en faire autant : ne le transmettez pas.",
            "Whoever has this link can do the same: do not pass it on."));
  }

  private void answered(
      LetterWords words,
      Occasion.About.Answered answered,
      Question question,
      Sitting sitting,
      List<String> parts) {
    Question asked = answered.asked();
    boolean isOwn = asked.id().equals(question.id());
    parts.add(
        words.of("Une réponse a été apportée à ", "There is an answer to ")
            + asked(words, question, sitting)
            + (isOwn
                ? words.of(" :", ":")
                : words.of(
                    ", regroupée avec celle-ci, qui demande presque la même chose :",
                    ", which was merged with this one, which asks nearly the same:")));
    parts.add(LetterWords.quoted(asked.text()));
    Answer answer = answered.answer();
    answer.written().ifPresent(each -> written(words, each, sitting, parts));
    answer.spoken().ifPresent(each -> parts.add(spoken(words, each, asked, sitting)));
    if (answer.spoken().isEmpty()) {
      page(asked, sitting)
          .ifPresent(page -> parts.add(words.of("Sur le site : ", "On the site: ") + page));
    }
  }

  private static void written(
      LetterWords words, WrittenAnswer written, Sitting sitting, List<String> parts) {
    parts.add(
        (written.from().isEmpty()
                ? words.of("Réponse", "Answer")
                : words.of("Réponse de ", "Answer of ") + written.from())
            + words.of(", le ", ", ")
            + words.day(written.at(), sitting)
            + words.of(" :", ":"));
    parts.add(written.text());
  }

  private String spoken(LetterWords words, SpokenAnswer spoken, Question asked, Sitting sitting) {
    String said = words.of("La réponse a été donnée à l’antenne", "It was answered on air");
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
        ? Optional.of(LetterWords.page(site, sitting, asked.id().value()))
        : Optional.empty();
  }

  private void refused(
      LetterWords words,
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
      parts.add(LetterWords.quoted(refused.decision().words()));
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
                    + " jours, par le lien privé qui vous a été montré ou envoyé quand vous avez posé la"
                    + " question. Le navigateur que vous utilisiez l’a retenu sous « Mes questions », sur"
                    + " la page de la séance. Le site n’a plus ce lien : il ne peut pas vous le"
                    + " renvoyer.",
                "You may object to this refusal once, for "
                    + days
                    + " days, by the private link that you were shown or sent when you asked. The browser"
                    + " that you used keeps it under \"My questions\" on the meeting's page. The"
                    + " site does not have this link, and can't send it to you."));
  }

  private String closing(LetterWords words, Occasion occasion) {
    String kept =
        occasion.isLast()
            ? words.of(
                "Votre adresse est effacée avec l’envoi de ce message.",
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
            " Si vous n’avez rien demandé, quelqu’un a donné votre adresse par erreur : vous n’avez"
                + " rien à faire.",
            " If you did not ask anything, somebody gave your address by mistake: there is nothing"
                + " that you need to do.");
    String contact = LetterWords.contact(site);
    return kept
        + notYou
        + (contact.isEmpty() ? "" : words.of(" Nous écrire : ", " Write to us: ") + contact);
  }

  private static String asked(LetterWords words, Question question, Sitting sitting) {
    return words.of("votre question du ", "your question of ")
        + words.day(question.askedAt(), sitting)
        + words.of(" (séance : ", " (meeting: ")
        + LetterWords.title(sitting)
        + ")";
  }
}
