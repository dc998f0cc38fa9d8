import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const DESCRIPTION = new URL('../../../site/src/main/resources/org/tribune/site/api/openapi.yaml', import.meta.url);
const DOCUMENT = 'api';

/**
 * What openapi.yaml says of each answer: the mock and the real program are held to the same. A
 * property that it does not name is a fault too, since pages would rely on it.
 */
export class ApiContract {
  #ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  #paths;

  constructor() {
    const document = parse(readFileSync(DESCRIPTION, 'utf8'));
    for (const schema of Object.values(document.components.schemas)) close(schema, /* isBranch= */ true);
    this.#ajv.addSchema(document, DOCUMENT);
    this.#paths = Object.entries(document.paths).map(([path, methods]) => ({
      form: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      methods,
    }));
  }

  /** What is wrong with an answer, in words; empty if nothing is. */
  complaints(method, path, status, body) {
    const found = this.#paths.find(({ form }) => form.test(path.split('?')[0]));
    const responses = found?.methods[method.toLowerCase()]?.responses;
    if (!responses) return [`${method} ${path} is not described`];
    let response = responses[status];
    if (!response) return [`${method} ${path}: ${status} is not described`];
    if (response.$ref) response = this.#ajv.getSchema(DOCUMENT + response.$ref).schema;
    const schema = Object.values(response.content ?? {})[0]?.schema;
    if (!schema) return body === undefined ? [] : [`${method} ${path}: ${status} has no content`];
    const validate = this.#ajv.compile(anchored(close(structuredClone(schema), /* isBranch= */ false)));
    if (validate(body)) return [];
    return validate.errors.map((error) => `${method} ${path}: ${error.instancePath || 'the answer'} ${error.message} ${JSON.stringify(error.params)}`);
  }
}

/** Lets no object have a property that is not named; a branch of a whole leaves that to the whole. */
function close(schema, isBranch) {
  if (Array.isArray(schema)) return schema.map((one) => close(one, false));
  if (schema === null || typeof schema !== 'object') return schema;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value)) value[name] = close(value[name], false);
    else if (key === 'allOf') schema.allOf = value.map((one) => close(one, true));
    else if (['items', 'oneOf', 'anyOf'].includes(key)) schema[key] = close(value, false);
  }
  if (isBranch) return schema;
  if (schema.$ref) return { allOf: [{ $ref: schema.$ref }], unevaluatedProperties: false };
  if ((schema.properties || schema.allOf) && schema.additionalProperties === undefined) schema.unevaluatedProperties = false;
  return schema;
}

/** References are into the description. */
function anchored(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) => (key === '$ref' && value.startsWith('#') ? DOCUMENT + value : value));
}
