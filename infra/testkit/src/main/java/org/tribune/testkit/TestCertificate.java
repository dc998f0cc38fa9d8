package org.tribune.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.core.Bytes;
import org.tribune.core.config.HttpConfig;

/** A self-signed certificate for localhost, made with the JDK's own keytool. */
public final class TestCertificate {
  private static final String PASSWORD = "change-it";

  /** Those for localhost, each made once in a process: keytool takes two seconds. */
  private static final Map<Wanted, Made> MADE = new ConcurrentHashMap<>();

  private record Wanted(String name, String start, int days) {}

  /** The key store that has both, and each in PEM. */
  private record Made(Bytes store, String certificate, String key) {}

  private TestCertificate() {}

  /**
   * Writes {@code NAME.pem}, {@code NAME.key} and both in {@code NAME.p12}; they are others for
   * another name.
   *
   * @param start such as {@code 2026/01/01 00:00:00}
   * @param days how long it is valid
   */
  public static HttpConfig.Tls create(Path directory, String name, String start, int days) {
    return write(
        directory,
        name,
        MADE.computeIfAbsent(
            new Wanted(name, start, days),
            wanted -> make(directory, name, "CN=localhost", start, days)));
  }

  /** The same for a year from now on, of this {@code subject}, such as {@code CN=tribune-web}. */
  public static HttpConfig.Tls of(Path directory, String name, String subject) {
    return write(
        directory, name, make(directory, name, subject, /* start= */ "-1d", /* days= */ 365));
  }

  private static Made make(Path directory, String name, String subject, String start, int days) {
    Path store = directory.resolve(name + ".p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-J-XX:TieredStopAtLevel=1",
                  "-J-XX:+UseSerialGC",
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
      return export(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Made export(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Made(
        Bytes.wrap(Files.readAllBytes(file)),
        pem("CERTIFICATE", store.getCertificate("it").getEncoded()),
        pem("PRIVATE KEY", store.getKey("it", PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String kind, byte[] encoded) {
    String body = Base64.getMimeEncoder().encodeToString(encoded);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }

  private static HttpConfig.Tls write(Path directory, String name, Made made) {
    try {
      Files.write(directory.resolve(name + ".p12"), made.store().array());
      return new HttpConfig.Tls(
          Files.writeString(directory.resolve(name + ".pem"), made.certificate()),
          Files.writeString(directory.resolve(name + ".key"), made.key()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
