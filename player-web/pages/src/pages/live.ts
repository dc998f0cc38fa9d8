import { WatchPage } from '../elements/broadcast/watch-page.ts';
import { startPage } from './start-page.ts';

/* The watch page, and the player alone that other sites embed: one script, so that it is one request. */
void startPage(() => Object.assign(new WatchPage(), { embedded: location.pathname.startsWith('/embed/') }));
