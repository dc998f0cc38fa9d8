package org.tribune.archive.backup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;

/**
 * Under which names objects lie in a backup. All objects of one owner, a recording or a sitting,
 * lie together.
 */
sealed interface ObjectKeys {
  /** Where the object {@code name} lies. */
  String of(String name);

  /** What all objects begin with whose names begin with {@code owner} and a slash. */
  String prefix(String owner);

  /** An id of {@code text}: the same for the same text, and it does not reveal the text. */
  String idOf(String text);

  /** Whose an object is: {@code recordings/ID}, {@code documents/ID}, {@code uploads}. */
  static String owner(String name) {
    int first = name.indexOf('/');
    int second = name.indexOf('/', first + 1);
    return name.substring(0, Math.max(0, second > 0 ? second : first));
  }

  /** Their own: the backup is not encrypted. */
  enum Plain implements ObjectKeys {
    INSTANCE;

    @Override
    public String of(String name) {
      return name;
    }

    @Override
    public String prefix(String owner) {
      return owner + "/";
    }

    @Override
    public String idOf(String text) {
      return Sha256.hex(text).substring(0, 2 * BYTES);
    }
  }

  /** How many bytes of a digest make a name. */
  int BYTES = 16;

  /**
   * HMAC-SHA256 of their own, since names reveal what a sitting or a film is.
   *
   * @param key of the site, 32 bytes
   */
  record Secret(Bytes key) implements ObjectKeys {
    @Override
    public String of(String name) {
      return prefix(owner(name)) + idOf(name) + ".age";
    }

    @Override
    public String prefix(String owner) {
      return idOf("owner " + owner) + "/";
    }

    @Override
    public String idOf(String text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.array(), "HmacSHA256"));
        byte[] sum = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum, 0, BYTES);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Every Java has HmacSHA256", e);
      }
    }

    @Override
    public String toString() {
      return "Secret[]";
    }
  }
}
