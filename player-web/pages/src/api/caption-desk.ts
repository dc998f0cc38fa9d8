import { recordingAddress } from './recording.ts';
import { order, read } from './request.ts';

/** The captions of a recording in a language, in the time of its replay. */
export interface SavedCaptions {
  readonly language: string;
  readonly cues: number;
  /** WebVTT. */
  readonly text: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** `GET /api/v1/recordings/{id}/captions`. */
export interface RecordingCaptions {
  readonly id: string;
  readonly title: string;
  /** Seconds. */
  readonly duration: number;
  readonly captions: readonly SavedCaptions[];
}

/** What of captions was not written: where nothing may be heard, or behind the end. */
export interface LeftOut {
  readonly count: number;
  /** Where the first of them begin, in seconds of the replay. */
  readonly places: readonly number[];
}

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
