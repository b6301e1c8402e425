import type { OnBehalfOf, Pratica } from '../api-types';
import type { Words } from '../words/words';

/** Who is represented, by name: "Anna Ferrari (cittadina o cittadino)", "La Cura (ente)". */
export function partyName(party: OnBehalfOf, pratica: Pratica, words: Words): string {
  const role = words.say(`role.${party.role}`);
  if (party.role === 'citizen')
    return pratica.applicantName ? `${pratica.applicantName} (${role})` : role;
  const asked = pratica.enti.find(({ ente }) => ente.id === party.enteId);
  return asked ? `${asked.ente.name} (${role})` : role;
}
