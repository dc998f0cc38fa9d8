import { startPage } from './start-page.ts';

startPage(() => document.createElement('console-page'));
