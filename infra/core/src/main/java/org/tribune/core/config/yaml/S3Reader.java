package org.tribune.core.config.yaml;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.config.Secret;
import org.tribune.core.config.StoreConfig;

/** Reads {@code store} of the type {@code s3}. */
final class S3Reader {
  private static final String SERVER = "such as https://s3.example.org or http://10.0.0.5:3900";
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern ADDRESS =
      Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");
  // An address of four numbers is none, by S3's rules.
  private static final Pattern BUCKET =
      Pattern.compile(
          "(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*(\\.\\.|\\.-|-\\.))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");

  private S3Reader() {}

  /** Empty if what is there is not enough: the errors say what is missing. */
  static Optional<StoreConfig> read(Section section) {
    Optional<URI> endpoint = endpoint(section);
    Optional<String> bucket =
        matching(
            section,
            "bucket",
            BUCKET,
            "is no bucket's name: 3 to 63 of a-z, 0-9, '-' and '.', the first and the last a"
                + " letter or digit",
            "name the bucket that the recordings go to");
    Optional<String> accessKey =
        Values.required(section, "accessKey", "give the key that the server knows Tribune by");
    Optional<Secret> secretKey = secretKey(section);
    String region =
        section.find("region").isEmpty()
            ? "us-east-1"
            : matching(section, "region", REGION, "is no region's name such as eu-west-1", "")
                .orElse("");
    if (endpoint.isEmpty() || bucket.isEmpty() || accessKey.isEmpty() || secretKey.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StoreConfig.S3(endpoint.get(), bucket.get(), accessKey.get(), secretKey.get(), region));
  }

  private static Optional<URI> endpoint(Section section) {
    String trouble = "is no address of a server, " + SERVER + ", without a path";
    Optional<URI> address =
        matching(section, "endpoint", ADDRESS, trouble, "name the server, " + SERVER)
            .map(URI::create);
    // Without a port it is -1; without a host the name has a letter that none may have.
    if (address.filter(uri -> uri.getHost() == null || uri.getPort() > HIGHEST_PORT).isPresent()) {
      section.find("endpoint").ifPresent(given -> section.mistakes().add(given, trouble));
      return Optional.empty();
    }
    return address;
  }

  private static Optional<Secret> secretKey(Section section) {
    if (section.find("secretKey").isEmpty()) {
      var _ = Values.required(section, "secretKey", "give the secret of store.accessKey");
      return Optional.empty();
    }
    return Values.secret(section, "secretKey", /* shortest= */ 1, /* longest= */ 500);
  }

  private static Optional<String> matching(
      Section section, String key, Pattern form, String trouble, String remedy) {
    Optional<String> text = Values.required(section, key, remedy);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      section.find(key).ifPresent(given -> section.mistakes().add(given, trouble));
      return Optional.empty();
    }
    return text;
  }
}
