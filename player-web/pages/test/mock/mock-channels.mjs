/** Channels as the API returns them, from what a test keeps of them. */

export function newChannel(id, name) {
  return { id, name, state: 'offline', title: '', broadcast: null, startedAt: null, endedAt: null, viewers: 0,
    autostart: false, autostartMode: 'off', publicationDelay: 10, sources: [source({ index: 0 }), waitingSource()], alerts: [], transcoder: null };
}

/** A source that delivers, as org.tribune.core.status.SourceStatus. */
export function source(change = {}) {
  return { type: 'rtmp', index: 0, name: 'rtmp', state: 'DELIVERING', onAir: true, videoCodec: 'h264', width: 1920, height: 1080,
    framesPerSecond: 25, audioCodec: 'aac', sampleRate: 48000, channels: 2, bitsPerSecond: 4_812_000, droppedPackets: 3,
    correctedTimestamps: 0, remote: '192.168.1.20', since: new Date(Date.now() - 600_000).toISOString(), lastError: null, ...change };
}

function waitingSource() {
  return source({ index: 1, name: 'srt :9000', type: 'srt', state: 'RETRYING', onAir: false, videoCodec: '', width: 0, height: 0,
    framesPerSecond: 0, audioCodec: '', sampleRate: 0, channels: 0, bitsPerSecond: 0, droppedPackets: 0, remote: null,
    lastError: { fr: 'La caméra ne répond pas à 192.168.1.31:9000. Vérifiez qu’elle est allumée.', en: 'The camera does not answer at 192.168.1.31:9000. Check that it is switched on.' } });
}

export function publicChannel(channel) {
  const state = channel.state === 'preview' ? 'offline' : channel.state;
  return { id: channel.id, name: channel.name, state, broadcast: state === 'offline' ? null : broadcastOf(channel), viewers: channel.viewers };
}

export function operatorChannel(channel) {
  const open = channel.state === 'preview' || channel.state === 'live';
  const transcoder = channel.transcoder ?? { broadcast: channel.broadcast, renditions: ['1080p', '720p', '480p', '240p', 'audio'],
    picture: channel.sources.some((one) => one.state === 'DELIVERING') ? 'SOURCE' : 'SLATE', latenessMillis: 140, effort: 0,
    encodedFrames: 15000, repeatedFrames: 0, droppedFrames: 0, decodeErrors: 0 };
  return { id: channel.id, name: channel.name, state: channel.state, broadcast: channel.state === 'offline' ? null : { ...broadcastOf(channel), withholdings: channel.withholdings ?? [] },
    viewers: channel.viewers, autostart: channel.autostart, autostartMode: channel.autostartMode, publicationDelay: channel.publicationDelay, sources: channel.sources, alerts: channel.alerts,
    transcoder: open ? transcoder : null, previewUrl: open ? `/hls/preview/${channel.id}/index.m3u8` : null };
}

function broadcastOf(channel) {
  return { id: channel.broadcast, channel: channel.id, title: channel.title, state: channel.state,
    startedAt: channel.startedAt, endedAt: channel.endedAt, interruption: channel.interruption ? { itemShown: false, ...channel.interruption } : null };
}
