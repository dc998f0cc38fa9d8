import { recordingAddress, type Recording } from './recording.ts';
import { read, send } from './request.ts';
import type { Withholding } from './withholding.ts';

/** What the operator sees of a recording: an entry of `GET /api/v1/operator/recordings`. */
export interface OperatorRecording extends Recording {
  readonly bytes: number;
  /** Oldest first. */
  readonly corrections: readonly Correction[];
  /** Passages that are withheld, and wait for a correction. */
  readonly withholdings: readonly Withholding[];
  /** Of those that have a proof, in order. */
  readonly closedSessions: readonly ClosedSessionProof[];
}

/** A closed session and the newest proof of it: an entry of `GET /api/v1/recordings/{id}/closed-sessions`. */
export interface ClosedSessionProof {
  readonly number: number;
  readonly edition: number;
  readonly result: 'clean' | 'found' | 'incomplete';
  readonly from: string;
  readonly until: string;
  readonly madeAt: string;
  readonly bytes: number;
  /** Where the signed PDF is. */
  readonly document: string;
  /** Where the same is for programs. */
  readonly findings: string;
  /** Who settled what the check has told; null while nobody has, or where there is nothing to. */
  readonly settled: { readonly by: string; readonly at: string } | null;
}

/** `GET /api/v1/operator/recordings`. */
export interface RecordingDesk {
  readonly recordings: readonly OperatorRecording[];
  readonly storage: StorageStatus | null;
}

export type RecordingKind = 'sitting' | 'report' | 'test';

/** The room that recordings take, and what goes to make some. */
export interface StorageStatus {
  readonly usedBytes: number;
  /** null where the store can't tell, as S3 can't. */
  readonly freeBytes: number | null;
  /** The pace over {@link historyDays}; null with less than a day of history. */
  readonly bytesPerDay: number | null;
  /** At most 30. */
  readonly historyDays: number;
  /** When nothing will be free at that pace; null if not in sight. */
  readonly fullAt: string | null;
  /** How many days after its end a recording is kept; null for ever. */
  readonly keptDays: Readonly<Record<RecordingKind | 'withdrawn', number | null>>;
  /** What will be deleted, and what was in the last 30 days. */
  readonly deletions: readonly Deletion[];
}

/** A recording that will be deleted, or was. */
export interface Deletion {
  readonly recording: string;
  readonly channel: string;
  readonly title: string;
  readonly startedAt: string;
  readonly bytes: number;
  readonly reason: 'period' | 'space' | 'operator';
  /** Not before. */
  readonly dueAt: string;
  /** null while it is there. */
  readonly erasedAt: string | null;
}

export type CorrectionKind = 'mute' | 'mask' | 'cut';

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

/** A correction and how far it is: an entry of `GET /api/v1/recordings/{id}/corrections`. */
export interface Correction extends CorrectionRequest {
  readonly id: number;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly state: 'requested' | 'done' | 'failed';
  readonly finishedAt: string | null;
  readonly failure: string | null;
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

/** Settles what the check of a closed session has told. Throws {@link Refusal}. */
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
