/**
 * The address of the audio playlist that a multivariant playlist names, for listening without the
 * picture: hls.js offers no sound-only level beside pictures, and native players offer no choice.
 *
 * @param playlist the text of the multivariant playlist (RFC 8216bis 4.4.6)
 * @param address its own address, absolute
 * @returns absolute, or null if sound and picture are not apart
 */
export function audioPlaylist(playlist: string, address: string): string | null {
  const media = playlist.split(/\r?\n/).filter((line) => line.startsWith('#EXT-X-MEDIA:') && /[:,]TYPE=AUDIO(,|$)/.test(line));
  const chosen = media.find((line) => /[:,]DEFAULT=YES(,|$)/.test(line)) ?? media[0];
  const uri = chosen && /[:,]URI="([^"]+)"/.exec(chosen)?.[1];
  return uri ? new URL(uri, address).href : null;
}
