import { recordingAddress } from './recording.ts';
import { read, send } from './request.ts';
import type { Correction, CorrectionKind, RecordingDesk } from './schema.ts';

export type { ClosedSessionProof, Correction, CorrectionKind, Deletion, OperatorRecording, RecordingDesk, RecordingKind, Storage as StorageStatus } from './schema.ts';

/** What an operator asks for; `from` and `to` in seconds of the recording. */
export interface CorrectionRequest {
  readonly kind: CorrectionKind;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly legalBasis: string;
  /** The passage that is withheld whose place it takes. */
  readonly withholding?: number;
}

/** All recordings, newest first. Throws {@link Refusal}, with status 401 if nobody is signed in. */
export function readRecordingDesk(): Promise<RecordingDesk> {
  return read('/api/v1/operator/recordings');
}

/** Throws {@link Refusal}. */
export function rename(recording: string, title: string): Promise<void> {
  return send('PATCH', recordingAddress(recording), { title });
}

/** Says that a recording is a trial, which is in no public list, or a sitting. Throws {@link Refusal}. */
export function classify(recording: string, kind: 'sitting' | 'test'): Promise<void> {
  return send('PATCH', recordingAddress(recording), { kind });
}

/** Deletes a recording for good. Throws {@link Refusal}. */
export function deleteRecording(recording: string): Promise<void> {
  return send('DELETE', recordingAddress(recording));
}

/** Settles what the check of a closed session has reported. Throws {@link Refusal}. */
export function settleClosedSession(recording: string, number: number): Promise<void> {
  return send('POST', `${recordingAddress(recording)}/closed-sessions/${number}/settlement`);
}

/** The corrections of a recording. Throws {@link Refusal}. */
export async function readCorrections(recording: string): Promise<readonly Correction[]> {
  return (await read<{ corrections: readonly Correction[] }>(`${recordingAddress(recording)}/corrections`)).corrections;
}

/** Asks for a correction, which is carried out in the background. Throws {@link Refusal}. */
export function correct(recording: string, request: CorrectionRequest): Promise<void> {
  return send('POST', `${recordingAddress(recording)}/corrections`, request);
}
