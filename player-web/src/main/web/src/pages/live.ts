import '../elements/watch-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement('watch-page'));
