import type { Language } from '../text/language.ts';

/** A thing said to a person, in both languages. */
export type Message = Readonly<Record<Language, string>>;

/** A request to the server that was not carried out. */
export class Refusal extends Error {
  /**
   * @param status of the answer, 0 if there was none
   * @param detail what the server says of it, null if nothing
   */
  readonly status: number;
  readonly detail: Message | null;

  constructor(status: number, detail: Message | null) {
    super(`The server answered ${status}`);
    this.status = status;
    this.detail = detail;
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

async function ask(address: string, request: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(address, { ...request, signal: AbortSignal.timeout(REQUEST_MILLIS) });
  } catch {
    throw new Refusal(0, null);
  }
  if (!answer.ok) throw new Refusal(answer.status, await detailOf(answer));
  return answer;
}

async function detailOf(answer: Response): Promise<Message | null> {
  try {
    const problem = (await answer.json()) as { detail?: Partial<Message> };
    const { fr, en } = problem.detail ?? {};
    return fr && en ? { fr, en } : null;
  } catch {
    return null;
  }
}
