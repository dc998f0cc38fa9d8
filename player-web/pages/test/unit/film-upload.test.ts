import { describe, expect, it } from 'vitest';
import type { Preparation, ReportSummary } from '../../src/api/report-desk.ts';
import { checkFilm } from '../../src/report/film-check.ts';
import { verdictOf } from '../../src/report/film-upload.ts';
import { groupReports, isUnderWay, toldPreparation } from '../../src/report/report-groups.ts';
import { slugOf } from '../../src/report/shelf-words.ts';
import { UploadRate } from '../../src/report/upload-rate.ts';

describe('UploadRate', () => {
  it('secondsLeft_steadyLine_isWhatIsLeftByItsSpeed', () => {
    const rate = new UploadRate();
    for (let second = 0; second <= 20; second++) rate.add(second * 1000, second * 1000);
    expect(rate.secondsLeft(30_000)).toBeCloseTo(10);
  });

  it('secondsLeft_lineThatBecomesSlow_followsWithinHalfAMinute', () => {
    const rate = new UploadRate();
    for (let second = 0; second <= 60; second++) rate.add(second * 1000, second * 1000);
    for (let second = 1; second <= 30; second++) rate.add(60_000 + second * 100, (60 + second) * 1000);
    expect(rate.secondsLeft(73_000)).toBeGreaterThan(50);
    expect(rate.secondsLeft(73_000)).toBeLessThan(100);
  });

  it('secondsLeft_atFirstAndAfterALoss_isUnknown', () => {
    const rate = new UploadRate();
    rate.add(0, 0);
    rate.add(500, 1000);
    expect(rate.secondsLeft(1000)).toBeNull();
    rate.add(1000, 5000);
    expect(rate.secondsLeft(2000)).not.toBeNull();
    rate.add(400, 6000);
    expect(rate.secondsLeft(2000)).toBeNull();
  });
});

describe('verdictOf', () => {
  it.each([
    ['POST', 0, 'retry'], ['PATCH', 0, 'retry'], ['PATCH', 409, 'retry'], ['HEAD', 423, 'retry'], ['PATCH', 460, 'retry'], ['PATCH', 503, 'retry'],
    ['HEAD', 404, 'begin-again'], ['PATCH', 410, 'begin-again'], ['HEAD', 401, 'sign-in'], ['POST', 401, 'sign-in'],
    ['POST', 409, 'refused'], ['POST', 404, 'refused'], ['POST', 413, 'refused'], ['PATCH', 415, 'refused'], ['POST', 429, 'refused'], ['PATCH', 507, 'refused'],
  ])('%s answered %i: %s', (method, status, verdict) => {
    expect(verdictOf(method, status)).toBe(verdict);
  });
});

describe('checkFilm', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'picture'], ['%PDF-1.7', 'document'], ['PK\x03\x04', 'packed'], ['\0\0\0\x20ftypisom', null], ['', 'empty'], ['0123456789abcdefgh', 'too-large'],
  ])('%j: %s', async (head, fault) => {
    expect(await checkFilm(new Blob([Uint8Array.from(head, (one) => one.charCodeAt(0))]), 17)).toBe(fault);
  });
});

describe('report groups', () => {
  const report = (id: string, state: string) => ({ id, state }) as ReportSummary;
  const preparation = (id: string, state: string) => ({ id, report: 'a', state }) as Preparation;

  it('groupReports_ofReviewers_beginsWithWhatWaitsForThem', () => {
    const reports = [report('a', 'draft'), report('b', 'in-review'), report('c', 'returned'), report('d', 'draft')];
    expect(groupReports(reports, true).map((one) => one.state)).toEqual(['in-review', 'returned', 'draft']);
    expect(groupReports(reports, false).map((one) => one.state)).toEqual(['returned', 'draft', 'in-review']);
    expect(groupReports(reports, false)[1]?.reports.map((one) => one.id)).toEqual(['a', 'd']);
  });

  it('toldPreparation_newestIsDone_isNone', () => {
    expect(toldPreparation([preparation('2', 'done'), preparation('1', 'failed')], 'a')).toBeNull();
    expect(toldPreparation([preparation('2', 'failed'), preparation('1', 'done')], 'a')?.id).toBe('2');
    expect(toldPreparation([preparation('2', 'failed')], 'b')).toBeNull();
    expect(isUnderWay([preparation('2', 'failed'), preparation('1', 'waiting')])).toBe(true);
    expect(isUnderWay([preparation('2', 'failed')])).toBe(false);
  });
});

describe('slugOf', () => {
  it('slugOf_names_areAsTheServerMakesThem', () => {
    expect(slugOf('Œuvres & été', [])).toBe('oeuvres-ete');
    expect(slugOf('  Vie locale !', ['vie-locale', 'vie-locale-2'])).toBe('vie-locale-3');
    expect(slugOf('???', [])).toBe('rubrique');
  });
});
