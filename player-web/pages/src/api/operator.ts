import type { Broadcast, Channel, Interruption } from './channel.ts';
import type { AlertPassage, Withholding } from './withholding.ts';
import { read, send, type Message } from './request.ts';

export { Refusal, type Message } from './request.ts';

/** What the operator sees of a channel: `GET /api/v1/operator/channels`. */
export interface OperatorChannel extends Omit<Channel, 'state' | 'broadcast'> {
  readonly state: 'offline' | 'preview' | 'live' | 'ended';
  readonly autostartMode: 'off' | 'planned' | 'always';
  /** How many seconds the public picture is held back; null: nobody has chosen, so it is not. */
  readonly publicationDelay: number | null;
  readonly broadcast: OperatorBroadcast | null;
  readonly sources: readonly SourceStatus[];
  readonly transcoder: TranscoderStatus | null;
  readonly alerts: readonly Alert[];
  readonly previewUrl: string | null;
}

/** A broadcast, with what of it is withheld. */
export interface OperatorBroadcast extends Broadcast {
  readonly withholdings: readonly Withholding[];
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
  /** What is to be withheld, if that is what is to be done. */
  readonly passage: AlertPassage | null;
  /** Whose check it is about, if it is: it stays until a person settles it. */
  readonly closedSession: AlertClosedSession | null;
}

/** A closed session of a broadcast that an alert is about. */
export interface AlertClosedSession {
  readonly broadcast: string;
  readonly number: number;
  /** When a picture was filmed that is to be looked at. */
  readonly pictureAt: string | null;
}

/** The sound that goes out: decibels below full scale, one a channel of sound. */
export interface SoundLevel {
  /** The id of the channel that is heard. */
  readonly channel: string;
  readonly peakDecibels: readonly number[];
  readonly rmsDecibels: readonly number[];
}

/** Opens a broadcast on a channel. Throws {@link Refusal}. */
export function openBroadcast(channel: string, state: 'preview' | 'live', title: string): Promise<void> {
  const body = title ? { state, title } : { state };
  return send('POST', `/api/v1/channels/${encodeURIComponent(channel)}/broadcasts`, body);
}

/** Puts a broadcast in preview on air, takes its camera off the air, or ends it. Throws {@link Refusal}. */
export function moveBroadcast(broadcast: Broadcast, move: 'live' | 'suspend' | 'floor' | 'close' | 'show-item' | 'hide-item' | 'end'): Promise<void> {
  return send('POST', `/api/v1/broadcasts/${encodeURIComponent(broadcast.id)}/${move}`);
}

/** Brings the camera back; refused if `from` is not what interrupts it any more. Throws {@link Refusal}. */
export function resumeBroadcast(broadcast: Broadcast, from: Interruption['kind']): Promise<void> {
  return send('POST', `/api/v1/broadcasts/${encodeURIComponent(broadcast.id)}/resume`, { from });
}

/** All channels. Throws {@link Refusal}, with status 401 if the operator is not signed in. */
export function readChannels(): Promise<OperatorChannel[]> {
  return read('/api/v1/operator/channels');
}

/** {@link known} with what {@link told} has of them that is newer; those that are new come last. */
export function newest(known: readonly OperatorChannel[], told: readonly OperatorChannel[]): OperatorChannel[] {
  const byId = new Map([...known, ...told].map((channel) => [channel.id, channel]));
  return [...byId.values()];
}
