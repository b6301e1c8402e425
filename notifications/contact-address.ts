import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** As browsers check a mailbox (WHATWG HTML, `input type=email`), with a dot in the domain: one address, no list, no name. */
const MAILBOX = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/; // prettier-ignore
const LONGEST_MAILBOX = 254;
const LONGEST_NUMBER = 30;

/** @returns the mailbox as it is kept and compared, or undefined when it is none */
export function readMailbox(text: string): string | undefined {
  const [local = '', domain = '', ...more] = text.trim().split('@');
  const address = `${local}@${domain.toLowerCase()}`;
  const isOne = more.length === 0 && address.length <= LONGEST_MAILBOX && MAILBOX.test(address);
  return isOne ? address : undefined;
}

/**
 * A number that can take an SMS. Without a prefix it is an Italian one.
 * @returns the number in E.164 (+393331234567), or undefined when no mobile has it
 */
export function readMobile(text: string): string | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'IT', extract: false });
  const isMobile = ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(parsed?.getType() ?? '');
  return parsed?.isValid() && isMobile && !parsed.ext ? parsed.number : undefined;
}
