import { startControlsLanguage } from '../player/media-chrome.ts';
import { ReplayPage } from '../elements/recording/replay-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => {
  startControlsLanguage();
  return Object.assign(new ReplayPage(), { embedded: true });
});
