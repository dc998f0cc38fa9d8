import type { Broadcast, Channel } from '../../src/api/channel.ts';

export const broadcast: Broadcast = {
  id: 'b-1', channel: 'chamber', title: 'Budget', state: 'live', startedAt: '2026-11-25T18:30:00Z', endedAt: null, interruption: null,
};

export function channel(state: Channel['state']): Channel {
  return { id: 'chamber', name: 'Salle du conseil', state, broadcast: state === 'offline' ? null : broadcast, viewers: 3 };
}
