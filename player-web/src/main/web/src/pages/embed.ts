import { WatchPage } from '../elements/watch-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => Object.assign(new WatchPage(), { embedded: true }));
