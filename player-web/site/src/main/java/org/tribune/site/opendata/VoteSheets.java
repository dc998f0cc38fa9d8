package org.tribune.site.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.site.http.Csv;

/** Motions and votes as tables: one row a motion, and one a voter. */
final class VoteSheets {
  private static final List<String> VOTES =
      List.of(
          "id",
          "sitting_id",
          "date",
          "assembly",
          "kind",
          "parent_id",
          "number",
          "matter_code",
          "matter",
          "title",
          "result",
          "unanimous",
          "method",
          "voted_at",
          "in_favour",
          "against",
          "abstentions",
          "not_taking_part",
          "blank",
          "url",
          "document_url");
  private static final List<String> BALLOTS =
      List.of("motion_id", "sitting_id", "date", "person_id", "person", "group", "position");

  private final VoteRecords records;
  private final Map<String, Popolo.VoteEvent> votes = new HashMap<>();

  VoteSheets(VoteRecords records) {
    this.records = records;
    records.votes().forEach(each -> votes.put(each.motionId(), each));
  }

  /** How many rows {@link #ballots} has. */
  int casts() {
    return records.votes().stream().mapToInt(each -> each.votes().size()).sum();
  }

  /**
   * What was voted on.
   *
   * @param assemblies their names, by what they are called by in the data
   */
  String votes(Map<String, String> assemblies) {
    StringBuilder text = new StringBuilder(Csv.openLine(VOTES.stream()));
    for (Popolo.Motion each : records.motions()) {
      text.append(Csv.openLine(row(each, Optional.ofNullable(votes.get(each.id())), assemblies)));
    }
    return text.toString();
  }

  private static Stream<String> row(
      Popolo.Motion motion, Optional<Popolo.VoteEvent> vote, Map<String, String> assemblies) {
    return Stream.of(
        motion.id(),
        motion.eventId(),
        motion.date().toString(),
        assemblies.getOrDefault(motion.organizationId(), motion.organizationId()),
        motion.classification(),
        motion.parentId().orElse(""),
        motion.identifier().orElse(""),
        motion.matter().map(Popolo.Matter::code).orElse(""),
        motion.matter().flatMap(Popolo.Matter::name).orElse(""),
        motion.text(),
        motion.result().orElse(""),
        vote.map(each -> String.valueOf(each.unanimous())).orElse(""),
        vote.flatMap(Popolo.VoteEvent::method).orElse(""),
        vote.flatMap(Popolo.VoteEvent::startDate).orElse(""),
        count(vote, "yes"),
        count(vote, "no"),
        count(vote, "abstain"),
        count(vote, "not taking part"),
        count(vote, "blank"),
        motion.url(),
        motion.documentUrl().orElse(""));
  }

  private static String count(Optional<Popolo.VoteEvent> vote, String option) {
    return vote.stream()
        .flatMap(each -> each.counts().stream())
        .filter(each -> each.option().equals(option))
        .map(each -> String.valueOf(each.value()))
        .findFirst()
        .orElse("");
  }

  /** Who voted how. */
  String ballots() {
    Map<String, String> names = new HashMap<>();
    records.persons().forEach(each -> names.put(each.id(), each.name()));
    StringBuilder text = new StringBuilder(Csv.openLine(BALLOTS.stream()));
    for (Popolo.Motion motion : records.motions()) {
      Optional.ofNullable(votes.get(motion.id())).stream()
          .flatMap(each -> each.votes().stream())
          .forEach(
              each ->
                  text.append(
                      Csv.openLine(
                          Stream.of(
                              motion.id(),
                              motion.eventId(),
                              motion.date().toString(),
                              each.voterId(),
                              names.getOrDefault(each.voterId(), ""),
                              each.group().orElse(""),
                              each.option()))));
    }
    return text.toString();
  }
}
