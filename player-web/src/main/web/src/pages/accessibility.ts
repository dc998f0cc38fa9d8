import '../text/statement.ts';
import '../elements/accessibility-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement('accessibility-page'));
