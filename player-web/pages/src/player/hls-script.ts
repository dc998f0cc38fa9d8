import type { HlsConfig } from 'hls.js';
import type { MeasuringPlayback, PlaybackListener } from './playback.ts';

/** Whether hls.js can play here: what it asks itself, without its script. */
export function hasMediaSource(): boolean {
  const { ManagedMediaSource = window.MediaSource } = window as { ManagedMediaSource?: typeof MediaSource };
  return ManagedMediaSource?.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"') ?? false;
}

/** Brings the script of hls.js, which makes a playback of {@link video}; rejects if it does not come. */
export async function bringHls(video: HTMLVideoElement, listener: PlaybackListener, change: Partial<HlsConfig> = {}): Promise<() => MeasuringPlayback> {
  const { HlsPlayback } = await import('./hls-playback.ts');
  return () => new HlsPlayback(video, listener, change);
}
