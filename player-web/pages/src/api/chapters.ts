import { read } from './request.ts';
import type { BroadcastChapters } from './schema.ts';

export type { BroadcastChapters, Chapter, SpeakerTurn } from './schema.ts';

/** What is marked in a broadcast. Throws {@link Refusal}. */
export function readChapters(broadcast: string): Promise<BroadcastChapters> {
  return read(`/api/v1/broadcasts/${encodeURIComponent(broadcast)}/chapters`);
}
