package org.tribune.sql.question;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Claim;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.Workload;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.access.AccountId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.sql.database.Database;
import org.tribune.sql.keys.Keyring;
import org.tribune.sql.keys.SecretTable;

/** The questions in a SQL database. Safe for all threads. */
public final class SqlQuestions implements Questions {
  private final Database database;
  private final Keyring keys;
  private final QuestionTable questions;
  private final AskerTable askers;
  private final QuestionReportTable reports;
  private final BanTable bans;

  public SqlQuestions(Database database, Keyring keys) {
    this.database = database;
    this.keys = keys;
    questions = new QuestionTable(keys);
    askers = new AskerTable(keys);
    reports = new QuestionReportTable(keys);
    bans = new BanTable(keys);
  }

  @Override
  public boolean create(Question question, Asker asker, String challenge, Instant challengeEndsAt) {
    return database.write(
        handle -> {
          if (!SecretTable.useChallenge(handle, challenge, challengeEndsAt)) {
            return false;
          }
          QuestionTable.takeTurn(handle, question.sitting());
          questions.insert(handle, question);
          askers.insert(handle, asker);
          return true;
        });
  }

  @Override
  public Optional<Question> find(QuestionId id) {
    return database.read(handle -> questions.find(handle, id));
  }

  @Override
  public List<Question> ofSitting(SittingId sitting) {
    return database.read(handle -> questions.ofSitting(handle, sitting));
  }

  @Override
  public int count(SittingId sitting) {
    return database.read(handle -> QuestionTable.count(handle, sitting));
  }

  @Override
  public Optional<List<Question>> replace(List<Question> changed) {
    return database.write(
        handle -> {
          changed.stream()
              .map(Question::sitting)
              .distinct()
              .sorted()
              .forEach(sitting -> QuestionTable.takeTurn(handle, sitting));
          if (!changed.stream().allMatch(each -> QuestionTable.isCurrent(handle, each))) {
            return Optional.empty();
          }
          changed.forEach(each -> QuestionModerationTables.letGo(handle, each.id()));
          return Optional.of(
              changed.stream().map(each -> questions.replace(handle, each)).toList());
        });
  }

  @Override
  public long version(SittingId sitting) {
    return database.read(handle -> QuestionTable.turn(handle, sitting));
  }

  @Override
  public long version() {
    return database.read(QuestionTable::allTurns);
  }

  @Override
  public Map<SittingId, Long> versions() {
    return database.read(QuestionTable::turns);
  }

  @Override
  public List<Question> changedSince(SittingId sitting, long seen) {
    return database.read(handle -> questions.changedSince(handle, sitting, seen));
  }

  @Override
  public List<Workload> workloads(Instant now) {
    return database.read(handle -> QuestionModerationTables.workloads(handle, now));
  }

  @Override
  public List<SittingId> sittings() {
    return database.read(QuestionTable::sittings);
  }

  @Override
  public Optional<Asker> asker(QuestionId question) {
    return database.read(handle -> askers.find(handle, question));
  }

  @Override
  public void forgetAuthor(QuestionId question) {
    database.run(handle -> askers.forgetAuthor(handle, question));
  }

  @Override
  public void keepMailedLink(QuestionId question, String hash) {
    database.run(handle -> AskerTable.keepMailedLink(handle, question, hash));
  }

  @Override
  public void linkMailed(QuestionId question) {
    database.run(handle -> askers.linkMailed(handle, question));
  }

  @Override
  public void forgetEmail(QuestionId question) {
    database.run(handle -> askers.forgetEmail(handle, question));
  }

  @Override
  public List<Asker> askersBefore(Instant before, int limit) {
    return database.read(handle -> askers.before(handle, before, limit));
  }

  @Override
  public List<Asker> withEmail(Optional<Asker> after, int limit) {
    return database.read(handle -> askers.withEmail(handle, after, limit));
  }

  @Override
  public Optional<Asker> takeEmail(
      QuestionId question, String occasion, Instant now, Instant until) {
    String name = emailOf(question, occasion);
    // Asked each minute of each address that waits: most are looked at without a lock.
    if (database.read(handle -> SecretTable.isTaken(handle, name, now))) {
      return Optional.empty();
    }
    return database.write(
        handle ->
            askers
                .find(handle, question)
                .filter(each -> each.email().isPresent())
                .filter(each -> SecretTable.take(handle, name, now, until)));
  }

  @Override
  public void keepTaken(QuestionId question, String occasion, Instant until) {
    database.run(handle -> SecretTable.keepTaken(handle, emailOf(question, occasion), until));
  }

  private static String emailOf(QuestionId question, String occasion) {
    return "email of " + question.value() + ": " + occasion;
  }

  @Override
  public Optional<Questioning> questioning(SittingId sitting) {
    return database.read(handle -> QuestionModerationTables.questioning(handle, sitting));
  }

  @Override
  public Optional<Questioning> replace(Questioning changed) {
    return database.write(
        handle -> {
          if (!QuestionModerationTables.replace(handle, changed)) {
            return Optional.empty();
          }
          QuestionTable.takeTurn(handle, changed.sitting());
          return QuestionModerationTables.questioning(handle, changed.sitting());
        });
  }

  @Override
  public boolean support(QuestionId question, String supporter, Instant now) {
    return changeSupport(question, handle -> SupportTable.add(handle, question, supporter, now));
  }

  @Override
  public boolean withdrawSupport(QuestionId question, String supporter) {
    return changeSupport(question, handle -> SupportTable.remove(handle, question, supporter));
  }

  private boolean changeSupport(QuestionId question, Predicate<Handle> change) {
    return database.write(
        handle -> {
          Optional<SittingId> sitting = QuestionTable.sittingOf(handle, question);
          if (sitting.isEmpty() || !change.test(handle)) {
            return false;
          }
          QuestionTable.takeTurn(handle, sitting.get());
          return true;
        });
  }

  @Override
  public Map<QuestionId, Integer> supports(SittingId sitting) {
    return database.read(handle -> SupportTable.counts(handle, sitting));
  }

  @Override
  public Set<QuestionId> supportedBy(SittingId sitting, String supporter) {
    return database.read(handle -> SupportTable.of(handle, sitting, supporter));
  }

  @Override
  public boolean useChallenge(String challenge, Instant endsAt) {
    return database.write(handle -> SecretTable.useChallenge(handle, challenge, endsAt));
  }

  @Override
  public void save(Report report) {
    database.run(
        handle -> {
          reports.save(handle, report);
          QuestionTable.takeTurn(handle, report.sitting());
        });
  }

  @Override
  public List<Report> reports(SittingId sitting) {
    return database.read(handle -> reports.ofSitting(handle, sitting));
  }

  @Override
  public Optional<Report> report(QuestionId id) {
    return database.read(handle -> reports.find(handle, id));
  }

  @Override
  public List<Report> untold(int limit) {
    return database.read(handle -> reports.untold(handle, limit));
  }

  @Override
  public boolean takeUntold(QuestionId report, Instant now, Instant until) {
    return database.write(
        handle -> SecretTable.take(handle, "notice of " + report.value(), now, until));
  }

  @Override
  public void save(Ban ban) {
    database.run(handle -> bans.save(handle, ban));
  }

  @Override
  public List<Ban> bans(Instant now) {
    return database.read(handle -> bans.thatHold(handle, now));
  }

  @Override
  public Optional<Claim> hold(Claim wanted, boolean takingOver, Instant now) {
    return database.write(
        handle ->
            QuestionTable.sittingOf(handle, wanted.question())
                .map(
                    sitting -> {
                      QuestionTable.takeTurn(handle, sitting);
                      return QuestionModerationTables.hold(
                          handle, sitting, wanted, takingOver, now);
                    }));
  }

  @Override
  public void letGo(SittingId sitting, AccountId account) {
    database.run(
        handle -> {
          QuestionTable.takeTurn(handle, sitting);
          QuestionModerationTables.letGo(handle, sitting, account);
        });
  }

  @Override
  public List<Claim> holds(SittingId sitting, Instant now) {
    return database.read(handle -> QuestionModerationTables.holds(handle, sitting, now));
  }

  @Override
  public String secret(String name, String fresh, Instant endsAt) {
    return database.write(handle -> SecretTable.secret(handle, name, fresh, endsAt));
  }

  @Override
  public int sweep(Instant now) {
    return database.write(handle -> bans.sweep(handle, now) + SecretTable.sweep(handle, now));
  }

  @Override
  public List<QuestionFile> files(SittingId sitting) {
    return database.read(
        handle -> {
          List<Report> reported = reports.ofSitting(handle, sitting);
          return questions.ofSitting(handle, sitting).stream()
              .map(
                  each ->
                      new QuestionFile(
                          each,
                          askers.find(handle, each.id()).orElseThrow(),
                          SupportTable.supporters(handle, each.id()),
                          reported.stream()
                              .filter(report -> report.question().equals(each.id()))
                              .toList()))
              .toList();
        });
  }

  @Override
  public void restore(QuestionFile file) {
    Question question = file.question();
    database.run(
        handle -> {
          if (QuestionTable.sittingOf(handle, question.id()).isPresent()) {
            return;
          }
          QuestionTable.takeTurn(handle, question.sitting());
          questions.insert(handle, question);
          askers.insert(handle, file.asker());
          file.supporters()
              .forEach(each -> SupportTable.add(handle, question.id(), each, question.askedAt()));
          file.reports().forEach(each -> reports.save(handle, each));
        });
  }

  @Override
  public void forget(SittingId sitting) {
    database.run(
        handle -> {
          shredKeys(handle, sitting);
          QuestionTable.forget(handle, sitting);
          QuestionModerationTables.forget(handle, sitting);
        });
  }

  private void shredKeys(Handle handle, SittingId sitting) {
    String ids = "SELECT id FROM question WHERE sitting = :of";
    var _ =
        keys.shred(handle, KeyKind.QUESTION, ids, sitting.value())
            + keys.shred(handle, KeyKind.ASKER, ids, sitting.value())
            + keys.shred(
                handle,
                KeyKind.REPORT,
                "SELECT id FROM question_report WHERE sitting = :of",
                sitting.value());
  }
}
