import { recordingAddress } from './recording.ts';
import { order, read } from './request.ts';
import type { CaptionFile, CaptionRevision, CaptionRevisions, LeftOut, RecordingCaptions, SavedCaptions } from './schema.ts';

export type { CaptionRevision, LeftOut, RecordingCaptions, SavedCaptions } from './schema.ts';

const address = (recording: string, language: string): string => `${recordingAddress(recording)}/captions/${encodeURIComponent(language)}`;

/** Throws {@link Refusal}. */
export function readCaptions(recording: string): Promise<RecordingCaptions> {
  return read(`${recordingAddress(recording)}/captions`);
}

/** Saves captions, a WebVTT text, in the place of those in their language. Throws {@link Refusal}. */
export function saveCaptions(recording: string, language: string, text: string): Promise<RecordingCaptions & { readonly leftOut: LeftOut }> {
  return order('PUT', address(recording, language), { text });
}

/** What the captions in a language were before, the newest first. Throws {@link Refusal}. */
export async function readRevisions(recording: string, language: string): Promise<readonly CaptionRevision[]> {
  return (await read<CaptionRevisions>(`${address(recording, language)}/revisions`)).revisions;
}

/** One of them. Throws {@link Refusal}. */
export function readRevision(recording: string, language: string, number: number): Promise<SavedCaptions> {
  return read(`${address(recording, language)}/revisions/${number}`);
}

/** WebVTT of a file of captions in any format that the server reads; nothing is saved. Throws {@link Refusal}. */
export function readCaptionFile(file: Blob): Promise<CaptionFile> {
  return order('POST', '/api/v1/operator/caption-files', file);
}

/** Removes captions for good. Throws {@link Refusal}. */
export function removeCaptions(recording: string, language: string): Promise<RecordingCaptions> {
  return order('DELETE', address(recording, language));
}
