/** Of the environment (api/config.ts): the SMS provider's address, and our account there. */
export interface SmsVariables {
  SMS_API_URL?: string;
  TWILIO_ACCOUNT_SID?: string;
  TWILIO_AUTH_TOKEN?: string;
  SMS_FROM?: string;
}

export interface SmsSettings {
  url: string;
  accountSid: string;
  /** Signs our calls, and the provider's callbacks. */
  authToken: string;
  from: string;
}

const TWILIO = 'https://api.twilio.com';

/**
 * Account, token and sender stand together: all, or none.
 * @returns undefined when this deployment sends no SMS
 * @throws Error naming those that are missing
 */
export function readSmsSettings(variables: SmsVariables): SmsSettings | undefined {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, SMS_FROM } = variables;
  const group = { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, SMS_FROM };
  const missing = Object.entries(group).filter(([, value]) => !value);
  if (missing.length === Object.keys(group).length) return undefined;
  if (missing.length > 0)
    throw new Error(
      `Environment: missing or malformed ${missing.map(([name]) => name).join(', ')}`,
    );
  return {
    url: (variables.SMS_API_URL ?? TWILIO).replace(/\/$/, ''),
    accountSid: TWILIO_ACCOUNT_SID!,
    authToken: TWILIO_AUTH_TOKEN!,
    from: SMS_FROM!,
  };
}
