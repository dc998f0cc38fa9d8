import type { Language } from '../text/language.ts';
import { unbroken } from '../text/text.ts';

/** A thing said to a person, in both languages. */
export type Message = Readonly<Record<Language, string>>;

/** A request to the server that was not carried out. */
export class Refusal extends Error {
  /**
   * @param status of the answer, 0 if there was none
   * @param detail what the server says of it, null if nothing
   * @param current what is there now, if the order was made on something older
   * @param code by which the server marks some, null if it does not
   */
  readonly status: number;
  readonly detail: Message | null;
  readonly current: unknown;
  readonly code: string | null;

  constructor(status: number, detail: Message | null, current: unknown = null, code: string | null = null) {
    super(`The server answered ${status}`);
    this.status = status;
    this.detail = detail && { ...detail, fr: unbroken(detail.fr) };
    this.current = current;
    this.code = code;
  }
}

/**
 * Has the person sign in whose session is over; true once that is done.
 *
 * @param wanted true if the person has just asked for something, false if the page asks by itself
 */
export type SignInAgain = (wanted: boolean) => Promise<boolean>;

const REQUEST_MILLIS = 10_000;
const SIGN_IN_NEEDED = 'sign-in-needed';
let signInAgain: SignInAgain | null = null;

/** From now on a request that meets a session that is over waits for a sign-in, and is then made again. */
export function onSessionOver(ask: SignInAgain | null): void {
  signInAgain = ask;
}

/** Has the person sign in, if a page of the console is there to ask; see {@link SignInAgain}. */
export function askToSignIn(wanted: boolean): Promise<boolean> {
  return signInAgain?.(wanted) ?? Promise.resolve(false);
}

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

/** Asks for the JSON at {@link address}, never from a cache. Throws {@link Refusal}. */
export async function read<T>(address: string, headers: Headers = {}): Promise<T> {
  const answer = await ask(address, { cache: 'no-store', headers: { Accept: 'application/json', ...headers } });
  return (await answer.json()) as T;
}

/** Gives an order to the server. Throws {@link Refusal}. */
export async function send(method: Method, address: string, body?: object, headers?: Headers): Promise<void> {
  await give(method, address, body, headers);
}

/** Gives an order that the server answers with JSON. Throws {@link Refusal}. */
export async function order<T>(method: Method, address: string, body?: object | Blob, headers?: Headers): Promise<T> {
  return (await (await give(method, address, body, headers)).json()) as T;
}

/** Gives an order that the server may answer with JSON; null if it does not. Throws {@link Refusal}. */
export async function orderOrNull<T>(method: Method, address: string): Promise<T | null> {
  const answer = await give(method, address);
  return answer.status === 204 ? null : ((await answer.json()) as T);
}

function give(method: Method, address: string, body?: object | Blob, headers?: Headers): Promise<Response> {
  const isBlob = body instanceof Blob;
  return ask(address, {
    method,
    headers: { 'X-Tribune-Request': '1', ...(body && !isBlob ? { 'Content-Type': 'application/json' } : {}), ...headers },
    ...(body ? { body: isBlob ? body : JSON.stringify(body) } : {}),
  });
}

async function ask(address: string, request: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(address, { ...request, signal: AbortSignal.timeout(REQUEST_MILLIS) });
  } catch {
    throw new Refusal(0, null);
  }
  if (answer.ok) return answer;
  const refusal = await refusalOf(answer);
  if (refusal.code === SIGN_IN_NEEDED && (await askToSignIn(request.method !== undefined))) return ask(address, request);
  throw refusal;
}

async function refusalOf(answer: Response): Promise<Refusal> {
  try {
    const problem = (await answer.json()) as { detail?: Partial<Message>; current?: unknown; code?: string };
    const { fr, en } = problem.detail ?? {};
    return new Refusal(answer.status, fr && en ? { fr, en } : null, problem.current ?? null, problem.code ?? null);
  } catch {
    return new Refusal(answer.status, null);
  }
}
