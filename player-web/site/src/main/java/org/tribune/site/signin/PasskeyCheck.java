package org.tribune.site.signin;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.tribune.catalogue.account.Passkey;
import org.tribune.core.access.AccountId;

/**
 * Looks at passkeys as Web Authentication Level 3 wants it, sections 7.1 and 7.2: discoverable
 * credentials, user verification required, whichever authenticator made them (no attestation). Safe
 * for all threads; its library is loaded with the first passkey.
 */
final class PasskeyCheck {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final boolean USER_VERIFIED = true;
  private static final boolean USER_PRESENT = true;

  private final URI site;

  /** Passkeys of a site. */
  public PasskeyCheck(URI site) {
    this.site = site;
  }

  /** Takes time and memory to make, so it is made when it is needed. */
  private static final class Library {
    static final ObjectConverter CONVERTER = new ObjectConverter();
    static final WebAuthnManager MANAGER =
        WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    static final AttestedCredentialDataConverter CREDENTIALS =
        new AttestedCredentialDataConverter(CONVERTER);

    private Library() {}
  }

  /**
   * A new passkey.
   *
   * @param id of the credential, in Base64 for addresses
   * @param credential the attested credential data, in Base64 for addresses
   * @param counter of its uses
   */
  public record Made(String id, String credential, long counter) {}

  /** What the passkeys are made for (the relying party's id): the site's host. */
  public String relyingParty() {
    return Objects.requireNonNullElse(site.getHost(), "localhost");
  }

  /** What the browser of {@code state} must have signed, in Base64 for addresses. */
  public String challenge(AuthorizationState state) {
    return state.word("challenge");
  }

  /** How an authenticator knows an account, in Base64 for addresses. */
  public static String handle(AccountId account) {
    return ENCODER.encodeToString(account.value().getBytes(StandardCharsets.UTF_8));
  }

  private ServerProperty server(AuthorizationState state) {
    return ServerProperty.builder()
        .origin(new Origin(origin()))
        .rpId(relyingParty())
        .challenge(new DefaultChallenge(challenge(state)))
        .build();
  }

  /** As browsers write it (RFC 6454, section 6.1). */
  private String origin() {
    return site.getScheme() + "://" + site.getAuthority();
  }

  /**
   * The passkey that the browser of {@code state} has made.
   *
   * @param json a RegistrationResponseJSON (section 5.1)
   */
  public Made made(String json, AuthorizationState state) throws NoPasskeyException {
    try {
      RegistrationData data =
          Library.MANAGER.verifyRegistrationResponseJSON(
              json,
              new RegistrationParameters(server(state), algorithms(), USER_VERIFIED, USER_PRESENT));
      var authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      AttestedCredentialData credential =
          Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return new Made(
          ENCODER.encodeToString(credential.getCredentialId()),
          ENCODER.encodeToString(Library.CREDENTIALS.convert(credential)),
          authenticator.getSignCount());
    } catch (RuntimeException e) {
      // The library has many words for what it can't read; all of it came from the browser.
      throw new NoPasskeyException(e);
    }
  }

  private static List<PublicKeyCredentialParameters> algorithms() {
    return List.of(
            COSEAlgorithmIdentifier.ES256,
            COSEAlgorithmIdentifier.EdDSA,
            COSEAlgorithmIdentifier.RS256)
        .stream()
        .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
        .toList();
  }

  /**
   * The count of {@code passkey}, with which the browser of {@code state} has signed.
   *
   * @param json an AuthenticationResponseJSON (section 5.1)
   */
  public long used(Passkey passkey, String json, AuthorizationState state)
      throws NoPasskeyException {
    try {
      AuthenticationData data =
          Library.MANAGER.verifyAuthenticationResponseJSON(
              json,
              new AuthenticationParameters(
                  server(state),
                  record(passkey),
                  List.of(DECODER.decode(passkey.id())),
                  USER_VERIFIED,
                  USER_PRESENT));
      byte[] handle = Objects.requireNonNull(data.getUserHandle(), "No user handle");
      if (!ENCODER.encodeToString(handle).equals(handle(passkey.account()))) {
        throw new IllegalArgumentException("The user handle is another account's");
      }
      return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
    } catch (RuntimeException e) {
      // The library has many words for what it can't read; all of it came from the browser.
      throw new NoPasskeyException(e);
    }
  }

  private static CredentialRecord record(Passkey passkey) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        /* uvInitialized= */ true,
        /* backupEligible= */ null,
        /* backupState= */ null,
        passkey.counter(),
        Library.CREDENTIALS.convert(DECODER.decode(passkey.credential())),
        /* authenticatorExtensions= */ null,
        /* clientData= */ null,
        /* clientExtensions= */ null,
        /* transports= */ null);
  }
}
