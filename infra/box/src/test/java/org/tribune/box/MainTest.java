package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.time.ProcessTimeZone;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.TestCertificate;
import org.tribune.testkit.sql.SqliteFile;

class MainTest {
  private static final String VALID = "2026/01/01 00:00:00";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  void run_version_tellsIt() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).matches("Tribune \\d+\\.\\d+\\.\\d+.*\\s+");
  }

  @Test
  void run_doctor_tellsTheSitesTimeAndKeepsIt() throws IOException {
    Path file =
        Files.writeString(folder.resolve("tribune.yml"), "site: {timezone: Indian/Reunion}");
    try {
      run("doctor", "--check", "--config", file.toString(), "--data", folder.toString());

      assertThat(out.toString()).contains("The site keeps the time of Indian/Reunion");
      assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("Indian/Reunion"));
    } finally {
      ProcessTimeZone.set(ProcessTimeZone.ofMachine());
    }
  }

  private Catalogue catalogue() {
    return SqlCatalogue.open(new CatalogueConfig.Sqlite(folder.resolve("tribune.db")));
  }

  private int adminLink(String... more) {
    return run(
        Stream.concat(Stream.of("admin-link", "--data", folder.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static void makeAdministrator(Catalogue catalogue, String login) {
    Account account =
        Account.create(new Login(login), "Anne", Set.of(Role.ADMINISTRATOR), Instant.EPOCH)
            .withPassword("$unknown");
    catalogue
        .accounts()
        .create(
            account,
            new AuditEntry(
                /* number= */ 0,
                Instant.EPOCH,
                Optional.empty(),
                "",
                AuditAction.ACCOUNT_CREATED,
                login,
                "",
                ""));
  }

  @Test
  void adminLink_withoutAdministrator_makesTheFirst() {
    assertThat(adminLink()).isZero();
    assertThat(out.toString()).containsPattern("/console/setup#[\\w-]{22}\\s");
  }

  @Test
  void adminLink_forgottenPassword_isAOneTimeLinkThatTheTrailTells() {
    try (Catalogue catalogue = catalogue()) {
      makeAdministrator(catalogue, "anne");
    }
    assertThat(adminLink()).isZero();
    assertThat(out.toString()).containsPattern("/console/password#[\\w-]{22}\\s").contains("Anne");
    try (Catalogue catalogue = catalogue()) {
      AuditEntry told = catalogue.accounts().audit(AuditQuery.newest(1)).getFirst();
      assertThat(told.action()).isEqualTo(AuditAction.LINK_MADE);
      assertThat(told.who()).isEqualTo("tribune admin-link");
      makeAdministrator(catalogue, "bruno");
    }
    assertThat(adminLink()).isEqualTo(1);
    assertThat(err.toString()).contains("--login (anne, bruno)");
    assertThat(adminLink("--login", "BRUNO")).isZero();
    assertThat(adminLink("--login", "nobody")).isEqualTo(1);
  }

  private int audit(String... more) {
    return run(
        Stream.concat(
                Stream.concat(Stream.of("audit"), Stream.of(more)),
                Stream.of("--data", folder.toString()))
            .toArray(String[]::new));
  }

  @Test
  void audit_headOfBefore_isHeldByTheTrailUntilItIsMadeAnew() {
    try (Catalogue catalogue = catalogue()) {
      makeAdministrator(catalogue, "anne");
    }
    assertThat(audit("head")).isZero();
    String head = out.toString().strip();
    assertThat(head).matches("1:( [0-9a-f]{4}){16}");
    try (Catalogue catalogue = catalogue()) {
      makeAdministrator(catalogue, "bruno");
    }
    assertThat(audit("verify", "--head", head.replace(" ", "-"))).isZero();
    assertThat(out.toString()).contains("All is well: audit trail of 2 entries", "head shows");
    assertThat(audit("verify", "--head", head.replaceAll("....$", "0000"))).isEqualTo(1);
    assertThat(out.toString()).contains("is of another trail");
    assertThat(audit("verify", "--head", head.replaceFirst("1", "9"))).isEqualTo(1);
    assertThat(out.toString()).contains("entries are missing since");
    assertThat(audit("verify", "--head", "what")).isEqualTo(1);
    assertThat(err.toString()).contains("'what' is no head");
  }

  @Test
  void audit_eraseAnEntry_keepsTheChain() {
    try (Catalogue catalogue = catalogue()) {
      makeAdministrator(catalogue, "anne");
    }
    assertThat(audit("erase", "1", "--reason", "Décision du 3 mars")).isZero();
    assertThat(audit("erase", "1", "--reason", "Encore")).isEqualTo(1);
    try (Catalogue catalogue = catalogue()) {
      AuditEntry told = catalogue.accounts().audit(AuditQuery.newest(1)).getFirst();
      assertThat(told.action()).isEqualTo(AuditAction.AUDIT_ERASED);
      assertThat(told.detail()).isEqualTo("Décision du 3 mars");
    }
    assertThat(audit("verify")).isZero();
    assertThat(out.toString()).contains("1 erased");
  }

  @Test
  void run_unknownCommand_isMisuse() {
    assertThat(run("bix")).isEqualTo(2);
    assertThat(err.toString()).contains("bix").endsWith("see tribune --help\n");
  }

  @Test
  void run_withoutCommand_isMisuse() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("tribune: Say which command to run; see tribune --help\n");
  }

  @Test
  void run_wrongKey_isMisuseToldInALine() throws IOException {
    Path file = Files.writeString(folder.resolve("tribune.yml"), "htpp: {port: 1}\n");

    assertThat(run("box", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("tribune: " + file + ":1:1: htpp: is no key; did you mean 'http'?\n");
  }

  @Test
  void run_portInUse_failsAndNamesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file =
          Files.writeString(
              folder.resolve("tribune.yml"),
              "management: {port: " + taken.getLocalPort() + "}\ndata: data\n");

      assertThat(run("box", "--config", file.toString())).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("tribune: Port " + taken.getLocalPort() + " is in use")
          .contains("(process " + ProcessHandle.current().pid() + ")", "with management.port")
          .hasLineCount(1);
    }
  }

  /** Each key that opens a port, on one that is taken. */
  @ParameterizedTest
  @CsvSource({
    "http.port, 'http: {port: %1$d}', --port or http.port",
    "rtmp.port, 'rtmp: {port: %1$d}', rtmp.port",
    "management.port, 'management: {port: %1$d}', management.port"
  })
  void run_anyPortInUse_failsAndNamesTheKey(String key, String yaml, String remedy)
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String others =
          Stream.of("http", "rtmp", "management")
              .filter(section -> !key.startsWith(section))
              .map(section -> section + ": {host: 127.0.0.1, port: 0}\n")
              .collect(Collectors.joining());

      assertThat(runWith(others + yaml.formatted(taken.getLocalPort()) + "\n")).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("tribune: Port " + taken.getLocalPort() + " is in use")
          .contains("(process " + ProcessHandle.current().pid() + ")", remedy)
          .hasLineCount(1);
    }
  }

  private int runWith(String yaml) throws IOException {
    String all = yaml + "data: data\n";
    return run("box", "--config", "" + Files.writeString(folder.resolve("tribune.yml"), all));
  }

  private int runWith(HttpConfig.Tls tls) throws IOException {
    return runWith(
        """
        http: {host: 127.0.0.1, port: 0, tls: {certificate: "%s", key: "%s"}}
        rtmp: {host: 127.0.0.1, port: 0}
        management: {host: 127.0.0.1, port: 0}
        """
            .formatted(tls.certificate(), tls.key()));
  }

  @Test
  void run_expiredCertificate_failsWithTheDateAndRemedy() throws IOException {
    assertThat(runWith(TestCertificate.create(folder, "old", "2020/01/01 00:00:00", 10)))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("old.pem expired on 2020-01-1", "renew it", "http.tls")
        .hasLineCount(1);
  }

  @Test
  void run_keyOfAnotherCertificate_failsAndNamesBoth() throws IOException {
    HttpConfig.Tls one = TestCertificate.create(folder, "one", VALID, 3_650);
    HttpConfig.Tls two = TestCertificate.create(folder, "two", VALID, 3_650);

    assertThat(runWith(new HttpConfig.Tls(one.certificate(), two.key()))).isEqualTo(1);
    assertThat(err.toString())
        .contains("two.key is not the key of the certificate", "one.pem", "made together")
        .hasLineCount(1);
  }

  @Test
  void run_keyThatCannotBeRead_failsAndNamesIt() throws IOException {
    HttpConfig.Tls good = TestCertificate.create(folder, "good", VALID, 3_650);
    Path directory = Files.createDirectory(folder.resolve("directory.key"));

    assertThat(runWith(new HttpConfig.Tls(good.certificate(), directory))).isNotZero();
    assertThat(err.toString()).contains("directory.key").hasLineCount(1);
    Files.writeString(good.key(), "hello");
    err.getBuffer().setLength(0);
    assertThat(runWith(good)).isEqualTo(1);
    assertThat(err.toString()).contains("good.key", "openssl pkcs8").hasLineCount(1);
  }

  @Test
  void run_dataDirectoryThatCannotBeMade_failsWithRemedy() {
    assertThat(run("box", "--data", "/proc/nowhere")).isEqualTo(1);
    assertThat(err.toString())
        .contains("Can't write to the data directory /proc/nowhere", "--data")
        .hasLineCount(1);
  }

  @Test
  void run_dataDirectoryIsAFile_failsWithRemedy() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "");

    assertThat(run("box", "--data", file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("Can't write to the data directory", "--data")
        .hasLineCount(1);
  }

  @Test
  void run_stageAloneWithoutKafka_failsWithRemedy() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("tribune.yml"), "data: data\nmanagement: {port: 0}\nhttp: {port: 0}\n");

    assertThat(run("web", "--config", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("set log.type: kafka").hasLineCount(1);
  }

  /** Both for what runs on and for what looks and ends. */
  @ParameterizedTest
  @ValueSource(strings = {"box", "doctor"})
  void run_catalogueOfALaterVersion_failsWithTheRemedyAndChangesNothing(String command)
      throws Exception {
    Path catalogue = folder.resolve("tribune.db");
    try (Catalogue ours = SqlCatalogue.open(new CatalogueConfig.Sqlite(catalogue))) {
      assertThat(ours.channels()).isEmpty();
    }
    try (SqliteFile file = SqliteFile.open(catalogue)) {
      file.makeLater();
    }
    Path config =
        Files.writeString(
            folder.resolve("tribune.yml"),
            """
            http: {host: 127.0.0.1, port: 0}
            rtmp: {host: 127.0.0.1, port: 0}
            management: {port: 0}
            data: data
            catalogue: {path: tribune.db}
            channels: [{id: chamber, sources: [{type: testcard, width: 426, height: 240}]}]
            """);
    assertThat(run(command, "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("tribune: The catalogue " + catalogue)
        .contains("was written by a later version", "Start the later version again")
        .hasLineCount(1);
  }

  @Test
  void doctor_whoseMailServerIsAway_saysSoAndFails() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(/* port= */ 0)) {
      port = closed.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("tribune.yml"),
            """
            data: data
            mail: {host: 127.0.0.1, port: %d, security: none, from: tv@example.org}
            """
                .formatted(port));
    assertThat(run("doctor", "--config", config.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("All is well", "The mail server 127.0.0.1:" + port + " does not answer");
  }

  @Test
  void doctor_afterTheServerNoticedAProxyThatNobodyNamed_saysWhatToSet() throws Exception {
    Path config = Files.writeString(folder.resolve("tribune.yml"), "data: data\n");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("unnamed-proxy"), "10.0.0.5");
    assertThat(run("doctor", "--config", config.toString(), "--check")).isZero();
    assertThat(out.toString()).contains("set http.trustedProxies: [\"10.0.0.5\"]");
  }
}
