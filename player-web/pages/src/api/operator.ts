import type { Broadcast, Interruption } from './channel.ts';
import { read, send } from './request.ts';
import type { OperatorChannel } from './schema.ts';

export type { Alert, AlertClosedSession, CaptionSources, OperatorBroadcast, OperatorChannel, SoundLevel, SourceStatus, TranscoderStatus } from './schema.ts';

export { Refusal, type Message } from './request.ts';

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
