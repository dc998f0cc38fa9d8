import '../elements/video/report-catalogue.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement('report-catalogue'));
