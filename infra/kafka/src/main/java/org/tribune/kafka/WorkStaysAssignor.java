package org.tribune.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Spreads partitions over the members of a group, but leaves where it is what somebody works on: a
 * member that joins gets idle partitions, and what runs does not stand still for it. Each member
 * sends with its subscription which of its partitions have workers. Made by Kafka's client; called
 * on the polling thread.
 */
public final class WorkStaysAssignor implements ConsumerPartitionAssignor, Configurable {
  /** The setting that holds a {@code Supplier<Collection<TopicPartition>>}. */
  static final String BUSY = "tribune.busy.partitions";

  private Supplier<Collection<TopicPartition>> busy = List::of;

  /** A member as it joins: what it holds, and on which of that it works. */
  record Member(Set<TopicPartition> owned, Set<TopicPartition> busy) {}

  /** For Kafka's client. */
  public WorkStaysAssignor() {}

  // What is under our own key is ours.
  @SuppressWarnings("unchecked")
  @Override
  public void configure(Map<String, ?> settings) {
    if (settings.get(BUSY) instanceof Supplier<?> supplier) {
      busy = (Supplier<Collection<TopicPartition>>) supplier;
    }
  }

  @Override
  public String name() {
    return "tribune-work-stays";
  }

  @Override
  public List<RebalanceProtocol> supportedProtocols() {
    return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
  }

  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    String text =
        busy.get().stream()
            .map(each -> each.topic() + " " + each.partition())
            .collect(Collectors.joining("\n"));
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<TopicPartition> read(@Nullable ByteBuffer data) {
    if (data == null) {
      return Set.of();
    }
    return StandardCharsets.UTF_8
        .decode(data.duplicate())
        .toString()
        .lines()
        .map(line -> line.split(" ", /* limit= */ 2))
        .filter(words -> words.length == 2 && words[1].matches("[0-9]{1,9}"))
        .map(words -> new TopicPartition(words[0], Integer.parseInt(words[1])))
        .collect(Collectors.toSet());
  }

  @Override
  public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
    Map<String, Member> members = new TreeMap<>();
    group
        .groupSubscription()
        .forEach(
            (name, subscription) ->
                members.put(
                    name,
                    new Member(
                        Set.copyOf(subscription.ownedPartitions()),
                        read(subscription.userData()))));
    List<TopicPartition> all =
        group.groupSubscription().values().stream()
            .flatMap(subscription -> subscription.topics().stream())
            .distinct()
            .sorted()
            .flatMap(topic -> partitions(cluster, topic))
            .toList();
    Map<String, Assignment> given = new HashMap<>();
    spread(members, all).forEach((name, each) -> given.put(name, new Assignment(each)));
    return new GroupAssignment(given);
  }

  private static Stream<TopicPartition> partitions(Cluster cluster, String topic) {
    Integer count = cluster.partitionCountForTopic(topic);
    return IntStream.range(0, count == null ? 0 : count)
        .mapToObj(number -> new TopicPartition(topic, number));
  }

  /** Gives each partition to one member, or to none until the one that holds it has let go. */
  static Map<String, List<TopicPartition>> spread(
      Map<String, Member> members, List<TopicPartition> all) {
    Map<TopicPartition, String> owners = new HashMap<>();
    members.forEach((name, member) -> member.owned().forEach(p -> owners.putIfAbsent(p, name)));
    Map<String, List<TopicPartition>> given = new TreeMap<>();
    members.keySet().forEach(name -> given.put(name, new ArrayList<>()));
    Set<TopicPartition> left = new HashSet<>(all);
    members.forEach(
        (name, member) ->
            member.busy().stream()
                .filter(each -> name.equals(owners.get(each)) && left.remove(each))
                .forEach(each -> list(given, name).add(each)));
    int fair = Math.ceilDiv(all.size(), Math.max(1, members.size()));
    List<TopicPartition> free = new ArrayList<>();
    for (TopicPartition each : all) {
      String owner = owners.get(each);
      if (!left.contains(each)) {
        continue;
      }
      if (owner != null && list(given, owner).size() < fair) {
        list(given, owner).add(each);
      } else {
        free.add(each);
      }
    }
    for (TopicPartition each : free) {
      String taker =
          given.keySet().stream()
              .min(Comparator.comparingInt(name -> list(given, name).size()))
              .orElseThrow();
      list(given, taker).add(each);
    }
    // What another member holds it must let go first; it is given when that has joined again.
    given.forEach(
        (name, partitions) ->
            partitions.removeIf(each -> !name.equals(owners.getOrDefault(each, name))));
    return given;
  }

  private static List<TopicPartition> list(Map<String, List<TopicPartition>> given, String member) {
    return given.getOrDefault(member, new ArrayList<>());
  }
}
