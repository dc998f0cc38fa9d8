import type { HlsConfig } from 'hls.js';

/** What the browser says of the visitor's line; not every browser does. */
export interface Line {
  readonly saveData?: boolean;
  /** Megabits a second. */
  readonly downlink?: number;
}

/**
 * hls.js as we run it: its defaults but for what follows.
 *
 * No worker: the media are fMP4, which hls.js hands on without remuxing, so that a worker would
 * cost 40 kB of script and a copy for nothing.
 */
export function playbackConfig(line: Line): Partial<HlsConfig> {
  return {
    enableWorker: false,
    lowLatencyMode: true,
    // CatchupController does it.
    maxLiveSyncPlaybackRate: 1,
    liveSyncOnStallIncrease: 0,
    // Memory stays flat: the rewind beyond this is fetched again.
    backBufferLength: 60,
    maxMaxBufferLength: 60,
    // The picture never needs more lines than the page shows.
    capLevelToPlayerSize: true,
    abrEwmaDefaultEstimate: firstEstimate(line),
  };
}

/** What differs for a recording: nothing is live, and who watches a sitting for hours may buffer more. */
export const RECORDING_CONFIG: Partial<HlsConfig> = {
  lowLatencyMode: false,
  maxBufferLength: 45,
  maxMaxBufferLength: 120,
};

/** Bits a second assumed before the first measure: what the browser knows of the line, with care. */
export function firstEstimate(line: Line): number {
  if (line.saveData) return 300_000;
  // What a browser says of the line is a guess: start where a poor line can follow, and climb.
  // (At exactly 500,000, its own default, hls.js would take the first variant's rate instead.)
  const known = (line.downlink ?? 1.2) * 1_000_000 * 0.5;
  return Math.min(900_000, Math.max(300_000, known));
}
