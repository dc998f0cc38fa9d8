import { startControlsLanguage } from '../player/media-chrome.ts';
import { ReportPage } from '../elements/video/report-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => {
  startControlsLanguage();
  return Object.assign(new ReportPage(), { embedded: true });
});
