export type { Broadcast, Channel, Interruption, Site } from './schema.ts';
import type { Broadcast } from './schema.ts';

/** Whether {@link broadcast} shows the room: a suspension and a closed session take it off the air, but for the public's questions. */
export function showsRoom({ interruption }: Broadcast): boolean {
  return !interruption || interruption.kind === 'publicFloor';
}

/** The address of a channel's multivariant playlist. */
export function livePlaylist(channel: string): string {
  return `/hls/live/${encodeURIComponent(channel)}/index.m3u8`;
}

/** The address of the multivariant playlist that goes back to the broadcast's first second. */
export function rewindPlaylist(channel: string): string {
  return `/hls/live/${encodeURIComponent(channel)}/rewind.m3u8`;
}

/** The address of a channel's sound as one stream of ADTS, which any browser and any player of radio plays. */
export function liveSound(channel: string): string {
  return `/hls/live/${encodeURIComponent(channel)}/sound.aac`;
}

/** The channel named by the page's address: the last part of its path. */
export function channelInPath(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  return decodeURIComponent(last);
}
