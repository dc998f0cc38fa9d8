import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemblyEn } from '../../src/text/assembly-en.ts';
import { assemblyFr } from '../../src/text/assembly-fr.ts';
import { audienceEn } from '../../src/text/audience-en.ts';
import { audienceFr } from '../../src/text/audience-fr.ts';
import { captionEn } from '../../src/text/caption-en.ts';
import { captionFr } from '../../src/text/caption-fr.ts';
import { en as publicEn } from '../../src/text/en.ts';
import { fr as publicFr } from '../../src/text/fr.ts';
import { minutesEn } from '../../src/text/minutes-en.ts';
import { minutesFr } from '../../src/text/minutes-fr.ts';
import { presentEn } from '../../src/text/present-en.ts';
import { presentFr } from '../../src/text/present-fr.ts';
import { publicationEn } from '../../src/text/publication-en.ts';
import { publicationFr } from '../../src/text/publication-fr.ts';
import { questionEn } from '../../src/text/question-en.ts';
import { questionFr } from '../../src/text/question-fr.ts';
import { reportDeskEn } from '../../src/text/report-desk-en.ts';
import { reportDeskFr } from '../../src/text/report-desk-fr.ts';
import { reportEn } from '../../src/text/report-en.ts';
import { reportFr } from '../../src/text/report-fr.ts';
import { searchEn } from '../../src/text/search-en.ts';
import { searchFr } from '../../src/text/search-fr.ts';
import { staffEn as allStaffEn } from '../../src/text/staff-en.ts';
import { staffFr as allStaffFr } from '../../src/text/staff-fr.ts';

const staffFr = { ...allStaffFr, ...reportDeskFr, ...audienceFr, ...assemblyFr, ...minutesFr };
const staffEn = { ...allStaffEn, ...reportDeskEn, ...audienceEn, ...assemblyEn, ...minutesEn };
const fr = { ...publicFr, ...staffFr, ...questionFr, ...reportFr, ...searchFr, ...captionFr, ...presentFr, ...publicationFr };
const en = { ...publicEn, ...staffEn, ...questionEn, ...reportEn, ...searchEn, ...captionEn, ...presentEn, ...publicationEn };

const root = process.cwd();

function sources(directory: string): string[] {
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, directory, name));
}

/** The words between tags and in read-out attributes of the templates in {@link code}. */
function hardCoded(code: string): string[] {
  const templates = [...code.matchAll(/html`((?:[^`$\\]|\\.|\$(?!\{)|\$\{[^}]*\})*)/g)].map((match) => match[1] ?? '');
  return templates.flatMap((template) => {
    const bare = template.replace(/\$\{[^}]*\}/g, '');
    const words = [...bare.matchAll(/>([^<>]*)</g)].map((match) => match[1]?.trim() ?? '');
    const attributes = [...bare.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map((match) => match[1] ?? '');
    return [...words, ...attributes].filter((word) => /\p{L}{2,}/u.test(word));
  });
}

describe('catalogues', () => {
  it('keys_bothLanguages_areTheSame', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr));
  });

  it('texts_bothLanguages_areFilled', () => {
    for (const [key, value] of [...Object.entries(fr), ...Object.entries(en)]) {
      expect(value.length, key).toBeGreaterThan(0);
    }
  });

  it('placeholders_ofEachText_areTheSameInBothLanguages', () => {
    const names = (value: string) => [...value.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();
    for (const key of Object.keys(fr) as (keyof typeof fr)[]) {
      expect(names(en[key]), key).toEqual(names(fr[key]));
    }
  });

  it('plurals_eachStem_hasBothForms', () => {
    const keys = Object.keys(fr);
    for (const key of keys.filter((one) => one.endsWith('.one'))) {
      expect(keys).toContain(key.replace(/\.one$/, '.other'));
    }
  });

  it('keys_ofTheFrenchCatalogue_areAllUsed', () => {
    const code = [...sources('src/elements'), ...sources('src/console')].map((file) => readFileSync(file, 'utf8')).join('\n');
    // A key that is put together (`state.${…}`) counts as used through what comes before the ${.
    const stems = [...code.matchAll(/`([a-z.-]+)\$\{/g)].map((match) => match[1] ?? '');
    const unused = Object.keys(fr).filter((key) => {
      const plain = key.replace(/\.(one|other)$/, '');
      return !code.includes(`'${plain}'`) && !stems.some((stem) => stem.length > 3 && key.startsWith(stem));
    });
    expect(unused).toEqual([]);
  });

  it('keys_ofTheStaff_areOnNoPageOfThePublic', () => {
    const code = [...sources('src/elements'), ...sources('src/player')].map((file) => readFileSync(file, 'utf8')).join('\n');
    const spaces = new Set(Object.keys(staffFr).map((key) => key.split('.')[0]));
    expect([...spaces].filter((space) => new RegExp(`text\\(['\`]${space}\\.`).test(code))).toEqual([]);
    expect(Object.keys(publicFr).filter((key) => key in staffFr)).toEqual([]);
  });

  it('templates_ofAllElements_holdNoTextOfTheirOwn', () => {
    const found = [...sources('src/elements'), ...sources('src/console')].flatMap((file) =>
      hardCoded(readFileSync(file, 'utf8')).map((word) => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it('hardCoded_templateWithWords_findsThem', () => {
    expect(hardCoded('html`<p title="Un titre">Bonjour ${name}</p>`')).toEqual(['Bonjour', 'Un titre']);
  });
});
