package org.tribune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.tribune.kafka.WorkStaysAssignor.Member;

final class WorkStaysAssignorTest {
  private static final List<TopicPartition> ALL = partitions(0, 1, 2, 3, 4, 5, 6, 7);

  private static List<TopicPartition> partitions(int... numbers) {
    return IntStream.of(numbers).mapToObj(each -> new TopicPartition("t", each)).toList();
  }

  private static Member member(List<TopicPartition> owned, List<TopicPartition> busy) {
    return new Member(Set.copyOf(owned), Set.copyOf(busy));
  }

  /** What each member has when no more is to be moved. */
  private static Map<String, Set<TopicPartition>> settle(Map<String, Member> members) {
    Map<String, Member> now = new HashMap<>(members);
    for (int round = 0; round < 3; round++) {
      WorkStaysAssignor.spread(now, ALL)
          .forEach(
              (name, given) ->
                  now.computeIfPresent(
                      name, (same, before) -> new Member(Set.copyOf(given), before.busy())));
    }
    return now.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().owned()));
  }

  @Test
  void oneMember_getsAll() {
    assertThat(settle(Map.of("a", member(List.of(), List.of()))).get("a"))
        .containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void memberThatJoins_getsIdleOnes_andWhatIsWorkedOnStays() {
    List<TopicPartition> busy = partitions(1, 2, 6);
    Map<String, Set<TopicPartition>> given =
        settle(Map.of("a", member(ALL, busy), "b", member(List.of(), List.of())));
    assertThat(given.get("a")).hasSize(4).containsAll(busy);
    assertThat(given.get("b")).hasSize(4).doesNotContainAnyElementsOf(busy);
  }

  @Test
  void memberThatJoins_whereAllIsWorkedOn_getsNothing() {
    Map<String, Set<TopicPartition>> given =
        settle(Map.of("a", member(ALL, ALL), "b", member(List.of(), List.of())));
    assertThat(given.get("a")).hasSize(8);
    assertThat(given.get("b")).isEmpty();
  }

  @Test
  void whatAnotherHolds_isGivenToNobodyBeforeItHasLetGo() {
    Map<String, List<TopicPartition>> first =
        WorkStaysAssignor.spread(
            Map.of("a", member(ALL, List.of()), "b", member(List.of(), List.of())), ALL);
    assertThat(first.get("a")).hasSize(4);
    assertThat(first.get("b")).isEmpty();
  }

  @Test
  void memberThatDies_leavesAllToTheOthers_eachOnce() {
    Map<String, Set<TopicPartition>> given =
        settle(
            Map.of(
                "b", member(partitions(0, 1), partitions(1)),
                "c", member(partitions(2), partitions(2, /* not its own */ 7))));
    Set<TopicPartition> both = new HashSet<>(given.get("b"));
    both.addAll(given.get("c"));
    assertThat(both).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(given.get("b")).hasSize(4).contains(new TopicPartition("t", 1));
    assertThat(given.get("c")).hasSize(4).contains(new TopicPartition("t", 2));
  }
}
