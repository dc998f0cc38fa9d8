import { read } from './request.ts';
import type { Download, Recording, RecordingDetail as WholeRecording } from './schema.ts';

export type { CaptionTrack, Download, Pause, Recording, Rendition } from './schema.ts';

/** All that the public may know of a recording: `GET /api/v1/recordings/{id}`; of a film, what its report shows of it. */
export type RecordingDetail = WholeRecording & {
  /** The part of the media that is shown; absent: all. Every place, the duration too, counts from its start. */
  readonly shown?: Shown;
};

/** A part of the media, in their seconds. */
export interface Shown {
  readonly start: number;
  readonly end: number;
}

/** The newest recordings that can be watched again. Throws {@link Refusal}. */
export async function readRecordings(limit: number): Promise<readonly Recording[]> {
  const told = await read<{ recordings: readonly Recording[] }>(`/api/v1/recordings?limit=${limit}`);
  return told.recordings.filter((one) => one.state === 'complete');
}

/** Throws {@link Refusal}: 404 if there is none, 410 if it was deleted. */
export function readRecording(id: string): Promise<RecordingDetail> {
  return read(recordingAddress(id));
}

/** Where the API has a recording. */
export function recordingAddress(id: string): string {
  return `/api/v1/recordings/${encodeURIComponent(id)}`;
}

/** What changes when other media than before must be played: a correction gives them new names. */
export function mediaVersion({ hls, revision, duration, shown }: RecordingDetail): string {
  return JSON.stringify([hls, revision, shown ? 0 : Math.round(duration ?? 0)]);
}

/** What a passage of a recording can be taken away as; null if nothing of it can. */
export function clipOf({ downloads }: Pick<RecordingDetail, 'downloads'>): Download | null {
  return downloads.find(({ kind }) => kind === 'video') ?? downloads.find(({ kind }) => kind === 'audio') ?? null;
}

/** The address of {@link download} for a passage, in seconds. */
export function passageAddress(download: Download, from: number, to: number): string {
  const url = new URL(download.url, location.href);
  url.searchParams.set('from', String(Math.round(from * 1000) / 1000));
  url.searchParams.set('to', String(Math.round(to * 1000) / 1000));
  return url.pathname + url.search;
}
