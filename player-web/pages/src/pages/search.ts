import '../elements/search/search-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement('search-page'));
