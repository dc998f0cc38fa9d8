package org.tribune.ingest.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a camera asks for a user and a password, and checks what it gets. Safe for all threads. */
sealed interface RtspLock {
  /** The value of WWW-Authenticate. */
  String challenge();

  /** Whether this value of Authorization is right for a request. */
  boolean opens(String authorization, String method, String uri);

  /** RFC 7617. */
  record Basic(String user, String password) implements RtspLock {
    @Override
    public String challenge() {
      return "Basic realm=\"camera\"";
    }

    @Override
    public boolean opens(String authorization, String method, String uri) {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return authorization.equals("Basic " + Base64.getEncoder().encodeToString(pair));
    }
  }

  /** RFC 2617 with MD5 and without qop, as IP cameras have it (RTSP 1.0, RFC 2326 section 14). */
  record Digest(String user, String password, AtomicInteger opened) implements RtspLock {
    private static final String REALM = "IP Camera(C1234)";
    private static final String NONCE = "6b9f1c3a5e2d47809f0c1b2a3d4e5f60";
    private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    @Override
    public String challenge() {
      return "Digest realm=\"" + REALM + "\", nonce=\"" + NONCE + "\"";
    }

    @Override
    public boolean opens(String authorization, String method, String uri) {
      if (!authorization.startsWith("Digest ")) {
        return false;
      }
      Map<String, String> fields = new HashMap<>();
      Matcher matcher = FIELD.matcher(authorization);
      while (matcher.find()) {
        fields.put(matcher.group(1), matcher.group(2));
      }
      String first = md5(user + ":" + REALM + ":" + password);
      String second = md5(method + ":" + fields.getOrDefault("uri", ""));
      boolean right =
          user.equals(fields.get("username"))
              && REALM.equals(fields.get("realm"))
              && uri.equals(fields.get("uri"))
              && md5(first + ":" + NONCE + ":" + second).equals(fields.get("response"));
      if (right) {
        opened.incrementAndGet();
      }
      return right;
    }

    private static String md5(String text) {
      try {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has MD5", e);
      }
    }
  }
}
