package org.tribune.core.config;

/** Which event log. */
public sealed interface LogConfig {
  /** In the process; what must outlive it is kept under the data directory. */
  record Embedded() implements LogConfig {}

  /**
   * Apache Kafka.
   *
   * @param bootstrapServers {@code host:port}, several with commas
   * @param topicPrefix before each topic's name, so that sites can share a cluster
   * @param partitions of a topic that is created
   * @param replication of a topic that is created
   * @param security of the connections
   */
  record Kafka(
      String bootstrapServers,
      String topicPrefix,
      int partitions,
      short replication,
      KafkaSecurity security)
      implements LogConfig {
    /** A Kafka on this machine, in the clear. */
    public Kafka(String bootstrapServers, String topicPrefix, int partitions, short replication) {
      this(bootstrapServers, topicPrefix, partitions, replication, KafkaSecurity.LOOPBACK);
    }
  }
}
