package org.tribune.testkit.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Makes users in a broker of {@link KafkaBroker#startSecured}, one a role, with the rights that
 * infra/deploy/kafka/acls.tsv documents.
 */
public final class KafkaRights implements AutoCloseable {
  private static final String DOCUMENTED = "infra/deploy/kafka/acls.tsv";
  private static final int ITERATIONS = 4_096;

  private final Admin admin;
  private final String prefix;

  /** As the broker's administrator. */
  public KafkaRights(KafkaBroker broker, String prefix) {
    this.admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    this.prefix = prefix;
  }

  /** The password of a user that was made here. */
  public static String passwordOf(String user) {
    return "a \"long\\ word\" of " + user;
  }

  /** Makes the roles' users, and gives them and certificates of their name their rights. */
  public void grantAsDocumented() throws IOException, InterruptedException, ExecutionException {
    List<AclBinding> rights = new ArrayList<>();
    Set<String> users = new LinkedHashSet<>();
    for (String[] line : documented()) {
      String user = prefix + line[0];
      users.add(user);
      rights.addAll(rights("User:" + user, line));
      rights.addAll(rights("User:CN=" + user, line));
    }
    admin
        .alterUserScramCredentials(users.stream().map(KafkaRights::credential).toList())
        .all()
        .get();
    admin.createAcls(rights).all().get();
  }

  private static UserScramCredentialAlteration credential(String user) {
    return new UserScramCredentialUpsertion(
        user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), passwordOf(user));
  }

  private static List<String[]> documented() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(DOCUMENTED))) {
      folder = Objects.requireNonNull(folder.getParent(), "no " + DOCUMENTED + " above the tests");
    }
    try (Stream<String> lines = Files.lines(folder.resolve(DOCUMENTED))) {
      return lines.filter(each -> !each.startsWith("#")).map(each -> each.split("\t", -1)).toList();
    }
  }

  private List<AclBinding> rights(String principal, String[] line) {
    ResourceType kind = ResourceType.valueOf(line[1].toUpperCase(Locale.ROOT));
    ResourcePattern resource =
        new ResourcePattern(
            kind,
            prefix + line[2],
            kind == ResourceType.TOPIC ? PatternType.LITERAL : PatternType.PREFIXED);
    return Arrays.stream(line[3].split(",", -1))
        .map(word -> AclOperation.valueOf(word.toUpperCase(Locale.ROOT)))
        .map(
            operation ->
                new AclBinding(
                    resource,
                    new AccessControlEntry(
                        principal, /* host= */ "*", operation, AclPermissionType.ALLOW)))
        .toList();
  }

  @Override
  public void close() {
    admin.close();
  }
}
