package org.tribune.core.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.BackupConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.ConfigException;
import org.tribune.core.config.DataLicence;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.KafkaSecurity;
import org.tribune.core.config.LegalNotice;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.MailConfig;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TransferConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.network.CidrBlock;
import org.tribune.core.time.ProcessTimeZone;

class ConfigLoaderTest {
  @TempDir private Path folder;

  private TribuneConfig load(String yaml) throws IOException {
    return load(yaml, Map.of());
  }

  private TribuneConfig load(String yaml, Map<String, String> variables) throws IOException {
    Path file = Files.writeString(folder.resolve("tribune.yml"), yaml);
    return new ConfigLoader(variables, folder).load(ConfigLoader.Options.file(file));
  }

  @Test
  void load_wordingOfMinutes_isAFileForEachLanguage() throws IOException {
    TribuneConfig config = load("sittings: {minutesWording: {fr: words/pv.properties}}");

    assertThat(config.sittings().minutesWording())
        .isEqualTo(Map.of("fr", folder.resolve("words/pv.properties")));
  }

  @Test
  void load_transfer_isWhatIsAgreedAndNothingElse() throws IOException {
    TribuneConfig config =
        load(
            "sittings: {transfer: {archivalAgency: {identifier: FRAD035, name: Archives},"
                + " transferringAgency: {identifier: '21'},"
                + " appraisal: {rule: APP-1, finalAction: Destroy}}}");

    TransferConfig.Agency town = new TransferConfig.Agency("21", Optional.empty());
    assertThat(config.sittings().transfer())
        .contains(
            new TransferConfig(
                new TransferConfig.Agency("FRAD035", Optional.of("Archives")),
                town,
                town,
                /* agreement= */ Optional.empty(),
                /* profile= */ Optional.empty(),
                /* serviceLevel= */ Optional.empty(),
                /* acquisition= */ Optional.empty(),
                /* legalStatus= */ Optional.empty(),
                Optional.of(new TransferConfig.Appraisal("APP-1", /* isKept= */ false)),
                /* access= */ Optional.empty()));
    assertThat(load("{}").sittings().transfer()).isEmpty();
  }

  @Test
  void load_withoutFile_givesDemoChannelAndDefaults() {
    TribuneConfig config = new ConfigLoader(Map.of(), folder).load(ConfigLoader.Options.NONE);

    assertThat(config.data()).isEqualTo(folder.resolve("data"));
    assertThat(config.http()).isEqualTo(new HttpConfig("0.0.0.0", 8080, Optional.empty()));
    assertThat(config.management()).isEqualTo(new ManagementConfig("127.0.0.1", 8081));
    assertThat(config.rtmp()).isEqualTo(new RtmpConfig("0.0.0.0", 1935, Optional.empty()));
    assertThat(config.site().url()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(config.store())
        .isEqualTo(new StoreConfig.Directory(folder.resolve("data").resolve("store")));
    assertThat(config.channels())
        .containsExactly(
            new ChannelConfig(
                new ChannelId("chamber"),
                "Salle du conseil",
                AutostartMode.ALWAYS,
                List.of(new SourceConfig.TestCard(1280, 720, 25))));
  }

  @Test
  void load_timezone_isThatOfFranceForSitesInFrench() throws IOException {
    assertThat(load("{}").site().timezone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(load("site: {languages: [en, fr]}").site().timezone())
        .isEqualTo(ProcessTimeZone.ofMachine());
    assertThat(load("site: {timezone: Indian/Reunion}").site().timezone())
        .isEqualTo(ZoneId.of("Indian/Reunion"));
    assertThatThrownBy(() -> load("site: {timezone: Paris}"))
        .hasMessageContaining("site.timezone")
        .hasMessageContaining("is no time zone: write Europe/Paris");
  }

  @Test
  void load_publicationDelay_isChosenOrNot() throws IOException {
    TribuneConfig config =
        load(
            """
            channels:
              - {id: asked, sources: [{type: testcard}]}
              - {id: none, publicationDelay: PT0S, sources: [{type: testcard}]}
              - {id: ten, publicationDelay: PT10S, sources: [{type: testcard}]}
            """);
    assertThat(config.channels().stream().map(ChannelConfig::chosenDelay))
        .containsExactly(
            Optional.empty(), Optional.of(Duration.ZERO), Optional.of(Duration.ofSeconds(10)));
    assertThat(config.channels().getFirst().publicationDelay()).isZero();
  }

  @Test
  void load_kernelSending_isOnUnlessTheFileOrTheVariableTurnsItOff() throws IOException {
    assertThat(load("# nothing set\n").http().kernelSending()).isTrue();
    assertThat(load("http: {kernelSending: false}").http().kernelSending()).isFalse();
    assertThat(
            load("http: {port: 80}", Map.of("TRIBUNE_HTTP_KERNEL_SENDING", "false"))
                .http()
                .kernelSending())
        .isFalse();
  }

  @Test
  void load_trustedProxies_areNetworksOrAddressesOfTheFileOrTheVariable() throws IOException {
    assertThat(load("# nothing set\n").http().trustedProxies())
        .extracting(CidrBlock::toString)
        .containsExactly("127.0.0.0/8", "0:0:0:0:0:0:0:1/128");
    assertThat(load("http: {trustedProxies: [10.1.2.3, 'fd00::/8']}").http().trustedProxies())
        .extracting(CidrBlock::toString)
        .containsExactly("10.1.2.3/32", "fd00:0:0:0:0:0:0:0/8");
    assertThat(
            load("http: {port: 80}", Map.of("TRIBUNE_HTTP_TRUSTED_PROXIES", "10.0.0.0/8, ::1"))
                .http()
                .trustedProxies())
        .hasSize(2);
    assertThat(load("http: {trustedProxies: []}").http().trustedProxies()).isEmpty();
  }

  @Test
  void load_emptyFile_givesDefaults() throws IOException {
    assertThat(load("# nothing set\n"))
        .isEqualTo(new ConfigLoader(Map.of(), folder).load(ConfigLoader.Options.NONE));
  }

  @Test
  void load_legalNotice_tellsWhatIsMissing() throws IOException {
    assertThat(load("# nothing set\n").site().legal()).isEqualTo(LegalNotice.NONE);
    SiteConfig site =
        load("""
                site:
                  accessibilityDate: 2026-12-01
                  legal:
                    publisher: Val d'Aubrac
                    address: 1 place de la Mairie
                    telephone: 05 65 00 00 00
                    director: " "
                    dataProtection: dpo@example.org
                """)
            .site();
    assertThat(site.statementDate()).contains(LocalDate.of(2026, 12, 1));
    assertThat(site.legal().publisher()).contains("Val d'Aubrac");
    assertThat(site.legal().missing())
        .containsExactly(
            "site.legal.director",
            "site.legal.host",
            "site.legal.hostAddress",
            "site.legal.hostTelephone");
    assertThatThrownBy(() -> load("site: {accessibilityDate: 1.12.2026}"))
        .hasMessageContaining("is no day: write it as 2026-11-29");
  }

  @Test
  void load_dataLicence_isTheOpenOneUnlessAnotherHasANameAndAnAddress() throws IOException {
    assertThat(load("# nothing set\n").site().dataLicence()).isEqualTo(DataLicence.OPEN);
    String odbl = "https://opendatacommons.org/licenses/odbl";
    assertThat(load("site: {dataLicence: {name: ODbL, url: '" + odbl + "'}}").site().dataLicence())
        .isEqualTo(new DataLicence("ODbL", URI.create(odbl)));
    assertThatThrownBy(() -> load("site: {dataLicence: {name: ODbL}}"))
        .hasMessageContaining("site.dataLicence.url: is missing");
    assertThatThrownBy(() -> load("site: {dataLicence: {url: '" + odbl + "'}}"))
        .hasMessageContaining("site.dataLicence.name: is missing");
    assertThatThrownBy(() -> load("site: {dataLicence: {name: ODbL, url: 'javascript:alert(1)'}}"))
        .hasMessageContaining("is no address of a licence");
  }

  @Test
  void load_autostart_isOffUnlessItIsSaid() throws IOException {
    assertThat(autostart("")).isEqualTo(AutostartMode.OFF);
    assertThat(autostart("autostart: false, ")).isEqualTo(AutostartMode.OFF);
    assertThat(autostart("autostart: planned, ")).isEqualTo(AutostartMode.PLANNED);
    assertThat(autostart("autostart: true, ")).isEqualTo(AutostartMode.ALWAYS);
    assertThatThrownBy(() -> autostart("autostart: planed, "))
        .hasMessageContaining("did you mean 'planned'?");
  }

  private AutostartMode autostart(String setting) throws IOException {
    return load("channels: [{id: chamber, " + setting + "sources: [{type: testcard}]}]")
        .channels()
        .getFirst()
        .autostart();
  }

  @Test
  void load_retention_endsForReportsOnlyWhereItIsSaid() throws IOException {
    assertThat(load("# nothing set\n").retention().periods())
        .isEqualTo(Map.of(RecordingKind.TEST, Duration.ofDays(30)));
    assertThat(load("retention: {report: 1095d}").retention().periodOf(RecordingKind.REPORT))
        .contains(Duration.ofDays(1_095));
    assertThat(load("retention: {report: never}").retention().periodOf(RecordingKind.REPORT))
        .isEmpty();
  }

  @Test
  void load_everyKindOfSource_readsAll() throws IOException {
    TribuneConfig config =
        load(
            """
            channels:
              - id: chamber
                name: Salle du conseil
                sources:
                  - {type: rtmp, streamKey: correct-horse-battery}
                  - {type: srt, mode: listener, port: 9000, passphrase: ten-letters}
                  - {type: srt, mode: caller, host: cam.local, port: 9000, latency: PT1S}
                  - {type: rtsp, url: "rtsp://admin:p@ss%2Fword@camera:554/stream?x=1"}
                  - {type: file, path: clips/debate.mp4, loop: false}
                  - {type: device, video: /dev/video0, audio: "hw:1"}
                  - {type: testcard, width: 640, height: 360, framesPerSecond: 30}
            """);

    assertThat(config.channels().getFirst().sources())
        .containsExactly(
            new SourceConfig.Rtmp(new Secret("correct-horse-battery")),
            new SourceConfig.Srt(
                SourceConfig.Srt.Mode.LISTENER,
                "0.0.0.0",
                9000,
                Optional.of(new Secret("ten-letters")),
                120,
                Optional.empty()),
            new SourceConfig.Srt(
                SourceConfig.Srt.Mode.CALLER,
                "cam.local",
                9000,
                Optional.empty(),
                1_000,
                Optional.empty()),
            new SourceConfig.Rtsp(
                URI.create("rtsp://camera:554/stream?x=1"),
                Optional.of("admin"),
                Optional.of(new Secret("p@ss/word"))),
            new SourceConfig.File(folder.resolve("clips/debate.mp4"), /* loop= */ false),
            new SourceConfig.Device(Optional.of("/dev/video0"), Optional.of("hw:1")),
            new SourceConfig.TestCard(640, 360, 30));
  }

  @Test
  void load_secrets_areInNoText() throws IOException {
    TribuneConfig config =
        load(
            """
            channels:
              - id: chamber
                sources:
                  - {type: rtmp, streamKey: correct-horse-battery}
                  - {type: srt, port: 9000, passphrase: battery-staple}
                  - {type: rtsp, url: "rtsp://admin:hunter2@camera/stream"}
            """);

    assertThat(config.toString())
        .contains("[secret]")
        .doesNotContain("correct-horse-battery", "battery-staple", "hunter2");
  }

  @Test
  void load_variables_winOverFileAndReachIntoLists() throws IOException {
    TribuneConfig config =
        load(
            """
            http: {port: 8000}
            channels:
              - {id: chamber, name: One, sources: [{type: testcard}]}
            """,
            Map.of(
                "TRIBUNE_HTTP_PORT", "9000",
                "TRIBUNE_SITE_LANGUAGES", "en, fr",
                "TRIBUNE_CHANNELS_0_NAME", "Two",
                "TRIBUNE_CHANNELS_1_ID", "annex",
                "TRIBUNE_CHANNELS_1_SOURCES_0_TYPE", "rtmp",
                "TRIBUNE_CHANNELS_1_SOURCES_0_STREAM_KEY", "correct-horse-battery",
                "TRIBUNE_TEST_MEDIA", "/not/a/key",
                "TRIBUNE_RTMP_PORT", ""));

    assertThat(config.http().port()).isEqualTo(9000);
    assertThat(config.rtmp().port()).isEqualTo(1935);
    assertThat(config.site().languages()).containsExactly("en", "fr");
    assertThat(config.channels()).extracting(ChannelConfig::name).containsExactly("Two", "annex");
    assertThat(config.channels().getLast().sources())
        .containsExactly(new SourceConfig.Rtmp(new Secret("correct-horse-battery")));
  }

  @Test
  void load_options_winOverVariablesAndFile() throws IOException {
    Path file = Files.writeString(folder.resolve("tribune.yml"), "data: a\nhttp: {port: 1}\n");
    TribuneConfig config =
        new ConfigLoader(Map.of("TRIBUNE_HTTP_PORT", "2"), folder)
            .load(
                new ConfigLoader.Options(
                    Optional.of(file), Optional.of(Path.of("/srv/tribune")), Optional.of(3)));

    assertThat(config.http().port()).isEqualTo(3);
    assertThat(config.site().url()).isEqualTo(URI.create("http://localhost:3"));
    assertThat(config.data()).isEqualTo(Path.of("/srv/tribune"));
    assertThat(config.store()).isEqualTo(new StoreConfig.Directory(Path.of("/srv/tribune/store")));
  }

  @Test
  void load_relativePaths_startAtTheFile() throws IOException {
    Path other = Files.createDirectories(folder.resolve("etc"));
    Path file =
        Files.writeString(
            other.resolve("t.yml"),
            "data: ../data\nhttp: {tls: {certificate: cert.pem, key: /k.pem}}\n");
    TribuneConfig config =
        new ConfigLoader(Map.of(), Path.of("/")).load(ConfigLoader.Options.file(file));

    assertThat(config.data()).isEqualTo(folder.resolve("data"));
    assertThat(config.http().tls())
        .contains(new HttpConfig.Tls(other.resolve("cert.pem"), Path.of("/k.pem")));
  }

  @Test
  void load_caches_areAddressesWithoutAnEnd() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("tribune.yml"),
            "http: {caches: ['http://127.0.0.1:8079/', 'https://cache.example:1/purge']}\n");
    TribuneConfig config = new ConfigLoader(Map.of(), folder).load(ConfigLoader.Options.file(file));

    assertThat(config.http().caches())
        .containsExactly(
            URI.create("http://127.0.0.1:8079"), URI.create("https://cache.example:1/purge"));
  }

  @Test
  void load_transcoderAndKafka_areRead() throws IOException {
    TribuneConfig config =
        load(
            """
            transcoder: {preset: fast, ladder: [720, 360], part: PT0.2S, segment: PT4S}
            log: {type: kafka, bootstrapServers: "a:9092,b:9092", replication: 3, allowClear: true}
            """);

    assertThat(config.transcoder())
        .isEqualTo(
            new TranscoderConfig(
                "x264",
                Optional.of("fast"),
                List.of(720, 360),
                Duration.ofMillis(200),
                Duration.ofSeconds(4)));
    assertThat(config.log())
        .isEqualTo(
            new LogConfig.Kafka(
                "a:9092,b:9092",
                "tribune-",
                12,
                (short) 3,
                new KafkaSecurity(
                    /* isTls= */ false,
                    /* allowClear= */ true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:9092",
        "localhost:9092,127.8.9.10:9093",
        "\"[::1]:9092\"",
        "LocalHost:9092"
      })
  void load_kafkaOnThisMachine_mayBeInTheClear(String servers) throws IOException {
    LogConfig.Kafka kafka = kafka("bootstrapServers: \"" + servers.replace("\"", "") + "\"");
    assertThat(kafka.security()).isEqualTo(KafkaSecurity.LOOPBACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka1:9092",
        "127.0.0.1:9092,10.0.0.1:9092",
        "127.0.0.1.example.org:9092",
        "[fd00::1]:9092"
      })
  void load_kafkaElsewhereInTheClear_isRefusedWithTheRemedy(String servers) {
    assertThatThrownBy(() -> kafka("bootstrapServers: \"" + servers + "\""))
        .hasMessageContaining("log.security: tls")
        .hasMessageContaining("log.allowClear: true");
  }

  @Test
  void load_kafkaSecured_isRead() throws IOException {
    KafkaSecurity security =
        kafka(
                "bootstrapServers: \"kafka1:9093\", security: tls, authorities: ca.pem,"
                    + " certificate: web.pem, key: web.key, mechanism: SCRAM-SHA-256,"
                    + " user: tribune-web, password: a long word")
            .security();

    assertThat(security)
        .isEqualTo(
            new KafkaSecurity(
                /* isTls= */ true,
                /* allowClear= */ false,
                Optional.of(folder.resolve("ca.pem")),
                Optional.of(
                    new KafkaSecurity.Certificate(
                        folder.resolve("web.pem"), folder.resolve("web.key"))),
                Optional.of(
                    new KafkaSecurity.Login(
                        KafkaSecurity.Mechanism.SCRAM_SHA_256,
                        "tribune-web",
                        new Secret("a long word")))));
    assertThat(security.toString()).doesNotContain("a long word");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "security: tls, user: tribune | log.password",
        "security: tls, password: word | log.user",
        "security: tls, certificate: web.pem | log.key",
        "authorities: ca.pem | without log.security: tls",
        "security: tls, mechanism: SCRAM-SHA-51 | did you mean 'SCRAM-SHA-512'",
        "security: ssl | tls, none",
      })
  void load_kafkaHalfSecured_isRefusedWithTheRemedy(String settings, String said) {
    assertThatThrownBy(() -> kafka("bootstrapServers: \"127.0.0.1:9092\", " + settings))
        .hasMessageContaining(said);
  }

  private LogConfig.Kafka kafka(String settings) throws IOException {
    return (LogConfig.Kafka) load("log: {type: kafka, " + settings + "}").log();
  }

  @Test
  void load_storeOnS3_isReadAndItsSecretIsNotShown() throws IOException {
    TribuneConfig config =
        load(
            """
            store:
              type: s3
              endpoint: https://s3.example.org:3900
              bucket: recordings
              accessKey: GK31c2f218a2e44f485b94239e
              secretKey: b892c0665f0ada8a4755dae98baa3b13
              region: garage
            """);

    assertThat(config.store())
        .isEqualTo(
            new StoreConfig.S3(
                URI.create("https://s3.example.org:3900"),
                "recordings",
                "GK31c2f218a2e44f485b94239e",
                new Secret("b892c0665f0ada8a4755dae98baa3b13"),
                "garage"));
    assertThat(config.toString()).doesNotContain("b892c066").contains("[secret]");
  }

  @Test
  void load_backupRecipients_areReadAndASecretKeyIsRefusedUnshown() throws IOException {
    String first = "age1" + "q".repeat(58);
    String second = "age1" + "p".repeat(58);

    assertThat(load("backup: {recipients: [%s, %s]}".formatted(first, second)).backup())
        .isEqualTo(new BackupConfig(List.of(first, second)));
    assertThat(load("backup: {recipients: %s}".formatted(first)).backup().recipients())
        .containsExactly(first);
    assertThatThrownBy(() -> load("backup: {recipients: [AGE-SECRET-KEY-1ABCDEF]}"))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.mistakes())
                    .singleElement()
                    .satisfies(
                        line ->
                            assertThat(line)
                                .contains("is the secret key: put the public one here")
                                .doesNotContain("ABCDEF")));
  }

  @Test
  void load_severalMistakes_tellsAllWithTheirPlaces() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    http:
                      prot: 80
                      host: "not a host"
                    rtmp: {port: 99999}
                    """,
                    Map.of("TRIBUNE_HTPP_PORT", "80")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.mistakes())
                    .satisfiesExactlyInAnyOrder(
                        line ->
                            assertThat(line)
                                .endsWith("yml:2:3: http.prot: is no key; did you mean 'port'?"),
                        line -> assertThat(line).contains("yml:3:9: http.host: 'not a host'"),
                        line ->
                            assertThat(line)
                                .contains("yml:4:14: rtmp.port: '99999' is no whole number from 0"),
                        line -> assertThat(line).contains("did you mean TRIBUNE_HTTP_PORT?")));
  }

  @Test
  void load_postgresql_isReadAndItsPasswordNeverShown() throws IOException {
    TribuneConfig config =
        load(
            """
            catalogue: {type: postgresql, url: "postgresql://db/tribune", user: town, password: hush}
            """);

    assertThat(config.catalogue())
        .isEqualTo(
            new CatalogueConfig.PostgreSql(
                "jdbc:postgresql://db/tribune",
                "town",
                new Secret("hush"),
                config.data().resolve("keys/master.key")));
    assertThat(config.toString()).doesNotContain("hush");
  }

  @Test
  void load_oidc_isReadAndItsSecretNeverShown() throws IOException {
    TribuneConfig config =
        load(
            """
            signIn:
              oidc:
                issuer: https://login.example.org/realms/town
                clientId: tribune
                clientSecret: hush
                roleClaim: groups
                roles: {clerk: [council, secretariat], administrator: it}
            """);

    assertThat(config.signIn().oidc())
        .contains(
            new SignInConfig.Oidc(
                SignInConfig.Provider.STANDARD,
                URI.create("https://login.example.org/realms/town"),
                "tribune",
                new Secret("hush"),
                "login.example.org",
                /* createsAccounts= */ false,
                Optional.of(
                    new SignInConfig.Roles(
                        "groups",
                        Map.of(
                            Role.CLERK, Set.of("council", "secretariat"),
                            Role.ADMINISTRATOR, Set.of("it")))),
                /* sirets= */ Set.of()));
    assertThat(config.toString()).doesNotContain("hush");
  }

  @Test
  void load_proConnect_knowsItsIssuerAndItsName() throws IOException {
    TribuneConfig config =
        load(
            """
            signIn:
              oidc:
                provider: proconnect
                clientId: tribune
                clientSecret: hush
                siret: [217 500 016 00019, 21690123100011]
            """);

    assertThat(config.signIn().oidc())
        .contains(
            new SignInConfig.Oidc(
                SignInConfig.Provider.PROCONNECT,
                URI.create("https://auth.agentconnect.gouv.fr/api/v2"),
                "tribune",
                new Secret("hush"),
                "ProConnect",
                /* createsAccounts= */ false,
                /* roles= */ Optional.empty(),
                Set.of("21750001600019", "21690123100011")));
  }

  @Test
  void load_proConnectForTests_keepsTheIssuerAndTheNameThatAreSet() throws IOException {
    TribuneConfig config =
        load(
            """
            signIn:
              oidc:
                provider: proconnect
                issuer: https://fca.integ01.dev-agentconnect.fr/api/v2
                clientId: tribune
                clientSecret: hush
                name: ProConnect (essai)
                siret: 35600000049837
            """);

    SignInConfig.Oidc oidc = config.signIn().oidc().orElseThrow();
    assertThat(oidc.issuer().getHost()).isEqualTo("fca.integ01.dev-agentconnect.fr");
    assertThat(oidc.name()).isEqualTo("ProConnect (essai)");
    assertThat(oidc.sirets()).containsExactly("35600000049837");
  }

  @Test
  void load_anotherDataDirectory_holdsTheCatalogue() throws IOException {
    assertThat(load("data: /srv/tribune").catalogue())
        .isEqualTo(new CatalogueConfig.Sqlite(Path.of("/srv/tribune/tribune.db")));
  }

  @Test
  void mail_withItsUsualKeys_isSecuredAndTellsNoPassword() throws IOException {
    TribuneConfig config =
        load(
            """
            mail: {host: smtp.example.org, user: tribune, password: hush, from: tv@example.org}
            """);

    MailConfig mail = config.mail().orElseThrow();
    assertThat(mail.security()).isEqualTo(MailConfig.Security.STARTTLS);
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.login()).contains(new MailConfig.Login("tribune", new Secret("hush")));
    assertThat(config.toString()).doesNotContain("hush");
  }

  @Test
  void mail_inTheClear_isForThisMachine_orWhereItIsSaid() throws IOException {
    assertThat(load("mail: {host: localhost, security: none, from: a@b.fr}").mail()).isPresent();
    assertThat(load("mail: {host: relay, security: none, allowClear: true, from: a@b.fr}").mail())
        .isPresent();
    assertThat(load("mail: {host: a, security: tls, from: a@b.fr}").mail().orElseThrow().port())
        .isEqualTo(465);
    assertThat(load("").mail()).isEmpty();
  }

  @Test
  void audit_withItsKeys_isReadAndTellsNoPassword() throws IOException {
    TribuneConfig config =
        load(
            """
            mail: {host: localhost, security: none, from: a@b.fr}
            audit: {mailTo: archives@example.org, timestampServer: "https://tsa.example.org/tsr",
              timestampAuthorities: tsa.pem, timestampPolicy: 1.2.3, keystore: s.p12,
              keystorePassword: hush}
            """);
    AuditConfig audit = config.audit();
    assertThat(audit.mailTo()).contains("archives@example.org");
    assertThat(audit.timestamps().orElseThrow().policy()).contains("1.2.3");
    assertThat(audit.keystore()).isPresent();
    assertThat(config.toString()).doesNotContain("hush");
    assertThat(load("").audit()).isEqualTo(AuditConfig.USUAL);
  }
}
