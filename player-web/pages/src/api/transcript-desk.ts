import { recordingAddress } from './recording.ts';
import { reportAddress } from './report-desk.ts';
import { order, read } from './request.ts';
import type { Transcript, TranscriptChange } from './schema.ts';

export type { Transcript, TranscriptCaption, TranscriptChange } from './schema.ts';

/** What a transcript is of: a recording of what was on air, or a report's film. */
export interface TranscriptOf {
  readonly kind: 'recording' | 'report';
  readonly id: string;
}

const address = ({ kind, id }: TranscriptOf, language: string): string => `${kind === 'report' ? reportAddress(id) : recordingAddress(id)}/transcripts/${encodeURIComponent(language)}`;

/** What was said in a language. Throws {@link Refusal}, as all of these. */
export function readTranscript(of: TranscriptOf, language: string): Promise<Transcript> {
  return read(address(of, language));
}

/** Corrects captions, all or none, and gives them as they are read now: 409 if one of them became another meanwhile. */
export function correctTranscript(of: TranscriptOf, language: string, captions: readonly TranscriptChange[]): Promise<Pick<Transcript, 'captions'>> {
  return order('PATCH', address(of, language), { captions });
}

/** Makes of what was said the captions in its language, in the place of those that {@link known} names: 409 if a film has others by now. */
export function confirmTranscript(of: TranscriptOf, language: string, known: Transcript | null): Promise<Transcript> {
  return order('POST', `${address(of, language)}/confirm`, known?.tag ? { replaces: known.tag } : {});
}
