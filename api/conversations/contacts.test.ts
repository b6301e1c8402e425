import { expect, test } from '@jest/globals';
import { looksLikeContacts } from './contacts.ts';

test.each([
  'Mi chiami al 347 1234567',
  'tel. 02/1234.5678',
  'cell +39 347-123-4567 dopo le 18',
  'chiamami: 00393471234567',
  'il fisso è (02) 8846 1234',
  'scrivi a anna.ferrari@example.org',
  'anna @ example.org',
  'il mio IBAN è IT60 X054 2811 1010 0000 0123 456',
  'bonifico su it60x0542811101000000123456 entro lunedì',
  'DE89370400440532013000',
])('“%s” looks like a contact', (text) => expect(looksLikeContacts(text)).toBe(true));

test.each([
  'Va bene lunedì 3 marzo alle 9:00',
  'Dal 03/12/2026 al 31-12-2026, dalle 08:30 alle 12:30',
  'dal 03.12.2026 al 31.12.2026',
  'Sono 1.250,00 € per 24 ore a 21,50',
  'la pratica è MI-2026-000042',
  'il 2026-12-03 alle 09.00 12.30',
  'Abito al terzo piano, scala B, citofono 34',
  'il codice è AB12 CDEF GHIJ KLMN',
  'FRRNNA50P54F205S',
  'Paghiamo 12 ore a settimana, 48 al mese, 3 persone',
])('“%s” does not', (text) => expect(looksLikeContacts(text)).toBe(false));
