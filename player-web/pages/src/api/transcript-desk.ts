import { recordingAddress } from './recording.ts';
import { order, read } from './request.ts';
import type { Transcript, TranscriptChange } from './schema.ts';

export type { Transcript, TranscriptCaption, TranscriptChange } from './schema.ts';

const address = (recording: string, language: string): string => `${recordingAddress(recording)}/transcripts/${encodeURIComponent(language)}`;

/** What was said on air in a language. Throws {@link Refusal}, as all of these. */
export function readTranscript(recording: string, language: string): Promise<Transcript> {
  return read(address(recording, language));
}

/** Corrects captions, all or none, and gives them as they are read now: 409 if one of them became another meanwhile. */
export function correctTranscript(recording: string, language: string, captions: readonly TranscriptChange[]): Promise<Pick<Transcript, 'captions'>> {
  return order('PATCH', address(recording, language), { captions });
}

/** Makes of what was said the recording's captions in its language. */
export function confirmTranscript(recording: string, language: string): Promise<Transcript> {
  return order('POST', `${address(recording, language)}/confirm`, {});
}
