import { order, read, Refusal, send } from './request.ts';
import { addressOf, welcomed, type Me } from './staff.ts';
import type { NewPasskey, Passkey } from './schema.ts';

export type { Passkey } from './schema.ts';

const MILLIS = 120_000;
/** ES256, EdDSA and RS256: COSE's numbers. */
const ALGORITHMS = [-7, -8, -257];

/** True where the browser can keep a passkey or ask for one. */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential === 'function' && typeof navigator.credentials?.create === 'function';
}

/** The person, or the browser in their place, did not go on; or there is no passkey. */
export class PasskeyNotGiven extends Error {}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function base64(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function asked(credential: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const given = await credential;
    if (given) return given as PublicKeyCredential;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    // Whatever the reason, browsers hardly say it: so that no site learns which passkeys there are.
  }
  throw new PasskeyNotGiven();
}

/** As the server reads it (RegistrationResponseJSON, AuthenticationResponseJSON). */
function json(credential: PublicKeyCredential, response: Readonly<Record<string, unknown>>) {
  return { id: credential.id, rawId: credential.id, type: credential.type, response, clientExtensionResults: {} };
}

/** Signs in by a passkey that the person chooses. Throws {@link Refusal} or {@link PasskeyNotGiven}. */
export async function signInByPasskey(trusted: boolean): Promise<Me> {
  const { challenge, rpId } = await order<{ challenge: string; rpId: string }>('POST', '/api/v1/session/passkey/challenge', {});
  const publicKey = { challenge: bytes(challenge), rpId, userVerification: 'required' as const, timeout: MILLIS };
  const credential = await asked(navigator.credentials.get({ publicKey }));
  const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response as AuthenticatorAssertionResponse;
  const response = {
    authenticatorData: base64(authenticatorData),
    clientDataJSON: base64(clientDataJSON),
    signature: base64(signature),
    ...(userHandle ? { userHandle: base64(userHandle) } : {}),
  };
  return welcomed(order('POST', '/api/v1/session/passkey', { credential: json(credential, response), trusted }));
}

/**
 * Has the browser make a passkey for the person that is signed in. Throws {@link Refusal}, with the
 * code `password-needed` if the session is not fresh, or {@link PasskeyNotGiven}.
 */
export async function addPasskey(name: string, password: string): Promise<void> {
  const { challenge, rp, user, exclude } = await order<NewPasskey>('POST', '/api/v1/account/passkeys/challenge', { password });
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: bytes(challenge),
    rp,
    user: { ...user, id: bytes(user.id) },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
    excludeCredentials: exclude.map((id) => ({ type: 'public-key', id: bytes(id) })),
    timeout: MILLIS,
  };
  const credential = await asked(navigator.credentials.create({ publicKey }));
  const { attestationObject, clientDataJSON } = credential.response as AuthenticatorAttestationResponse;
  const response = { attestationObject: base64(attestationObject), clientDataJSON: base64(clientDataJSON) };
  await send('POST', '/api/v1/account/passkeys', { name, credential: json(credential, response) });
}

function addressOfPasskeys(person: string | null): string {
  return person === null ? '/api/v1/account/passkeys' : `${addressOf(person)}/passkeys`;
}

/** The passkeys of a person, or one's own. Throws {@link Refusal}. */
export async function readPasskeys(person: string | null): Promise<readonly Passkey[]> {
  return (await read<{ passkeys: readonly Passkey[] }>(addressOfPasskeys(person))).passkeys;
}

/** Removes a passkey of a person, or one's own. Throws {@link Refusal}, as {@link addPasskey}. */
export function removePasskey(person: string | null, passkey: string, password: string): Promise<void> {
  return send('DELETE', `${addressOfPasskeys(person)}/${encodeURIComponent(passkey)}`, { password });
}

/** True if the server wants the password first. */
export function wantsPassword(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'password-needed';
}
