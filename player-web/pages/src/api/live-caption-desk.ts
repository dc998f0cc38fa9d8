import { order, read, send } from './request.ts';
import type { CaptionInput, CorrectedCaption, LiveCaption } from './schema.ts';

export type { CaptionInput } from './schema.ts';

/** Where somebody's software writes, with its addresses: they are told once. */
export type NewCaptionInput = CaptionInput & { readonly textUrl: string; readonly timedUrl: string };

const channelPath = (channel: string): string => `/api/v1/operator/channels/${encodeURIComponent(channel)}`;
const inputsPath = (channel: string): string => `${channelPath(channel)}/caption-inputs`;

/**
 * Shows a line as far as it is typed. Throws {@link Refusal}.
 *
 * @param typedFor seconds since its first letter
 */
export function typeLine(channel: string, text: string, typedFor: number, isFinal: boolean): Promise<void> {
  return send('POST', `${channelPath(channel)}/captions`, { text, typedFor, isFinal });
}

/** Has everybody read {@link text} where {@link caption} is; none takes it away. Throws {@link Refusal}. */
export function correctCaption(channel: string, caption: LiveCaption, text: string): Promise<CorrectedCaption> {
  return order('PUT', `${channelPath(channel)}/captions/${encodeURIComponent(caption.id)}`, { revision: caption.revision, text });
}

/** Where software may write for a channel. Throws {@link Refusal}. */
export async function readCaptionInputs(channel: string): Promise<readonly CaptionInput[]> {
  return (await read<{ inputs: readonly CaptionInput[] }>(inputsPath(channel))).inputs;
}

/** Lets another write. Throws {@link Refusal}. */
export function addCaptionInput(channel: string, name: string, delay: number): Promise<NewCaptionInput> {
  return order('POST', inputsPath(channel), { name, delay });
}

/** Lets one write no more. Throws {@link Refusal}. */
export function removeCaptionInput(channel: string, input: CaptionInput): Promise<void> {
  return send('DELETE', `${inputsPath(channel)}/${encodeURIComponent(input.id)}`);
}
