// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ApiContract } from '../fixture/api-contract.mjs';

const contract = new ApiContract();

describe('ApiContract', () => {
  it('complaints_ofAnswersThatAreOtherwise_areMade', () => {
    const site = { name: 'a', languages: ['fr'], timezone: 'Europe/Paris', contact: null, accessibility: 'none', provider: null, version: '1' };
    expect(contract.complaints('GET', '/api/v1/site', 200, site)).toEqual([]);
    expect(contract.complaints('GET', '/api/v1/site', 200, { ...site, colour: 'red' })).toHaveLength(1);
    expect(contract.complaints('GET', '/api/v1/site', 200, { ...site, version: undefined })).toHaveLength(1);
    expect(contract.complaints('GET', '/api/v1/site', 204, undefined)).toHaveLength(1);
    expect(contract.complaints('GET', '/api/v1/sites', 200, site)).toHaveLength(1);
  });
});
