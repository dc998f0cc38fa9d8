import { recordingAddress } from './recording.ts';
import { order, read } from './request.ts';
import type { LeftOut, RecordingCaptions } from './schema.ts';

export type { LeftOut, RecordingCaptions, SavedCaptions } from './schema.ts';

const address = (recording: string, language: string): string => `${recordingAddress(recording)}/captions/${encodeURIComponent(language)}`;

/** Throws {@link Refusal}. */
export function readCaptions(recording: string): Promise<RecordingCaptions> {
  return read(`${recordingAddress(recording)}/captions`);
}

/** Saves captions, a WebVTT text, in the place of those in their language. Throws {@link Refusal}. */
export function saveCaptions(recording: string, language: string, text: string): Promise<RecordingCaptions & { readonly leftOut: LeftOut }> {
  return order('PUT', address(recording, language), { text });
}

/** Removes captions for good. Throws {@link Refusal}. */
export function removeCaptions(recording: string, language: string): Promise<RecordingCaptions> {
  return order('DELETE', address(recording, language));
}
