import { reportEn } from './report-en.ts';
import { reportFr } from './report-fr.ts';
import { addTexts } from './text.ts';

/* Those of the local WebTV, which come with its pages. */
addTexts({ fr: reportFr, en: reportEn });
