import { searchEn } from './search-en.ts';
import { searchFr } from './search-fr.ts';
import { addTexts } from './text.ts';

/* Those of the search, which come with its field. */
addTexts({ fr: searchFr, en: searchEn });
