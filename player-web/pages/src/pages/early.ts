import { initialChannel } from '../api/initial-state.ts';
import { readEarly } from '../player/early-playlists.ts';
import { startsByItself } from '../player/starts-by-itself.ts';

// The last part of the path names the channel, as it does on the watch page and in the embedded player.
if (startsByItself()) readEarly(location.pathname.slice(location.pathname.lastIndexOf('/') + 1), initialChannel()?.state === 'live');
