import type { BroadcastChapters } from './chapters.ts';
import { read } from './request.ts';

/** What a broadcast left: an entry of `GET /api/v1/recordings`. Times are ISO 8601. */
export interface Recording {
  readonly id: string;
  readonly channel: { readonly id: string; readonly name: string };
  /** Empty if the channel's name says enough. */
  readonly title: string;
  readonly kind: string;
  /** `recording` while its broadcast is on air. */
  readonly state: 'recording' | 'complete' | 'deleting';
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Seconds. */
  readonly duration: number;
  /** The page that shows it. */
  readonly watch: string;
  /** Its multivariant playlist. */
  readonly hls: string;
  /** A picture of it. */
  readonly poster: string | null;
}

/** All that the public may know of a recording: `GET /api/v1/recordings/{id}`. */
export interface RecordingDetail extends Recording {
  /** A text/vtt whose cues are pieces of pictures (`storyboard-0.jpg#xywh=…`). */
  readonly storyboard: string | null;
  readonly renditions: readonly Rendition[];
  /** The page of the live, while its broadcast is on air. */
  readonly live: string | null;
  readonly downloads: readonly Download[];
  /** null while its broadcast is on air. */
  readonly chapters: BroadcastChapters | null;
  /** Where the slate stands for a suspension or a closed session, in order. */
  readonly pauses?: readonly Pause[];
  /** One more for each correction that was carried out. */
  readonly revision?: number;
  /** The part of the media that is shown; absent: all. Every place, the duration too, counts from its start. */
  readonly shown?: Shown;
  /** Absent: none. Their times are those of the media. */
  readonly captions?: readonly CaptionTrack[];
}

/** The slate for a suspension, or a closed session, in seconds. */
export interface Pause {
  readonly closed: boolean;
  readonly start: number;
  readonly end: number;
}

/** A part of the media, in their seconds. */
export interface Shown {
  readonly start: number;
  readonly end: number;
}

/** Captions (WebVTT) in a language, as in RFC 5646. */
export interface CaptionTrack {
  readonly language: string;
  readonly address: string;
}

export interface Rendition {
  readonly id: string;
  readonly kind: 'video' | 'audio';
  /** null for sound. */
  readonly width: number | null;
  readonly height: number | null;
  readonly codec: string;
  /** Bits a second. */
  readonly averageBandwidth: number;
  readonly bytes: number;
}

/** A file to take away. Those of video and audio take `from` and `to`, in seconds. */
export interface Download {
  readonly kind: 'video' | 'audio' | 'archive';
  /** The id of its rendition, null for the archive package. */
  readonly rendition: string | null;
  readonly url: string;
  readonly bytes: number;
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

/** Where the API tells of a recording. */
export function recordingAddress(id: string): string {
  return `/api/v1/recordings/${encodeURIComponent(id)}`;
}

/** What changes when other media than before must be played: a correction gives them new names. */
export function mediaVersion({ hls, revision, duration, shown }: RecordingDetail): string {
  return JSON.stringify([hls, revision ?? 0, shown ? 0 : Math.round(duration)]);
}

/** The address of {@link download} for a passage, in seconds. */
export function passageAddress(download: Download, from: number, to: number): string {
  const url = new URL(download.url, location.href);
  url.searchParams.set('from', String(Math.round(from * 1000) / 1000));
  url.searchParams.set('to', String(Math.round(to * 1000) / 1000));
  return url.pathname + url.search;
}
