import type { Language } from '../text/language.ts';
import type { Broadcast, Channel } from './channel.ts';

/** A thing said to a person, in both languages. */
export type Message = Readonly<Record<Language, string>>;

/** What the operator sees of a channel: `GET /api/v1/operator/channels`. */
export interface OperatorChannel extends Omit<Channel, 'state'> {
  readonly state: 'offline' | 'preview' | 'live' | 'ended';
  readonly autostart: boolean;
  readonly sources: readonly SourceStatus[];
  readonly transcoder: TranscoderStatus | null;
  readonly alerts: readonly Alert[];
  readonly previewUrl: string | null;
}

/** org.tribune.core.status.SourceStatus. */
export interface SourceStatus {
  readonly index: number;
  readonly name: string;
  /** As configured. */
  readonly type: 'rtmp' | 'srt' | 'rtsp' | 'file' | 'testcard' | 'device';
  readonly state: 'WAITING' | 'CONNECTING' | 'DELIVERING' | 'STALLED' | 'RETRYING';
  readonly onAir: boolean;
  readonly videoCodec: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly audioCodec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSecond: number;
  readonly droppedPackets: number;
  readonly remote: string | null;
  readonly since: string;
  readonly lastError: Message | null;
}

/** org.tribune.core.status.TranscoderStatus. */
export interface TranscoderStatus {
  readonly renditions: readonly string[];
  readonly picture: 'SOURCE' | 'SLATE';
  readonly latenessMillis: number;
  readonly effort: number;
  readonly droppedFrames: number;
  readonly decodeErrors: number;
}

/** org.tribune.core.status.Alert. */
export interface Alert {
  readonly code: string;
  readonly severity: 'INFO' | 'WARNING' | 'CRITICAL';
  readonly raised: boolean;
  readonly at: string;
  readonly message: Message;
}

/** The sound that goes out: decibels below full scale, one a channel of sound. */
export interface SoundLevel {
  /** The id of the channel that is heard. */
  readonly channel: string;
  readonly peakDecibels: readonly number[];
  readonly rmsDecibels: readonly number[];
}

/** An order to the server that was not carried out. */
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

/** Opens a broadcast on a channel. Throws {@link Refusal}. */
export function openBroadcast(channel: string, state: 'preview' | 'live', title: string): Promise<void> {
  const body = title ? { state, title } : { state };
  return send('POST', `/api/v1/channels/${encodeURIComponent(channel)}/broadcasts`, body);
}

/** Puts a broadcast in preview on air, or ends it. Throws {@link Refusal}. */
export function moveBroadcast(broadcast: Broadcast, move: 'live' | 'end'): Promise<void> {
  return send('POST', `/api/v1/broadcasts/${encodeURIComponent(broadcast.id)}/${move}`);
}

/** Exchanges the token of the sign-in link for a session cookie. Throws {@link Refusal}. */
export function signIn(token: string): Promise<void> {
  return send('POST', '/api/v1/session', { token });
}

export function signOut(): Promise<void> {
  return send('DELETE', '/api/v1/session');
}

/** All channels. Throws {@link Refusal}, with status 401 if the operator is not signed in. */
export async function readChannels(): Promise<OperatorChannel[]> {
  const answer = await ask('/api/v1/operator/channels', { cache: 'no-store' });
  return (await answer.json()) as OperatorChannel[];
}

/** {@link known} with what {@link told} has of them that is newer; those that are new come last. */
export function newest(known: readonly OperatorChannel[], told: readonly OperatorChannel[]): OperatorChannel[] {
  const byId = new Map([...known, ...told].map((channel) => [channel.id, channel]));
  return [...byId.values()];
}

async function send(method: 'POST' | 'DELETE', address: string, body?: object): Promise<void> {
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
