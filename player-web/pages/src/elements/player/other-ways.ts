import { html, nothing } from 'lit';
import { livePlaylist, liveSound } from '../../api/channel.ts';
import type { Download, RecordingDetail } from '../../api/recording.ts';
import { size, text } from '../../text/text.ts';
import { icons } from '../icons.ts';

/** The best picture that is offered first: good enough to follow, and not heavy. */
const FIRST_LINES = 600;

/** What a browser without Media Source Extensions and HLS can do with a recording: take its files, which any plays; else {@link playedElsewhere}. */
export function filesInstead({ downloads, renditions, hls }: RecordingDetail) {
  const lines = ({ rendition }: Download) => renditions.find(({ id }) => id === rendition)?.height ?? 0;
  const videos = downloads.filter(({ kind }) => kind === 'video').sort((one, other) => lines(other) - lines(one));
  const video = videos.find((one) => lines(one) <= FIRST_LINES) ?? videos.at(-1);
  const sound = downloads.find(({ kind }) => kind === 'audio');
  if (!video && !sound) return playedElsewhere(hls);
  return html`<p class="scene-others">
    ${video ? html`<a class="button on-picture" href=${video.url} download>${icons.download}<span>${text('player.unsupported.video', { size: size(video.bytes) })}</span></a>` : nothing}
    ${sound ? html`<a class="button on-picture" href=${sound.url} download>${icons.headphones}<span>${text('player.unsupported.sound', { size: size(sound.bytes) })}</span></a>` : nothing}
  </p>`;
}

/** What it can do with what is on air: hear it, by a stream that any browser plays; else as {@link filesInstead} without files. */
export function soundInstead(channel: string) {
  return html`<p class="scene-others">
      <a class="button on-picture" href=${liveSound(channel)}>${icons.headphones}<span>${text('player.unsupported.listen')}</span></a>
    </p>
    ${playedElsewhere(livePlaylist(channel))}`;
}

/** The address of a playlist, for a player on the same machine. */
export function playedElsewhere(playlist: string) {
  const address = new URL(playlist, location.href).href;
  return html`<p class="scene-text scene-elsewhere">${text('player.unsupported.elsewhere')} <a href=${address}>${address}</a></p>`;
}
