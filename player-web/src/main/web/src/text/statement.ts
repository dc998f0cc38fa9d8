import { statementEn } from './statement-en.ts';
import { statementFr } from './statement-fr.ts';
import { addTexts } from './text.ts';

/* A long text that one page shows. */
addTexts({ fr: statementFr, en: statementEn });
