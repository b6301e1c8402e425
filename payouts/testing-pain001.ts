import { readIban } from './iban.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/**
 * The schema pain.001.001.09 as far as a SEPA credit transfer goes (EPC132-08): which children in which
 * order, `?` those that may be missing, `*` those that come once or more, and what a leaf may say.
 */
const CHILDREN: Record<string, string[]> = {
  Document: ['CstmrCdtTrfInitn'],
  CstmrCdtTrfInitn: ['GrpHdr', 'PmtInf*'],
  GrpHdr: ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum?', 'InitgPty'],
  InitgPty: ['Nm?', 'Id?'],
  'InitgPty/Id': ['OrgId'],
  OrgId: ['AnyBIC?', 'LEI?', 'Othr*'],
  PmtInf: ['PmtInfId', 'PmtMtd', 'BtchBookg?', 'NbOfTxs?', 'CtrlSum?', 'PmtTpInf?', 'ReqdExctnDt', 'Dbtr', 'DbtrAcct', 'DbtrAgt', 'UltmtDbtr?', 'ChrgBr?', 'CdtTrfTxInf*'],
  PmtTpInf: ['InstrPrty?', 'SvcLvl?'],
  SvcLvl: ['Cd'],
  ReqdExctnDt: ['Dt'],
  Dbtr: ['Nm'],
  Cdtr: ['Nm'],
  DbtrAcct: ['Id'],
  CdtrAcct: ['Id'],
  'DbtrAcct/Id': ['IBAN'],
  'CdtrAcct/Id': ['IBAN'],
  DbtrAgt: ['FinInstnId'],
  FinInstnId: ['BICFI?', 'Othr?'],
  Othr: ['Id'],
  CdtTrfTxInf: ['PmtId', 'PmtTpInf?', 'Amt', 'ChrgBr?', 'UltmtDbtr?', 'CdtrAgt?', 'Cdtr', 'CdtrAcct', 'UltmtCdtr?', 'Purp?', 'RmtInf?'],
  PmtId: ['InstrId?', 'EndToEndId'],
  Amt: ['InstdAmt'],
  RmtInf: ['Ustrd?'],
}; // prettier-ignore

const SEPA = /^[A-Za-z0-9/\-?:().,'+ ]+$/;
const isText = (most: number) => (text: string) =>
  text.length <= most && SEPA.test(text) && text === text.trim();
const isId = (text: string) => isText(35)(text) && !/^\/|\/$|\/\//.test(text);
const isAmount = (text: string) => /^(0|[1-9]\d{0,8})\.\d\d$/.test(text) && Number(text) > 0;
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toISOString().startsWith(text); // prettier-ignore
const SAYS: Record<string, (text: string) => boolean> = {
  MsgId: isId,
  PmtInfId: isId,
  EndToEndId: isId,
  CreDtTm: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text),
  NbOfTxs: (text) => /^[1-9]\d{0,14}$/.test(text),
  CtrlSum: (text) => /^\d{1,15}\.\d\d$/.test(text),
  Nm: isText(70),
  Id: isText(35),
  PmtMtd: (text) => text === 'TRF',
  Cd: (text) => text === 'SEPA',
  Dt: isDay,
  IBAN: (text) => readIban(text) === text,
  BICFI: (text) => /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text),
  ChrgBr: (text) => text === 'SLEV',
  InstdAmt: isAmount,
  Ustrd: isText(140),
};

/** What is wrong with a file, each with its path; nothing where a bank would take it. */
export function faultsOf(xml: string): string[] {
  const head = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(xml);
  const root = parse(xml.slice(head?.[0].length ?? 0).trimEnd());
  const faults = head ? [] : ['no declaration'];
  if (
    root.name !== 'Document' ||
    root.attributes['xmlns'] !== 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'
  )
    faults.push('another document');
  walk(root, '', '', faults);
  const all = find(root, 'CdtTrfTxInf');
  const cents = all.reduce((sum, each) => sum + Math.round(Number(find(each, 'InstdAmt')[0]!.text) * 100), 0); // prettier-ignore
  for (const { text } of find(root, 'NbOfTxs'))
    if (Number(text) !== all.length) faults.push('count');
  for (const { text } of find(root, 'CtrlSum')) if (text !== (cents / 100).toFixed(2)) faults.push('sum'); // prettier-ignore
  for (const { attributes } of find(root, 'InstdAmt')) if (attributes['Ccy'] !== 'EUR') faults.push('currency'); // prettier-ignore
  const ids = find(root, 'EndToEndId').map(({ text }) => text);
  if (new Set(ids).size < ids.length) faults.push('an id twice');
  return faults;
}

/** The texts of all elements with a name, in their order. */
export function textsOf(xml: string, name: string): string[] {
  return find(parse(xml.slice(xml.indexOf('<Document')).trimEnd()), name).map(({ text }) => text);
}

function walk(element: Element, path: string, parent: string, faults: string[]): void {
  const at = `${path}/${element.name}`;
  const order = CHILDREN[`${parent}/${element.name}`] ?? CHILDREN[element.name];
  if (element.children.length === 0) {
    if (!SAYS[element.name]?.(element.text)) faults.push(`${at} says «${element.text}»`);
    return;
  }
  if (!order || element.text.trim()) return void faults.push(`${at} is not foreseen`);
  const pattern = order.map((each) => `(${each.replace(/[?*]$/, '')},)${each.endsWith('*') ? '+' : each.endsWith('?') ? '?' : ''}`); // prettier-ignore
  const names = element.children.map(({ name }) => `${name},`).join('');
  if (!new RegExp(`^${pattern.join('')}$`).test(names)) faults.push(`${at} has ${names}`);
  for (const child of element.children) walk(child, at, element.name, faults);
}

function find(element: Element, name: string): Element[] {
  const own = element.name === name ? [element] : [];
  return [...own, ...element.children.flatMap((child) => find(child, name))];
}

/** @throws for what is not well-formed */
function parse(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  let rest = xml;
  while (rest) {
    const [all, close, name, said, text] = /^(?:<(\/)?(\w+)((?: \w+="[^"<&]*")*)>|([^<>]+))/.exec(rest) ?? []; // prettier-ignore
    if (!all) throw new Error(`not well-formed: ${rest.slice(0, 40)}`);
    rest = rest.slice(all.length);
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|apos|quot);)/.test(text)) throw new Error(`not escaped: ${text}`);
      open.at(-1)!.text += text;
    } else if (close) {
      if (open.pop()!.name !== name) throw new Error(`not closed before ${all}`);
    } else {
      const attributes = Object.fromEntries([...said!.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!])); // prettier-ignore
      const element = { name: name!, attributes, children: [], text: '' };
      open.at(-1)!.children.push(element);
      open.push(element);
    }
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error('not one element');
  return top.children[0]!;
}
