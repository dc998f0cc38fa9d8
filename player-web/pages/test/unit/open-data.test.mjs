// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import Ajv from 'ajv/dist/2020.js';
import jsonld from 'jsonld';
import { Parser, Writer } from 'n3';
import { Table } from 'tableschema';
import { describe, expect, it } from 'vitest';

const FILES = new URL('../fixture/open-data/', import.meta.url);
const SCHEMAS = new URL('../../../site/src/main/resources/org/tribune/site/opendata/', import.meta.url);
const SCDL = read('scdl-deliberations-2.1.5.json');
const NAMES = readdirSync(FILES);

function text(name, folder = FILES) {
  return readFileSync(new URL(name, folder), 'utf8');
}

function read(name, folder = FILES) {
  return JSON.parse(text(name, folder));
}

const kindOf = (name) => name.replace(/(-\d{4})?\.\w+$/, '');

/** What a checker of Table Schema that we did not write has to say of a table, cell by cell. */
async function complaints(csv, schema) {
  const table = await Table.load(Readable.from([csv]), { schema });
  const found = [];
  const rows = await table.read({ keyed: true, forceCast: true });
  for (const row of rows) if (row instanceof Error) found.push(...(row.errors?.length ? row.errors : [row]).map(({ message }) => message));
  return { found, rows: rows.filter((row) => !(row instanceof Error)) };
}

const NOMENCLATURE = ['commande publique', 'urbanisme', 'domaine et patrimoine', 'fonction publique', 'institutions et vie politique', 'libertés publiques et pouvoirs de police', 'finances locales', 'domaines de compétences par thèmes', 'autres domaines de compétences'];

/** The checks across columns that the schema names beside those that Table Schema knows. */
const CHECKS = {
  'french-siret-value': (row, { column }) => luhn(row[column]),
  'cohesive-columns-value': (row, { column, othercolumns }) => othercolumns.every((other) => (row[other] === null) === (row[column] === null)),
  'compare-columns-value': (row, { column, op, column2 }) => row[column] === null || (op === '>=' && row[column] >= row[column2]),
  'sum-columns-value': (row, { column, columns }) => row[column] === null || columns.reduce((sum, one) => sum + row[one], 0) === row[column],
  'nomenclature-actes-value': (row, { column }) => NOMENCLATURE.includes(row[column].split('/')[0]) && !/ \/|\/ /.test(row[column]),
};

function luhn(digits) {
  return [...digits].reverse().reduce((sum, digit, place) => sum + (place % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] : Number(digit)), 0) % 10 === 0;
}

function written(quads) {
  const writer = new Writer({ format: 'N-Quads' });
  writer.addQuads(quads);
  return new Promise((resolve, reject) => writer.end((error, out) => (error ? reject(error) : resolve(out))));
}

describe('open data', () => {
  it('deliberations_areHeldToTheSchemaOfTheCommonCore', async () => {
    const csv = text('deliberations.csv');
    const { found, rows } = await complaints(csv, SCDL);
    expect(found).toEqual([]);
    expect(rows).toHaveLength(6);
    expect(csv.split('\r\n')[0]).toBe(SCDL.fields.map(({ name }) => name).join(','));
    for (const { name, params } of SCDL.custom_checks) for (const row of rows) expect(CHECKS[name](row, params), `${name} of ${row.DELIB_ID}`).toBe(true);
    expect(rows.filter(({ VOTE_REEL }) => VOTE_REEL !== null)).toHaveLength(3);
  });

  it('deliberations_thatAreWrong_areFoundByTheChecker', async () => {
    const csv = text('deliberations.csv');
    for (const [right, wrong] of [['21860194600013', '2186019460001'], ['2026-11-25,7.1', '25/11/2026,7.1'], [',7.1,', ',7,'], [',3,3,2,1,0,', ',trois,3,2,1,0,'], ['2026-11-1,', ',']]) {
      expect(csv).toContain(right);
      expect((await complaints(csv.replace(right, wrong), SCDL)).found, wrong).not.toEqual([]);
    }
  });

  it.each(NAMES.filter((name) => name.endsWith('.csv') && kindOf(name) !== 'deliberations'))('%s_isHeldToItsTableSchema', async (name) => {
    const schema = read(`${kindOf(name)}.tableschema.json`, SCHEMAS);
    const { found, rows } = await complaints(text(name), schema);
    expect(found).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
    expect(text(name).split('\r\n')[0]).toBe(schema.fields.map((field) => field.name).join(','));
  });

  it.each(NAMES.filter((name) => name.endsWith('.json') && !name.startsWith('scdl')))('%s_isHeldToItsJsonSchema', (name) => {
    const ajv = new Ajv({ allErrors: true, validateFormats: false, allowUnionTypes: true });
    const check = ajv.compile(read(`${kindOf(name)}.schema.json`, SCHEMAS));
    const data = read(name);
    expect(check(data) ? [] : check.errors).toEqual([]);
    expect(check({ ...data, colour: 'red' })).toBe(false);
  });

  it('ids_thatFilesNameEachOtherBy_areThere', () => {
    const votes = read('votes-2026.json');
    const sittings = new Set(read('sittings.json').events.map(({ id }) => id));
    const motions = new Set(votes.motions.map(({ id }) => id));
    const persons = new Set(votes.persons.map(({ id }) => id));
    for (const { event_id, parent_id } of votes.motions) expect([sittings.has(event_id), parent_id === null || motions.has(parent_id)]).toEqual([true, true]);
    for (const { motion_id, votes: cast } of votes.vote_events) expect([motions.has(motion_id), cast.every(({ voter_id }) => persons.has(voter_id))]).toEqual([true, true]);
    for (const { id } of read('attendance-2026.json').events) expect(sittings.has(id)).toBe(true);
  });

  it('catalogue_asJsonLdAndAsTurtle_saysTheSame', async () => {
    const nquads = await written(new Parser().parse(text('catalog.ttl')));
    const canonical = (input, options) => jsonld.canonize(input, { algorithm: 'RDFC-1.0', format: 'application/n-quads', ...options });
    const turtle = await canonical(nquads, { inputFormat: 'application/n-quads' });
    expect(turtle).toBe(await canonical(read('catalog.jsonld'), { documentLoader: () => Promise.reject(new Error('It asks another site')) }));
    expect(turtle).toContain('<http://www.w3.org/ns/dcat#byteSize>');
  });

  it('catalogue_namesEachFile_withItsLengthAndWhatDcatApAsksFor', () => {
    const catalogue = read('catalog.jsonld');
    const distributions = catalogue['dcat:dataset'].flatMap((dataset) => dataset['dcat:distribution']);
    const ofData = NAMES.filter((name) => !name.startsWith('catalog') && !name.startsWith('scdl'));
    expect(distributions.map((one) => one['dct:title'][0]['@value']).sort()).toEqual(ofData.sort());
    for (const one of distributions) {
      const name = one['dct:title'][0]['@value'];
      expect(one['dcat:byteSize'][0]['@value'], name).toBe(String(Buffer.byteLength(text(name))));
      expect(one['dcat:mediaType'][0]['@id']).toBe(`https://www.iana.org/assignments/media-types/${name.endsWith('.csv') ? 'text/csv' : 'application/json'}`);
      for (const asked of ['dcat:accessURL', 'dct:license', 'dct:conformsTo']) expect(one[asked]).toHaveLength(1);
    }
    for (const dataset of [catalogue, ...catalogue['dcat:dataset']]) for (const asked of ['dct:title', 'dct:description', 'dct:publisher']) expect(dataset[asked]?.length, asked).toBeGreaterThan(0);
  });
});
