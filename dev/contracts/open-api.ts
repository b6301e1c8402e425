import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

/** One call as it went over the wire. */
export interface Exchange {
  method: string;
  path: string;
  /** Undefined without a body. */
  request?: unknown;
  status: number;
  response?: unknown;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  requestBody?: Content | Reference;
  responses: Record<string, Content | Reference>;
}
interface Content {
  content?: Record<string, unknown>;
}
interface Reference {
  $ref: string;
}

/**
 * Holds exchanges against the OpenAPI files of a service. A path that no file knows, a status that
 * its path does not name, a body that its schema refuses: each is a fault, in words.
 */
export function readContracts(files: readonly string[]) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, unicodeRegExp: false, logger: false }); // prettier-ignore
  addFormats.default(ajv);
  const specs = files.map((file, n) => {
    const spec = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
    ajv.addSchema(spec, `spec-${n}`);
    return { id: `spec-${n}`, spec };
  });

  function judge(pointer: string, body: unknown): string[] {
    const validate = ajv.getSchema(pointer);
    if (!validate) return [`no schema at ${pointer}`];
    return validate(body) ? [] : (validate.errors ?? []).map(sayError);
  }

  return ({ method, path, request, status, response }: Exchange): string[] => {
    const found = specs
      .map(({ id, spec }) => ({ id, template: templateOf(spec, path), spec }))
      .find(({ template }) => template !== undefined);
    if (!found?.template) return [`${method} ${path}: no contract knows this path`];
    const { id, spec, template } = found;
    const verb = method.toLowerCase();
    const operation = spec.paths[template]![verb];
    if (!operation) return [`${method} ${template}: no contract knows this method`];
    const at = `${id}#/paths/${escape(template)}/${verb}`;
    const faults: string[] = [];
    if (request !== undefined)
      faults.push(...judge(schemaAt(id, `${at}/requestBody`, operation.requestBody), request));
    const answer = operation.responses[String(status)] ?? operation.responses['default'];
    if (!answer) faults.push(`status ${status} is not in the contract`);
    else if (response !== undefined) {
      const key = operation.responses[String(status)] ? String(status) : 'default';
      faults.push(...judge(schemaAt(id, `${at}/responses/${key}`, answer), response));
    }
    return faults.map((fault) => `${method} ${template} ${status}: ${fault}`);
  };
}

function schemaAt(id: string, at: string, of: Content | Reference | undefined): string {
  const where = of && '$ref' in of ? `${id}${of.$ref}` : at;
  return `${where}/content/application~1json/schema`;
}

/** The path of the file that a called one fits; one without placeholders goes first. */
function templateOf({ paths }: OpenApi, path: string): string | undefined {
  const asked = path.split('?')[0]!;
  if (paths[asked]) return asked;
  const fits = (template: string) =>
    new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(asked);
  return Object.keys(paths).find(fits);
}

function escape(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D'); // prettier-ignore
}

function sayError({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`;
}
