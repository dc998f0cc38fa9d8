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
    parts.add(words.text("letter.hello"));
    String subject =
        switch (occasion.about()) {
          case Occasion.About.Answered answered -> {
            answered(words, answered, question, sitting, parts);
            yield words.text("letter.answered.subject");
          }
          case Occasion.About.Received _ -> {
            received(words, link.orElseThrow(), question, sitting, parts);
            yield words.text("letter.received.subject");
          }
          case Occasion.About.Refused refused -> {
            refused(words, refused, question, sitting, parts);
            yield words.text("letter.refused.subject");
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
    parts.add(words.text("letter.received", asked(words, question, sitting)));
    parts.add(words.text("letter.received.link") + "\n" + site.url() + link);
    parts.add(words.text("letter.received.keep-the-link"));
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
        words.text(
            isOwn ? "letter.answered" : "letter.answered.merged", asked(words, question, sitting)));
    parts.add(LetterWords.quoted(asked.text()));
    Answer answer = answered.answer();
    answer.written().ifPresent(each -> written(words, each, sitting, parts));
    answer.spoken().ifPresent(each -> parts.add(spoken(words, each, asked, sitting)));
    if (answer.spoken().isEmpty()) {
      page(asked, sitting)
          .ifPresent(page -> parts.add(words.text("letter.answered.on-the-site", page)));
    }
  }

  private static void written(
      LetterWords words, WrittenAnswer written, Sitting sitting, List<String> parts) {
    String day = words.day(written.at(), sitting);
    parts.add(
        written.from().isEmpty()
            ? words.text("letter.answered.written", day)
            : words.text("letter.answered.written-by", written.from(), day));
    parts.add(written.text());
  }

  private String spoken(LetterWords words, SpokenAnswer spoken, Question asked, Sitting sitting) {
    OptionalLong seconds = moments.seconds(spoken);
    Optional<String> place =
        seconds.isPresent()
            ? Optional.of(site.url() + "/watch/" + spoken.broadcast() + "#t=" + seconds.getAsLong())
            : page(asked, sitting).map(URI::toString);
    return place
        .map(each -> words.text("letter.answered.on-air-at", each))
        .orElseGet(() -> words.text("letter.answered.on-air"));
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
    parts.add(words.text("letter.refused", asked(words, question, sitting)));
    refused
        .decision()
        .refusal()
        .ifPresent(
            reason ->
                parts.add(
                    words.text(
                        "letter.refused.reason", RefusalWords.of(reason, words.language()))));
    if (!refused.decision().words().isEmpty()) {
      parts.add(words.text("letter.moderator-writes"));
      parts.add(LetterWords.quoted(refused.decision().words()));
    }
    long days = questions.keepRefused().toDays();
    parts.add(
        refused.isFinal()
            ? words.text("letter.refused.final")
            : words.text("letter.refused.may-object", days));
  }

  private String closing(LetterWords words, Occasion occasion) {
    String kept =
        occasion.isLast()
            ? words.text("letter.address-erased")
            : words.text("letter.address-kept", questions.keepEmails().toDays());
    String contact = LetterWords.contact(site);
    return kept
        + " "
        + words.text("letter.did-not-ask")
        + (contact.isEmpty() ? "" : " " + words.text("letter.contact", contact));
  }

  private static String asked(LetterWords words, Question question, Sitting sitting) {
    return words.text(
        "letter.your-question", words.day(question.askedAt(), sitting), LetterWords.title(sitting));
  }
}
