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
final class QuestionEmails {
  private final SiteConfig site;
  private final QuestionsConfig questions;
  private final Moments moments;

  QuestionEmails(SiteConfig site, QuestionsConfig questions, Moments moments) {
    this.site = site;
    this.questions = questions;
    this.moments = moments;
  }

  /**
   * An e-mail to who asked {@code question}, who left an address.
   *
   * @param link the path of the private link, where it is about that one
   */
  EmailMessage write(
      Question question,
      Asker asker,
      Sitting sitting,
      EmailTrigger trigger,
      Optional<String> link,
      Instant now) {
    EmailWords words = new EmailWords(asker.language());
    List<String> parts = new ArrayList<>();
    parts.add(words.text("letter.hello"));
    String subject =
        switch (trigger.about()) {
          case EmailTrigger.About.Answered answered -> {
            answered(words, answered, question, sitting, parts);
            yield words.text("letter.answered.subject");
          }
          case EmailTrigger.About.Received _ -> {
            received(words, link.orElseThrow(), question, sitting, parts);
            yield words.text("letter.received.subject");
          }
          case EmailTrigger.About.Refused refused -> {
            refused(words, refused, question, sitting, parts);
            yield words.text("letter.refused.subject");
          }
        };
    parts.add(closing(words, trigger));
    parts.add(EmailWords.signature(site));
    return new EmailMessage(
        question.id().value() + "." + trigger.name(),
        asker.email().orElseThrow(),
        subject + " – " + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        words.language(),
        now);
  }

  private void received(
      EmailWords words, String link, Question question, Sitting sitting, List<String> parts) {
    parts.add(words.text("letter.received", asked(words, question, sitting)));
    parts.add(words.text("letter.received.link") + "\n" + site.url() + link);
    parts.add(words.text("letter.received.keep-the-link"));
  }

  private void answered(
      EmailWords words,
      EmailTrigger.About.Answered answered,
      Question question,
      Sitting sitting,
      List<String> parts) {
    Question asked = answered.asked();
    boolean isOwn = asked.id().equals(question.id());
    parts.add(
        words.text(
            isOwn ? "letter.answered" : "letter.answered.merged", asked(words, question, sitting)));
    parts.add(EmailWords.quoted(asked.text()));
    Answer answer = answered.answer();
    answer.written().ifPresent(each -> written(words, each, sitting, parts));
    answer.spoken().ifPresent(each -> parts.add(spoken(words, each, asked, sitting)));
    if (answer.spoken().isEmpty()) {
      page(asked, sitting)
          .ifPresent(page -> parts.add(words.text("letter.answered.on-the-site", page)));
    }
  }

  private static void written(
      EmailWords words, WrittenAnswer written, Sitting sitting, List<String> parts) {
    String day = words.day(written.at(), sitting);
    parts.add(
        written.from().isEmpty()
            ? words.text("letter.answered.written", day)
            : words.text("letter.answered.written-by", written.from(), day));
    parts.add(written.text());
  }

  private String spoken(EmailWords words, SpokenAnswer spoken, Question asked, Sitting sitting) {
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
        ? Optional.of(EmailWords.page(site, sitting, asked.id().value()))
        : Optional.empty();
  }

  private void refused(
      EmailWords words,
      EmailTrigger.About.Refused refused,
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
      parts.add(EmailWords.quoted(refused.decision().words()));
    }
    long days = questions.keepRefused().toDays();
    parts.add(
        refused.isFinal()
            ? words.text("letter.refused.final")
            : words.text("letter.refused.may-object", days));
  }

  private String closing(EmailWords words, EmailTrigger trigger) {
    String kept =
        trigger.isLast()
            ? words.text("letter.address-erased")
            : words.text("letter.address-kept", questions.keepEmails().toDays());
    String contact = EmailWords.contact(site);
    return kept
        + " "
        + words.text("letter.did-not-ask")
        + (contact.isEmpty() ? "" : " " + words.text("letter.contact", contact));
  }

  private static String asked(EmailWords words, Question question, Sitting sitting) {
    return words.text(
        "letter.your-question", words.day(question.askedAt(), sitting), EmailWords.title(sitting));
  }
}
