package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Hold;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.StepKind;
import org.tribune.catalogue.question.Workload;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.access.AccountId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;

/** Questions in memory. Safe for all threads. */
final class FakeQuestions implements Questions {
  private static final Comparator<Asker> BY_TIME =
      Comparator.comparing(Asker::askedAt).thenComparing(Asker::question);

  private final Runnable throwFailure;
  private final FakeDataKeys keys;
  private final Map<QuestionId, Question> questions = new LinkedHashMap<>();
  private final Map<QuestionId, Asker> askers = new LinkedHashMap<>();
  private final Map<QuestionId, Set<String>> supports = new LinkedHashMap<>();
  private final Map<QuestionId, Report> reports = new LinkedHashMap<>();
  private final Map<QuestionId, Ban> bans = new LinkedHashMap<>();
  private final Map<QuestionId, Hold> holds = new TreeMap<>();
  private final Map<SittingId, Questioning> questionings = new HashMap<>();
  private final Map<SittingId, Long> turns = new HashMap<>();
  private final Map<QuestionId, Long> changed = new HashMap<>();
  private final Map<String, Instant> challenges = new HashMap<>();
  private final Map<String, Secret> secrets = new HashMap<>();

  private final Map<String, Instant> taken = new HashMap<>();

  private record Secret(String value, Instant endsAt) {}

  FakeQuestions(Runnable throwFailure, FakeDataKeys keys) {
    this.throwFailure = throwFailure;
    this.keys = keys;
  }

  /** As a catalogue does that encrypts: another key where what there was must die. */
  private void renewKey(KeyKind kind, QuestionId of, boolean destroys, boolean isNeeded) {
    KeyName name = new KeyName(kind, of.value());
    if (destroys) {
      var _ = keys.shred(name);
    }
    if (isNeeded) {
      var _ = keys.obtain(name);
    }
  }

  private void keep(Asker asker, boolean destroys) {
    askers.put(asker.question(), asker);
    boolean isNeeded = asker.isKnown() || asker.email().isPresent();
    renewKey(KeyKind.ASKER, asker.question(), destroys, isNeeded);
  }

  @Override
  public synchronized boolean create(
      Question question, Asker asker, String challenge, Instant challengeEndsAt) {
    if (!useChallenge(challenge, challengeEndsAt)) {
      return false;
    }
    keep(asker, /* destroys= */ false);
    write(question);
    return true;
  }

  private void write(Question question) {
    takeTurn(question.sitting());
    questions.put(question.id(), question);
    StepKind last = question.steps().getLast().kind();
    boolean destroys =
        question.isForgotten() || last == StepKind.CORRECTED || last == StepKind.TRIMMED;
    renewKey(KeyKind.QUESTION, question.id(), destroys, /* isNeeded= */ true);
    changed.put(question.id(), version(question.sitting()));
  }

  private void takeTurn(SittingId sitting) {
    turns.merge(sitting, 1L, Long::sum);
  }

  @Override
  public synchronized Optional<Question> find(QuestionId id) {
    throwFailure.run();
    return Optional.ofNullable(questions.get(id));
  }

  @Override
  public synchronized List<Question> ofSitting(SittingId sitting) {
    throwFailure.run();
    return questions.values().stream()
        .filter(each -> each.sitting().equals(sitting))
        .sorted(Comparator.comparing(Question::askedAt).thenComparing(Question::id))
        .limit(MOST_OF_SITTING)
        .toList();
  }

  @Override
  public synchronized int count(SittingId sitting) {
    return ofSitting(sitting).size();
  }

  @Override
  public synchronized Optional<List<Question>> replace(List<Question> changed) {
    throwFailure.run();
    for (Question each : changed) {
      Question before = questions.get(each.id());
      if (before == null || before.version() != each.version()) {
        return Optional.empty();
      }
    }
    List<Question> after = new ArrayList<>();
    for (Question each : changed) {
      Question next = each.at(each.version() + 1);
      write(next);
      holds.remove(each.id());
      after.add(next);
    }
    return Optional.of(after);
  }

  @Override
  public synchronized long version(SittingId sitting) {
    throwFailure.run();
    return turns.getOrDefault(sitting, 0L);
  }

  @Override
  public synchronized long version() {
    throwFailure.run();
    return turns.hashCode();
  }

  @Override
  public synchronized Map<SittingId, Long> versions() {
    throwFailure.run();
    return Map.copyOf(turns);
  }

  @Override
  public synchronized List<Question> changedSince(SittingId sitting, long seen) {
    return ofSitting(sitting).stream()
        .filter(each -> changed.getOrDefault(each.id(), 0L) > seen)
        .toList();
  }

  @Override
  public synchronized List<Workload> workloads(Instant now) {
    throwFailure.run();
    return turns.keySet().stream()
        .map(each -> workload(each, now))
        .filter(each -> each.since().isPresent() || each.reported() + each.held() > 0)
        .toList();
  }

  private Workload workload(SittingId sitting, Instant now) {
    List<Question> open =
        ofSitting(sitting).stream().filter(each -> each.state().isOpen()).toList();
    int contested =
        (int) open.stream().filter(each -> each.state() == QuestionState.CONTESTED).count();
    return new Workload(
        sitting,
        open.size() - contested,
        contested,
        (int) open.stream().filter(each -> !each.flags().isEmpty()).count(),
        (int) reports(sitting).stream().filter(each -> each.state() == ReportState.OPEN).count(),
        holds(sitting, now).size(),
        open.stream().flatMap(each -> each.waitsSince().stream()).min(Comparator.naturalOrder()));
  }

  @Override
  public synchronized List<SittingId> sittings() {
    throwFailure.run();
    return turns.keySet().stream().sorted().toList();
  }

  @Override
  public synchronized Optional<Asker> asker(QuestionId question) {
    throwFailure.run();
    return Optional.ofNullable(askers.get(question));
  }

  @Override
  public synchronized void forgetAuthor(QuestionId question) {
    change(question, each -> with(each, /* browser= */ "", /* origin= */ "", each.email()));
  }

  @Override
  public synchronized void forgetEmail(QuestionId question) {
    change(question, each -> with(each, each.browser(), each.origin(), Optional.empty()));
  }

  private void change(QuestionId question, UnaryOperator<Asker> change) {
    Asker before = asker(question).orElse(null);
    if (before != null && !change.apply(before).equals(before)) {
      keep(change.apply(before), /* destroys= */ true);
    }
  }

  @Override
  public synchronized void keepMailedLink(QuestionId question, String hash) {
    askers.computeIfPresent(question, (id, each) -> each.mailed(hash));
  }

  @Override
  public synchronized void linkMailed(QuestionId question) {
    askers.computeIfPresent(question, (id, each) -> each.withLink());
  }

  private static Asker with(Asker asker, String browser, String origin, Optional<String> email) {
    return new Asker(
        asker.question(),
        asker.linkHash(),
        browser,
        origin,
        email,
        asker.wantsLink() && email.isPresent(),
        asker.mailedHash(),
        asker.language(),
        asker.askedAt());
  }

  @Override
  public synchronized List<Asker> withEmail(Optional<Asker> after, int limit) {
    throwFailure.run();
    return askers.values().stream()
        .filter(each -> each.email().isPresent())
        .filter(each -> after.isEmpty() || BY_TIME.compare(each, after.get()) > 0)
        .sorted(BY_TIME)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Asker> takeEmail(
      QuestionId question, String occasion, Instant now, Instant until) {
    Optional<Asker> asker = asker(question).filter(each -> each.email().isPresent());
    String name = question + " " + occasion;
    if (asker.isEmpty() || taken.getOrDefault(name, Instant.MIN).isAfter(now)) {
      return Optional.empty();
    }
    taken.put(name, until);
    return asker;
  }

  @Override
  public synchronized void keepTaken(QuestionId question, String occasion, Instant until) {
    throwFailure.run();
    taken.replace(question + " " + occasion, until);
  }

  @Override
  public synchronized List<Asker> askersBefore(Instant before, int limit) {
    throwFailure.run();
    return askers.values().stream()
        .filter(Asker::isKnown)
        .filter(each -> each.askedAt().isBefore(before))
        .sorted(BY_TIME)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Questioning> questioning(SittingId sitting) {
    throwFailure.run();
    return Optional.ofNullable(questionings.get(sitting));
  }

  @Override
  public synchronized Optional<Questioning> replace(Questioning changed) {
    if (questioning(changed.sitting()).map(Questioning::version).orElse(0L) != changed.version()) {
      return Optional.empty();
    }
    Questioning after = changed.at(changed.version() + 1);
    questionings.put(changed.sitting(), after);
    takeTurn(changed.sitting());
    return Optional.of(after);
  }

  @Override
  public synchronized boolean support(QuestionId question, String supporter, Instant now) {
    Optional<Question> supported = find(question);
    if (supported.isEmpty()
        || !supports.computeIfAbsent(question, none -> new HashSet<>()).add(supporter)) {
      return false;
    }
    takeTurn(supported.get().sitting());
    return true;
  }

  @Override
  public synchronized boolean withdrawSupport(QuestionId question, String supporter) {
    boolean removed = false;
    for (Map.Entry<QuestionId, Set<String>> each : supports.entrySet()) {
      Question supported = find(each.getKey()).orElseThrow();
      if (stands(supported).equals(question) || supported.id().equals(question)) {
        removed |= each.getValue().remove(supporter);
      }
    }
    if (removed) {
      takeTurn(find(question).orElseThrow().sitting());
    }
    return removed;
  }

  private static QuestionId stands(Question question) {
    return question.standing().leader().orElse(question.id());
  }

  @Override
  public synchronized Map<QuestionId, Integer> supports(SittingId sitting) {
    Map<QuestionId, Set<String>> supporters = new HashMap<>();
    for (Question each : ofSitting(sitting)) {
      Set<String> own = supports.getOrDefault(each.id(), Set.of());
      if (!own.isEmpty()) {
        supporters.computeIfAbsent(stands(each), none -> new HashSet<>()).addAll(own);
      }
    }
    return supporters.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().size()));
  }

  @Override
  public synchronized Set<QuestionId> supportedBy(SittingId sitting, String supporter) {
    return ofSitting(sitting).stream()
        .filter(each -> supports.getOrDefault(each.id(), Set.of()).contains(supporter))
        .map(FakeQuestions::stands)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized boolean useChallenge(String challenge, Instant endsAt) {
    throwFailure.run();
    return challenges.putIfAbsent(challenge, endsAt) == null;
  }

  @Override
  public synchronized void save(Report report) {
    throwFailure.run();
    reports.put(report.id(), report);
    boolean told = report.state() != ReportState.OPEN && !report.isUntold();
    renewKey(KeyKind.REPORT, report.id(), told, /* isNeeded= */ true);
    takeTurn(report.sitting());
  }

  @Override
  public synchronized Optional<Report> report(QuestionId id) {
    throwFailure.run();
    return Optional.ofNullable(reports.get(id));
  }

  @Override
  public synchronized List<Report> untold(int limit) {
    throwFailure.run();
    return reports.values().stream()
        .filter(Report::isUntold)
        .sorted(Comparator.comparing(Report::at).thenComparing(Report::id))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean takeUntold(QuestionId report, Instant now, Instant until) {
    throwFailure.run();
    String name = "notice of " + report;
    if (taken.getOrDefault(name, Instant.MIN).isAfter(now)) {
      return false;
    }
    taken.put(name, until);
    return true;
  }

  @Override
  public synchronized List<Report> reports(SittingId sitting) {
    throwFailure.run();
    return reports.values().stream()
        .filter(each -> each.sitting().equals(sitting))
        .sorted(Comparator.comparing(Report::at).reversed().thenComparing(Report::id))
        .toList();
  }

  @Override
  public synchronized void save(Ban ban) {
    throwFailure.run();
    bans.put(ban.id(), ban);
    renewKey(KeyKind.BAN, ban.id(), /* destroys= */ false, /* isNeeded= */ true);
  }

  @Override
  public synchronized List<Ban> bans(Instant now) {
    throwFailure.run();
    return bans.values().stream()
        .filter(each -> each.holds(now))
        .sorted(Comparator.comparing(Ban::until).thenComparing(Ban::id))
        .toList();
  }

  @Override
  public synchronized Optional<Hold> hold(Hold wanted, boolean takingOver, Instant now) {
    Optional<Question> question = find(wanted.question());
    if (question.isEmpty()) {
      return Optional.empty();
    }
    takeTurn(question.get().sitting());
    Hold held = holds.get(wanted.question());
    if (held == null
        || takingOver
        || held.account().equals(wanted.account())
        || !now.isBefore(held.until())) {
      holds.put(wanted.question(), wanted);
    }
    return Optional.ofNullable(holds.get(wanted.question()));
  }

  @Override
  public synchronized void letGo(SittingId sitting, AccountId account) {
    throwFailure.run();
    takeTurn(sitting);
    holds
        .values()
        .removeIf(
            each ->
                each.account().equals(account)
                    && find(each.question()).orElseThrow().sitting().equals(sitting));
  }

  @Override
  public synchronized List<Hold> holds(SittingId sitting, Instant now) {
    throwFailure.run();
    return holds.values().stream()
        .filter(each -> now.isBefore(each.until()))
        .filter(each -> find(each.question()).orElseThrow().sitting().equals(sitting))
        .toList();
  }

  @Override
  public synchronized String secret(String name, String fresh, Instant endsAt) {
    throwFailure.run();
    return secrets.computeIfAbsent(name, none -> new Secret(fresh, endsAt)).value();
  }

  @Override
  public synchronized int sweep(Instant now) {
    throwFailure.run();
    int before = kept();
    secrets.values().removeIf(each -> !now.isBefore(each.endsAt()));
    challenges.values().removeIf(each -> !now.isBefore(each));
    taken.values().removeIf(each -> !now.isBefore(each));
    holds.values().removeIf(each -> !now.isBefore(each.until()));
    List<QuestionId> over =
        bans.values().stream().filter(each -> !each.holds(now)).map(Ban::id).toList();
    over.forEach(each -> renewKey(KeyKind.BAN, each, /* destroys= */ true, /* isNeeded= */ false));
    bans.keySet().removeAll(over);
    return before - kept();
  }

  private int kept() {
    return secrets.size() + challenges.size() + taken.size() + holds.size() + bans.size();
  }

  @Override
  public synchronized List<QuestionFile> files(SittingId sitting) {
    return ofSitting(sitting).stream()
        .map(
            each ->
                new QuestionFile(
                    each,
                    asker(each.id()).orElseThrow(),
                    supports.getOrDefault(each.id(), Set.of()),
                    reports(sitting).stream()
                        .filter(report -> report.question().equals(each.id()))
                        .toList()))
        .toList();
  }

  @Override
  public synchronized void restore(QuestionFile file) {
    throwFailure.run();
    Question question = file.question();
    if (!questions.containsKey(question.id())) {
      write(question);
      keep(file.asker(), /* destroys= */ false);
      supports.put(question.id(), new HashSet<>(file.supporters()));
      file.reports().forEach(this::save);
    }
  }

  @Override
  public synchronized void forget(SittingId sitting) {
    for (Question each : ofSitting(sitting)) {
      questions.remove(each.id());
      askers.remove(each.id());
      supports.remove(each.id());
      holds.remove(each.id());
      renewKey(KeyKind.QUESTION, each.id(), /* destroys= */ true, /* isNeeded= */ false);
      renewKey(KeyKind.ASKER, each.id(), /* destroys= */ true, /* isNeeded= */ false);
    }
    for (Report each : reports(sitting)) {
      reports.remove(each.id());
      renewKey(KeyKind.REPORT, each.id(), /* destroys= */ true, /* isNeeded= */ false);
    }
    questionings.remove(sitting);
    turns.remove(sitting);
  }
}
