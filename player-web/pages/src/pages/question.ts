import '../text/question.ts';
import '../elements/question/own-question-page.ts';
import '../elements/question/own-report-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement(location.pathname.startsWith('/question-reports/') ? 'own-report-page' : 'own-question-page'));
