import type { Language } from '../text/language.ts';

/** A thing said to a person, in both languages. */
export type Message = Readonly<Record<Language, string>>;

/** A request to the server that was not carried out. */
export class Refusal extends Error {
  /**
   * @param status of the answer, 0 if there was none
   * @param detail what the server says of it, null if nothing
   * @param current what is there now, if the order was made on something older
   */
  readonly status: number;
  readonly detail: Message | null;
  readonly current: unknown;

  constructor(status: number, detail: Message | null, current: unknown = null) {
    super(`The server answered ${status}`);
    this.status = status;
    this.detail = detail;
    this.current = current;
  }
}

const REQUEST_MILLIS = 10_000;

/** Asks for the JSON at {@link address}, never from a cache. Throws {@link Refusal}. */
export async function read<T>(address: string): Promise<T> {
  const answer = await ask(address, { cache: 'no-store', headers: { Accept: 'application/json' } });
  return (await answer.json()) as T;
}

/** Gives an order to the server. Throws {@link Refusal}. */
export async function send(method: 'POST' | 'PATCH' | 'DELETE', address: string, body?: object): Promise<void> {
  await ask(address, {
    method,
    headers: { 'X-Tribune-Request': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** Gives an order that the server answers with JSON. Throws {@link Refusal}. */
export async function order<T>(method: 'POST' | 'PATCH' | 'DELETE', address: string, body?: object | Blob): Promise<T> {
  const isBlob = body instanceof Blob;
  const answer = await ask(address, {
    method,
    headers: { 'X-Tribune-Request': '1', ...(body && !isBlob ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: isBlob ? body : JSON.stringify(body) } : {}),
  });
  return (await answer.json()) as T;
}

async function ask(address: string, request: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(address, { ...request, signal: AbortSignal.timeout(REQUEST_MILLIS) });
  } catch {
    throw new Refusal(0, null);
  }
  if (!answer.ok) throw await refusalOf(answer);
  return answer;
}

async function refusalOf(answer: Response): Promise<Refusal> {
  try {
    const problem = (await answer.json()) as { detail?: Partial<Message>; current?: unknown };
    const { fr, en } = problem.detail ?? {};
    return new Refusal(answer.status, fr && en ? { fr, en } : null, problem.current ?? null);
  } catch {
    return new Refusal(answer.status, null);
  }
}
