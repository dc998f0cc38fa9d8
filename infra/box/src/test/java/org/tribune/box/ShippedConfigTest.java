package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.access.Role;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.KafkaSecurity;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.config.yaml.ConfigLoader;

class ShippedConfigTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path SHIPPED = HERE.resolve("tribune.yml");

  @TempDir private Path folder;

  private static TribuneConfig load(Path file) {
    return new ConfigLoader(Map.of(), HERE).load(ConfigLoader.Options.file(file));
  }

  /** The shipped file with the examples in force: a line that starts with '#' and is no prose. */
  private TribuneConfig loadWithExamples(Predicate<String> kept) throws IOException {
    String yaml =
        Files.readAllLines(SHIPPED).stream()
            .map(line -> line.matches("#( *)(- )?[a-zA-Z]+:.*") ? line.substring(1) : line)
            .filter(kept)
            // No secret of the examples is taken.
            .map(line -> line.replace("change-me", "chosen-by-us"))
            .collect(Collectors.joining("\n"));
    Files.writeString(
        folder.resolve("logo.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"/>");
    BufferedImage picture = new BufferedImage(1_600, 600, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "jpeg", folder.resolve("mairie.jpg").toFile());
    return load(Files.writeString(folder.resolve("tribune.yml"), yaml));
  }

  @Test
  void shippedFile_asItIs_equalsTheDefaults() {
    TribuneConfig defaults = new ConfigLoader(Map.of(), HERE).load(ConfigLoader.Options.NONE);

    assertThat(load(SHIPPED)).isEqualTo(defaults);
  }

  @Test
  void shippedFile_withAnotherDataDirectory_keepsNothingElsewhere() {
    TribuneConfig config =
        new ConfigLoader(Map.of(), HERE)
            .load(
                new ConfigLoader.Options(
                    Optional.of(SHIPPED), Optional.of(folder), /* port= */ Optional.empty()));

    assertThat(config.store()).isEqualTo(new StoreConfig.Directory(folder.resolve("store")));
    assertThat(config.catalogue())
        .isEqualTo(new CatalogueConfig.Sqlite(folder.resolve("tribune.db")));
  }

  @Test
  void shippedFile_withItsExamples_isRight() throws IOException {
    TribuneConfig config =
        loadWithExamples(
            line ->
                !line.matches(
                    "  type: (kafka|s3|postgresql)"
                        + "|  (bootstrapServers|topicPrefix|partitions|replication):.*"
                        + "|  (security: tls|allowClear|mechanism):?.*"
                        + "|  (authorities|certificate|key): kafka-.*"
                        + "|  (endpoint|bucket|accessKey|secretKey|region):.*"
                        + "|  (url: postgresql|user|password):?.*"
                        + "|    (provider: proconnect|siret:.*)"));

    assertThat(config.channels().getFirst().sources())
        .extracting(SourceConfig::type)
        .containsExactly("rtmp", "srt", "rtsp", "file", "testcard", "device");
    assertThat(config.channels().getFirst().sources())
        .contains(new SourceConfig.TestCard(1280, 720, 25));
    assertThat(config.http().tls()).isPresent();
    assertThat(config.site().theme().logo().orElseThrow().ratio()).isEqualTo(4);
    assertThat(config.site().theme().colour()).contains("#14405a");
    assertThat(config.site().theme().picture().orElseThrow().format()).isEqualTo("jpeg");
    assertThat(config.rtmp().tlsPort()).isEqualTo(Optional.of(1936));
    assertThat(config.signIn().oidc().orElseThrow().roles().orElseThrow().values())
        .containsOnlyKeys(Role.values());
  }

  @Test
  void shippedFile_forManyMachinesAndProConnect_tellsItsDefaults() throws IOException {
    List<String> other =
        List.of(
            "  type: embedded",
            "  type: directory",
            "  path: data/store",
            "  type: sqlite",
            "  path: data/tribune.db",
            "    issuer: https://login.example.org/realms/town",
            "    provider: standard",
            "    name: Compte de la mairie");
    TribuneConfig config = loadWithExamples(line -> !other.contains(line));

    SignInConfig.Oidc oidc = config.signIn().oidc().orElseThrow();
    assertThat(oidc.provider()).isEqualTo(SignInConfig.Provider.PROCONNECT);
    assertThat(oidc.name()).isEqualTo("ProConnect");
    assertThat(oidc.sirets()).containsExactly("21750001600019");

    assertThat(config.log())
        .isEqualTo(
            new LogConfig.Kafka(
                "kafka1:9093,kafka2:9093",
                "tribune-",
                12,
                (short) 1,
                new KafkaSecurity(
                    /* isTls= */ true,
                    /* allowClear= */ false,
                    Optional.of(folder.resolve("kafka-authorities.pem")),
                    Optional.of(
                        new KafkaSecurity.Certificate(
                            folder.resolve("kafka-client.pem"),
                            folder.resolve("kafka-client-key.pem"))),
                    Optional.of(
                        new KafkaSecurity.Login(
                            KafkaSecurity.Mechanism.SCRAM_SHA_512,
                            "tribune-web",
                            new Secret("chosen-by-us-to-the-password-in-kafka"))))));
    assertThat(config.catalogue())
        .isEqualTo(
            new CatalogueConfig.PostgreSql(
                "jdbc:postgresql://db.example.org:5432/tribune",
                "tribune",
                new Secret("chosen-by-us-as-well"),
                folder.resolve("data/keys/master.key")));
    assertThat(config.store())
        .isEqualTo(
            new StoreConfig.S3(
                URI.create("https://s3.example.org"),
                "recordings",
                "tribune",
                new Secret("chosen-by-us-to-the-secret-of-this-key"),
                "us-east-1"));
  }
}
