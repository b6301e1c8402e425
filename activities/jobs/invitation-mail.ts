import type { MandateNotice } from '../../db/mandate-notices.ts';
import { ITALIAN } from '../../notifications/frame.ts';
import { toHtml } from '../../notifications/html.ts';

/**
 * A letter to an address that was invited to hold a mandate. Whoever is behind it may never have been
 * here, so they are told by name who asks, and nothing else of anybody.
 */
export function composeInvitation(
  { kind, principalName }: Pick<MandateNotice, 'kind' | 'principalName'>,
  publicUrl: string,
) {
  const [subject, text] =
    kind === 'offered'
      ? [
          'ti chiedono di agire con una delega',
          `${principalName} vuole darti una delega per usare WeMi al suo posto. Accedi con questo indirizzo, leggi che cosa comprende e decidi se accettarla o no.`,
        ]
      : [
          'una delega che ti avevano proposto non vale più',
          `La delega che ${principalName} voleva darti non vale più: non devi fare niente.`,
        ];
  const action = 'Apri le deleghe';
  const link = `${publicUrl.replace(/\/$/, '')}/deleghe`;
  const lines = [ITALIAN.hello, text];
  const closing = [ITALIAN.signature, 'Questa casella non viene letta.'];
  return {
    subject: `WeMi: ${subject}`,
    text: [...lines, `${action}: ${link}`, ...closing].join('\n\n'),
    html: toHtml({ language: 'it', subject, about: 'deleghe', lines, action, link, closing }),
  };
}
