package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.access.AccountId;

/**
 * The questions that the catalogue keeps, and what belongs to them. What a call wrote is there for
 * every later call of every process, and outlives a crash. Calls block; safe for all threads. Every
 * method throws {@code org.tribune.catalogue.CatalogueException} if the database is away or
 * refuses. Times are kept to the microsecond.
 */
public interface Questions {
  /** Most questions that one sitting takes. */
  int MOST_OF_SITTING = 5_000;

  /**
   * Writes a new question down.
   *
   * @param challenge what its author's browser solved for it, used by this as by {@link
   *     #useChallenge}
   * @param challengeEndsAt when nobody takes it any more
   * @return false, with nothing written, if the challenge was used
   */
  boolean create(Question question, Asker asker, String challenge, Instant challengeEndsAt);

  /** The question of this id. */
  Optional<Question> find(QuestionId id);

  /** The questions of a sitting, the oldest first; {@link #MOST_OF_SITTING} at most. */
  List<Question> ofSitting(SittingId sitting);

  /** How many questions a sitting has, whatever became of them. */
  int count(SittingId sitting);

  /**
   * Writes questions down, all or none, each with the next version, if each still has the version
   * that it bears. Holds on them end.
   *
   * @return as they are there now; empty if another was faster with any of them
   */
  Optional<List<Question>> replace(List<Question> changed);

  /**
   * A number that is higher after each change of what a sitting's pages show: its questions, their
   * supports, reports and holds, when it takes them. 0 before the first.
   */
  long version(SittingId sitting);

  /** A number that is another one than before after each change of any sitting's version. */
  long version();

  /** The {@link #version} of each sitting that ever had one. Nothing of their content is read. */
  Map<SittingId, Long> versions();

  /**
   * The questions of a sitting that were asked or written anew after it had the {@link #version}
   * {@code seen}, in no order: what keeps a copy reads these alone.
   */
  List<Question> changedSince(SittingId sitting, long seen);

  /** What moderators have to do, for each sitting in which there is anything, in no order. */
  List<Workload> workloads(Instant now);

  /** The sittings that ever had a {@link #version}. */
  List<SittingId> sittings();

  /** Who asked; empty if there is no such question, or all of it was forgotten. */
  Optional<Asker> asker(QuestionId question);

  /** Forgets the browser and the line that a question came from. */
  void forgetAuthor(QuestionId question);

  /**
   * Keeps the hash of the secret of a private link that is about to be mailed; it opens the
   * question as the first one does. The one of an e-mail that never left is replaced.
   */
  void keepMailedLink(QuestionId question, String hash);

  /** The private link is on its way: nobody mails it again. */
  void linkMailed(QuestionId question);

  /** Forgets the address for the answer. */
  void forgetEmail(QuestionId question);

  /**
   * Those who asked before {@code before} and of whom a browser or a network is known, oldest
   * first.
   */
  List<Asker> askersBefore(Instant before, int limit);

  /**
   * Those who left an address that is kept, the oldest first.
   *
   * @param after who asked after this one alone; empty: from the first on
   */
  List<Asker> withEmail(Optional<Asker> after, int limit);

  /**
   * Takes the address of a question in order to write to it on an occasion: until {@code until}
   * nobody else, in whatever process, gets it for the same occasion.
   *
   * @param occasion of all that are written about for this question
   * @return empty if it was taken, or there is none
   */
  Optional<Asker> takeEmail(QuestionId question, String occasion, Instant now, Instant until);

  /** Gives an address that was taken back at another time than was said. */
  void keepTaken(QuestionId question, String occasion, Instant until);

  /** When a sitting takes questions, if somebody ever set it. */
  Optional<Questioning> questioning(SittingId sitting);

  /**
   * Writes it down with the next version, if the one that is there still has the version that
   * {@code changed} bears; 0 if there is none.
   *
   * @return as it is there now; empty if another was faster
   */
  Optional<Questioning> replace(Questioning changed);

  /**
   * Supports a published question.
   *
   * @param supporter hash of a secret of the browser
   * @return false if it does already
   */
  boolean support(QuestionId question, String supporter, Instant now);

  /** Takes the support back; false if there was none. */
  boolean withdrawSupport(QuestionId question, String supporter);

  /**
   * How many support each question of a sitting that has any; those who support one that was merged
   * support its leader, each once.
   */
  Map<QuestionId, Integer> supports(SittingId sitting);

  /** Which questions of a sitting this one supports, with the leader for one that was merged. */
  Set<QuestionId> supportedBy(SittingId sitting, String supporter);

  /** Marks a challenge as used; false if it was. */
  boolean useChallenge(String challenge, Instant endsAt);

  /** Writes a report down, in the place of one of the same id. */
  void save(Report report);

  /** The reports on questions of a sitting, the newest first. */
  List<Report> reports(SittingId sitting);

  /** The report of this id. */
  Optional<Report> report(QuestionId id);

  /** Those that are {@link Report#isUntold}, the oldest first. */
  List<Report> untold(int limit);

  /**
   * Takes a report in order to write to who made it: until {@code until} nobody else, in whatever
   * process, gets it; false if it was taken.
   */
  boolean takeUntold(QuestionId report, Instant now, Instant until);

  /** Writes a ban down, in the place of one of the same id. */
  void save(Ban ban);

  /** Bans that end after {@code now}. */
  List<Ban> bans(Instant now);

  /**
   * Holds a question for a moderator.
   *
   * @param takingOver true: whoever holds it
   * @return who holds it now; empty if there is no such question
   */
  Optional<Claim> hold(Claim wanted, boolean takingOver, Instant now);

  /** Lets go of what this moderator holds in a sitting. */
  void letGo(SittingId sitting, AccountId account);

  /** Who holds what in a sitting now. */
  List<Claim> holds(SittingId sitting, Instant now);

  /**
   * A secret of the whole site, such as the salt of a day: {@code fresh} if there is none of this
   * name yet.
   *
   * @param endsAt when {@link #sweep} destroys it
   */
  String secret(String name, String fresh, Instant endsAt);

  /** Destroys secrets, challenges, holds and bans that are over; returns how many. */
  int sweep(Instant now);

  /** The questions of a sitting with all that belongs to them, for a backup. */
  List<QuestionFile> files(SittingId sitting);

  /** Writes one of a backup down as it is given; what is there already stays. */
  void restore(QuestionFile file);

  /** Forgets all that belongs to a sitting. */
  void forget(SittingId sitting);
}
