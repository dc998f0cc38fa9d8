package org.tribune.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.ReaderThread;
import org.tribune.core.log.Subscription;
import org.tribune.core.log.Topic;

/**
 * A member of a consumer group. Its polling thread never waits for a worker: a partition whose
 * worker is behind is paused, the others go on, and the group sees a member that lives.
 */
final class KafkaMember<T> implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaMember.class);
  private static final Duration COMMIT_PAUSE = Duration.ofMillis(250);
  private static final Duration OFFER_PAUSE = Duration.ofMinutes(1);

  private final KafkaTopics topics;
  private final KafkaSettings settings;
  private final Topic<T> topic;
  private final String group;
  private final KeyWorker.Factory<T> factory;
  private final KafkaEntries<T> entries;
  private final Complaints complaints = new Complaints(LOG);
  private final ReaderThread thread;

  // What follows is the polling thread's own.
  private final Map<TopicPartition, KafkaPartition<T>> partitions = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private final Set<TopicPartition> heldBack = new HashSet<>();
  private Set<TopicPartition> toldBusy = Set.of();
  private long toldNanos = System.nanoTime();
  private @Nullable KafkaConsumer<String, byte[]> opened;
  private long committedNanos = System.nanoTime();

  KafkaMember(
      KafkaTopics topics,
      KafkaSettings settings,
      Topic<T> topic,
      String group,
      KeyWorker.Factory<T> factory) {
    this.topics = topics;
    this.settings = settings;
    this.topic = topic;
    this.group = group;
    this.factory = factory;
    this.entries = new KafkaEntries<>(topic);
    this.thread = new ReaderThread("log-share-" + topic.name(), this::work, this::end);
  }

  void start() {
    thread.start();
  }

  private void work() throws InterruptedException {
    try {
      KafkaTopic<T> found = topics.find(topic).get();
      Map<String, Object> own = new HashMap<>(settings.member(group));
      Supplier<Collection<TopicPartition>> busy = this::tellBusy;
      own.put(WorkStaysAssignor.BUSY, busy);
      KafkaConsumer<String, byte[]> consumer = entries.open(own);
      opened = consumer;
      consumer.subscribe(List.of(found.name()), new Assignments(consumer));
      ConnectionWatch connection = new ConnectionWatch("The group " + group, consumer);
      while (!thread.isStopping()) {
        turn(consumer);
        connection.check();
      }
    } catch (ExecutionException e) {
      LOG.debug("The log was closed before {} was found", topic.name(), e);
    } catch (InterruptException e) {
      throw new InterruptedException();
    }
  }

  private void turn(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    try {
      // A worker that gets on again is noticed soon; new records end the wait at once.
      Duration wait = Duration.ofMillis(heldBack.isEmpty() ? 50 : 5);
      ConsumerRecords<String, byte[]> records = consumer.poll(wait);
      for (TopicPartition name : records.partitions()) {
        Optional.ofNullable(partitions.get(name))
            .ifPresent(partition -> partition.add(records.records(name)));
      }
      partitions.forEach((name, partition) -> handOut(consumer, name, partition));
      commitSometimes(consumer);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      complaints.tell("Sharing " + topic.name() + " over Kafka failed and is tried again", e);
      Thread.sleep(/* millis= */ 500);
    }
  }

  /** What this member works on, for who spreads the partitions; called as it joins. */
  private Collection<TopicPartition> tellBusy() {
    toldBusy = partitions.keySet().stream().filter(this::isBusy).collect(Collectors.toSet());
    toldNanos = System.nanoTime();
    return toldBusy;
  }

  private boolean isBusy(TopicPartition name) {
    return Optional.ofNullable(partitions.get(name)).map(KafkaPartition::isBusy).orElse(false);
  }

  /** What was kept here only since it was worked on may go to who has less. */
  private void offerIdle(KafkaConsumer<String, byte[]> consumer, long now) {
    if (now - toldNanos > OFFER_PAUSE.toNanos()
        && toldBusy.stream().anyMatch(name -> partitions.containsKey(name) && !isBusy(name))) {
      toldNanos = now;
      consumer.enforceRebalance("idle partitions may be spread anew");
    }
  }

  private void handOut(
      KafkaConsumer<String, byte[]> consumer, TopicPartition name, KafkaPartition<T> partition) {
    partition.startAgain().ifPresent(offset -> consumer.seek(name, offset));
    if (partition.handOut()) {
      if (heldBack.add(name)) {
        consumer.pause(Set.of(name));
      }
    } else if (heldBack.remove(name)) {
      consumer.resume(Set.of(name));
    }
  }

  private void commitSometimes(KafkaConsumer<String, byte[]> consumer) {
    long now = System.nanoTime();
    if (now - committedNanos < COMMIT_PAUSE.toNanos()) {
      return;
    }
    committedNanos = now;
    if (!topic.isDurable()) {
      long oldest = now - topic.retention().toNanos();
      partitions.values().forEach(partition -> partition.letGoSilentSince(oldest));
      offerIdle(consumer, now);
    }
    Map<TopicPartition, OffsetAndMetadata> news = news(partitions.keySet());
    if (!news.isEmpty()) {
      consumer.commitAsync(
          news,
          (offsets, failure) -> {
            if (failure == null) {
              committed.putAll(offsets);
            } else if (!(failure instanceof RebalanceInProgressException
                || failure instanceof RetriableException)) {
              complaints.tell("The checkpoints of " + group + " are stored later", failure);
            }
          });
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> news(Collection<TopicPartition> names) {
    Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
    for (TopicPartition name : names) {
      Optional.ofNullable(partitions.get(name))
          .map(KafkaPartition::committable)
          .filter(committable -> !committable.equals(committed.get(name)))
          .ifPresent(committable -> news.put(name, committable));
    }
    return news;
  }

  /** What the group gives and takes; called by poll() and close(), so on the polling thread. */
  private final class Assignments implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;

    private Assignments(KafkaConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> names) {
      if (names.isEmpty()) {
        return;
      }
      Map<TopicPartition, OffsetAndMetadata> before = checkpoints(names);
      for (TopicPartition name : names) {
        OffsetAndMetadata start =
            Optional.ofNullable(before.get(name)).orElse(new OffsetAndMetadata(0));
        partitions.put(name, new KafkaPartition<>(entries, factory, start));
        committed.put(name, start);
      }
      LOG.info("Consumer group {} assigned {} to this member", group, names);
    }

    /** What earlier holders left; without it, workers read more than they need. */
    private Map<TopicPartition, OffsetAndMetadata> checkpoints(Collection<TopicPartition> names) {
      try {
        return consumer.committed(Set.copyOf(names));
      } catch (InterruptException e) {
        throw e;
      } catch (KafkaException e) {
        complaints.tell("The checkpoints of " + group + " can't be read", e);
        return Map.of();
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> names) {
      letGo(names);
      commit(consumer, names);
      forget(names);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> names) {
      LOG.warn("Consumer group {} took {} away: it considered this member dead", group, names);
      letGo(names);
      forget(names);
    }
  }

  private void letGo(Collection<TopicPartition> names) {
    List<KafkaPartition<T>> going =
        names.stream().flatMap(name -> Optional.ofNullable(partitions.get(name)).stream()).toList();
    going.forEach(KafkaPartition::stop);
    KafkaPartition.awaitEnd(going);
  }

  private void commit(KafkaConsumer<String, byte[]> consumer, Collection<TopicPartition> names) {
    Map<TopicPartition, OffsetAndMetadata> news = news(names);
    if (news.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(news, Duration.ofSeconds(3));
    } catch (InterruptException e) {
      // Asked to stop meanwhile: the flag stays set for the loop; the next holder reads more.
      LOG.debug("Interrupted while checkpoints were stored", e);
    } catch (KafkaException e) {
      complaints.tell("The last checkpoints of " + group + " could not be stored", e);
    }
  }

  private void forget(Collection<TopicPartition> names) {
    partitions.keySet().removeAll(names);
    committed.keySet().removeAll(names);
    heldBack.removeAll(Set.copyOf(names));
  }

  private void end() {
    KafkaConsumer<String, byte[]> consumer = opened;
    if (consumer == null) {
      return;
    }
    List<TopicPartition> all = List.copyOf(partitions.keySet());
    letGo(all);
    commit(consumer, all);
    try {
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    } catch (KafkaException e) {
      complaints.tell("Leaving " + group + " failed", e);
    }
  }

  @Override
  public void close() {
    thread.stop();
    thread.awaitEnd();
  }
}
