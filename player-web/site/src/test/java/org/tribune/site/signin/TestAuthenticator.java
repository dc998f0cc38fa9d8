package org.tribune.site.signin;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;
import org.tribune.core.Sha256;

/**
 * An authenticator and its browser (Web Authentication Level 3, sections 6 and 7), written from the
 * bytes of the standard and not with the library that is tested. A test changes what it claims.
 */
final class TestAuthenticator {
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;
  private static final int COORDINATE = 32;

  final byte[] id =
      UUID.randomUUID().toString().replace("-", "").getBytes(StandardCharsets.US_ASCII);
  final KeyPair keys = newKeys();
  String origin = "http://localhost";
  String relyingParty = "localhost";
  String type = "";
  boolean present = true;
  boolean verified = true;
  int counter = 0;

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String id() {
    return base64(id);
  }

  private byte[] clientData(String standard, String challenge) {
    return new JsonObject()
        .put("type", type.isEmpty() ? standard : type)
        .put("challenge", challenge)
        .put("origin", origin)
        .put("crossOrigin", false)
        .encode()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Section 6.1: the hash of the relying party's id, flags, counter, and what is attested. */
  private byte[] authenticatorData(byte[] attested) {
    int flags =
        (present ? PRESENT : 0) | (verified ? VERIFIED : 0) | (attested.length > 0 ? ATTESTED : 0);
    return ByteBuffer.allocate(37 + attested.length)
        .put(Sha256.of(relyingParty.getBytes(StandardCharsets.UTF_8)).array())
        .put((byte) flags)
        .putInt(counter)
        .put(attested)
        .array();
  }

  /** Section 6.5.1: AAGUID, the id's length, the id, and the key in COSE. */
  private byte[] attested() {
    byte[] key = coseKey((ECPublicKey) keys.getPublic());
    return ByteBuffer.allocate(18 + id.length + key.length)
        .put(new byte[16])
        .putShort((short) id.length)
        .put(id)
        .put(key)
        .array();
  }

  /** RFC 9053, section 7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
  private static byte[] coseKey(ECPublicKey key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, COORDINATE});
    out.writeBytes(coordinate(key.getW().getAffineX()));
    out.writeBytes(new byte[] {0x22, 0x58, COORDINATE});
    out.writeBytes(coordinate(key.getW().getAffineY()));
    return out.toByteArray();
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] padded = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
    return padded;
  }

  /** A map in CBOR: fmt none, no statement, the authenticator data. */
  private static byte[] attestationObject(byte[] authenticatorData) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xa3);
    text(out, "fmt");
    text(out, "none");
    text(out, "attStmt");
    out.write(0xa0);
    text(out, "authData");
    out.write(0x58);
    out.write(authenticatorData.length);
    out.writeBytes(authenticatorData);
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 + text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private JsonObject credential(JsonObject response) {
    return new JsonObject()
        .put("id", id())
        .put("rawId", id())
        .put("type", "public-key")
        .put("response", response)
        .put("clientExtensionResults", new JsonObject());
  }

  /** A new passkey. */
  JsonObject make(String challenge) {
    return credential(
        new JsonObject()
            .put("clientDataJSON", base64(clientData("webauthn.create", challenge)))
            .put("attestationObject", base64(attestationObject(authenticatorData(attested())))));
  }

  /** Signs, and counts it. */
  JsonObject sign(String challenge, String handle) {
    counter++;
    byte[] client = clientData("webauthn.get", challenge);
    byte[] data = authenticatorData(new byte[0]);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(Sha256.of(client).array());
      JsonObject response =
          new JsonObject()
              .put("clientDataJSON", base64(client))
              .put("authenticatorData", base64(data))
              .put("signature", base64(signature.sign()));
      return credential(handle.isEmpty() ? response : response.put("userHandle", handle));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
