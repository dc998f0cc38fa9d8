export type { LiveCaption, LiveTranscript as TranscriptAnswer } from './schema.ts';
import type { LiveTranscript as TranscriptAnswer } from './schema.ts';

const REQUEST_MILLIS = 15_000;

/** Where the captions of what a channel shows are read. */
export function captionsPath(channel: string): string {
  return `/api/v1/channels/${encodeURIComponent(channel)}/captions`;
}

/** All that was said so far, null if it can't be had now: compressed on its way, as the stream is not. */
export async function readCaptions(channel: string): Promise<TranscriptAnswer | null> {
  try {
    const answer = await fetch(captionsPath(channel), { cache: 'no-store', signal: AbortSignal.timeout(REQUEST_MILLIS) });
    return answer.ok ? ((await answer.json()) as TranscriptAnswer) : null;
  } catch {
    return null;
  }
}
