package org.tribune.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.tribune.core.config.HttpConfig;

/** A self-signed certificate for localhost, made with the JDK's own keytool. */
public final class TestCertificate {
  private static final String PASSWORD = "change-it";

  private TestCertificate() {}

  /**
   * Writes {@code NAME.pem} and {@code NAME.key}.
   *
   * @param start such as {@code 2026/01/01 00:00:00}
   * @param days how long it is valid
   */
  public static HttpConfig.Tls create(Path directory, String name, String start, int days) {
    return create(directory, name, "CN=localhost", start, days);
  }

  /** The same for a year from now on, of this {@code subject}, such as {@code CN=tribune-web}. */
  public static HttpConfig.Tls of(Path directory, String name, String subject) {
    return create(directory, name, subject, /* start= */ "-1d", /* days= */ 365);
  }

  private static HttpConfig.Tls create(
      Path directory, String name, String subject, String start, int days) {
    Path store = directory.resolve(name + ".p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "it",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-dname",
                  subject,
                  "-ext",
                  "san=dns:localhost,ip:127.0.0.1",
                  "-startdate",
                  start,
                  "-validity",
                  String.valueOf(days),
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      return export(directory, name, store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpConfig.Tls export(Path directory, String name, Path file)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Path certificate = directory.resolve(name + ".pem");
    Path key = directory.resolve(name + ".key");
    write(certificate, "CERTIFICATE", store.getCertificate("it").getEncoded());
    write(key, "PRIVATE KEY", store.getKey("it", PASSWORD.toCharArray()).getEncoded());
    return new HttpConfig.Tls(certificate, key);
  }

  private static void write(Path file, String kind, byte[] encoded) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(encoded);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }
}
