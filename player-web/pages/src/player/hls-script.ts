import type { HlsConfig } from 'hls.js';
import { LatePlayback } from './late-playback.ts';
import { NativePlayback } from './native-playback.ts';
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

/** The playback that this browser can; null if none. With hls.js it is a {@link LatePlayback}, whose script comes once it is warmed. */
export function latePlayback(video: HTMLVideoElement, listener: PlaybackListener, change: Partial<HlsConfig>): LatePlayback | NativePlayback | null {
  if (hasMediaSource()) return new LatePlayback(video, listener, () => bringHls(video, listener, change));
  return NativePlayback.isSupported() ? new NativePlayback(video, listener) : null;
}
