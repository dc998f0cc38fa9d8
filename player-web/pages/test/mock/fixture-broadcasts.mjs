const OFF_AIR = { state: 'offline', broadcast: null, interruption: null };
const INTERRUPTED = { suspension: 'suspended', publicFloor: 'floor-given', closedSession: 'closed' };
const isOpen = ({ state }) => state === 'preview' || state === 'live';

/** Channels and recordings are still a mock's: says to the program which broadcasts there are. */
export class FixtureBroadcasts {
  /** Channels by id, as the program knows them; the ids of the recordings that it knows. */
  #channels = new Map();
  #recordings = new Set();

  reset() {
    this.#channels.clear();
    this.#recordings.clear();
  }

  /** The commands that say what is new of them. */
  news(channels, recordings) {
    const commands = [];
    for (const channel of channels.values()) {
      const events = happened(this.#channels.get(channel.id) ?? OFF_AIR, channel);
      this.#channels.set(channel.id, channel);
      if (events.length > 0) commands.push({ type: 'events', channel: channel.id, events });
    }
    for (const { id, channel, title, kind, state, startedAt, seconds, poster } of recordings.values()) {
      if (state !== 'complete' || this.#recordings.has(id)) continue;
      this.#recordings.add(id);
      commands.push({ type: 'recording', id, channel: channel.id, title, kind: kind.toUpperCase(), startedAt, length: `PT${seconds}S`, hasPoster: poster });
    }
    return commands;
  }
}

/** What happened to the broadcasts of a channel that was otherwise before, as the program's log has it. */
function happened(before, { id, broadcast, state, title, startedAt, endedAt, interruption }) {
  const now = new Date().toISOString();
  const events = [];
  const add = (type, at, more = {}) => events.push({ type, broadcast, at, ...more });
  const isSame = before.broadcast === broadcast;
  if (!isSame && isOpen(before)) events.push({ type: 'ended', broadcast: before.broadcast, at: now });
  if (!broadcast) return events;
  const was = isSame ? before : OFF_AIR;
  if (!isSame) add('opened', startedAt ?? now, { channel: id, title });
  if (!['live', 'ended'].includes(was.state) && state !== 'preview') add('wentLive', startedAt);
  const [kindBefore, kind] = [was.interruption?.kind, interruption?.kind];
  if (kind && kind !== kindBefore) add(INTERRUPTED[kind], interruption.since);
  if (kind && Boolean(interruption.itemShown) !== Boolean(kind === kindBefore && was.interruption.itemShown)) add('item-shown', now, { shown: interruption.itemShown });
  if (kindBefore && !kind && state === 'live') add('resumed', now);
  if (state === 'ended' && was.state !== 'ended') add('ended', endedAt);
  return events;
}
