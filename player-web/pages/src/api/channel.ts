/** What the public sees of a channel: `GET /api/v1/channels/{id}`. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly state: 'offline' | 'live' | 'ended';
  /** The broadcast on air, or the one that ended a moment ago. */
  readonly broadcast: Broadcast | null;
  readonly viewers: number;
}

/** One time on air. Times are ISO 8601. */
export interface Broadcast {
  readonly id: string;
  readonly channel: string;
  readonly title: string;
  readonly state: 'preview' | 'live' | 'ended';
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Why the camera is off the air, while it is. */
  readonly interruption: Interruption | null;
}

/** The sitting is suspended, or its doors are closed (huis clos). */
export interface Interruption {
  readonly kind: 'suspension' | 'publicFloor' | 'closedSession';
  readonly since: string;
  /** In a closed session: the public reads all the same which item is debated and who has the floor. */
  readonly itemShown: boolean;
}

/** `GET /api/v1/site`. */
export interface Site {
  readonly name: string;
  readonly languages: readonly string[];
  /** In which hours are shown and typed: Europe/Paris. */
  readonly timezone: string;
  readonly version: string;
  /** `mailto:` or the address of a page. */
  readonly contact: string | null;
  /** What an audit by RGAA found; none if none was made. */
  readonly accessibility: 'none' | 'partial' | 'full';
  /** What the staff's single sign-on is called; null if there is none. */
  readonly provider: string | null;
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
