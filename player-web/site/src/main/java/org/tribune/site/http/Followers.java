package org.tribune.site.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;

/** What becomes of the questions that were merged into one that is no longer there for them. */
public final class Followers {
  private Followers() {}

  /** Those that were merged into a question. Blocks. */
  public static List<Question> of(Question leader, Questions questions) {
    return questions.ofSitting(leader.sitting()).stream()
        .filter(each -> each.standing().leader().filter(leader.id()::equals).isPresent())
        .toList();
  }

  /**
   * Their leader was taken back: the oldest stands for them from now on, as it stood.
   *
   * @param leader as it was before
   */
  public static List<Question> inheriting(Question leader, List<Question> followers, Instant now) {
    List<Question> oldestFirst =
        followers.stream().sorted(Comparator.comparing(Question::askedAt)).toList();
    if (oldestFirst.isEmpty()) {
      return List.of();
    }
    String who = leader.standing().decision().map(each -> each.who()).orElse("");
    Question heir = oldestFirst.getFirst().published(who, now);
    Optional<Question> answered =
        leader.standing().answer().map(each -> heirAnswered(heir, leader, now));
    List<Question> changed = new ArrayList<>();
    changed.add(answered.orElse(heir));
    changed.addAll(following(heir.id(), oldestFirst.subList(1, oldestFirst.size()), who, now));
    return changed;
  }

  private static Question heirAnswered(Question heir, Question leader, Instant now) {
    return heir.answered(leader.standing().answer().orElseThrow(), "", now);
  }

  /** They follow another one. */
  public static List<Question> following(
      QuestionId leader, List<Question> followers, String who, Instant now) {
    return followers.stream().map(each -> each.merged(leader, who, now)).toList();
  }
}
