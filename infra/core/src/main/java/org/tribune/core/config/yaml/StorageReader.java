package org.tribune.core.config.yaml;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.config.StoreConfig;

/** Reads {@code log}, {@code store} and {@code catalogue}. */
final class StorageReader {
  private static final String NEEDED_DATABASE =
      "write it as postgresql://db.example.org:5432/tribune";
  private static final Pattern DATABASE =
      Pattern.compile("(jdbc:)?postgresql://[^/?\\s]+/[^/?\\s]+(\\?\\S*)?");
  private static final int LONGEST_PASSWORD = 200;

  private StorageReader() {}

  static LogConfig log(Section section) {
    String type = Values.choice(section, "type", List.of("embedded", "kafka")).orElse("embedded");
    if (type.equals("embedded")) {
      return new LogConfig.Embedded();
    }
    return KafkaReader.read(section);
  }

  static StoreConfig store(Section section, Path data) {
    String type = Values.choice(section, "type", List.of("directory", "s3")).orElse("directory");
    StoreConfig standard = new StoreConfig.Directory(data.resolve("store"));
    if (type.equals("s3")) {
      return S3Reader.read(section).orElse(standard);
    }
    return Values.path(section, "path")
        .<StoreConfig>map(StoreConfig.Directory::new)
        .orElse(standard);
  }

  static CatalogueConfig catalogue(Section section, Path data) {
    String type = Values.choice(section, "type", List.of("sqlite", "postgresql")).orElse("sqlite");
    Optional<Path> masterKey = Values.path(section, "masterKey");
    if (type.equals("sqlite")) {
      CatalogueConfig.Sqlite beside =
          new CatalogueConfig.Sqlite(
              Values.path(section, "path").orElseGet(() -> data.resolve("tribune.db")));
      return new CatalogueConfig.Sqlite(beside.path(), masterKey.orElse(beside.masterKey()));
    }
    String url = Values.required(section, "url", NEEDED_DATABASE).orElse("");
    String user = Values.required(section, "user", "name the database's user").orElse("");
    Optional<Secret> password = Values.secret(section, "password", 1, LONGEST_PASSWORD);
    if (section.find("password").isEmpty()) {
      section
          .mistakes()
          .add(section.place(), section.nameOf("password"), "is missing: set that user's password");
    }
    return new CatalogueConfig.PostgreSql(
        checkedUrl(section, url),
        user,
        password.orElse(new Secret("none")),
        masterKey.orElseGet(() -> data.resolve(CatalogueConfig.MASTER_KEY)));
  }

  /** As the driver takes it; a password in it would be seen in messages. */
  private static String checkedUrl(Section section, String url) {
    Optional<Given> given = section.find("url");
    if (given.isPresent() && url.matches("(?i).*(@|[?&](user|password|sslpassword)=).*")) {
      section
          .mistakes()
          .addUnshown(given.get(), "holds a user: set catalogue.user and catalogue.password");
    } else if (given.isPresent() && !DATABASE.matcher(url).matches()) {
      section.mistakes().add(given.get(), "is no address of a database: " + NEEDED_DATABASE);
    }
    return url.startsWith("jdbc:") ? url : "jdbc:" + url;
  }
}
