import type { operators as italian } from '../it/operators';
import type { SameTexts } from '../same-texts';

export const operators: SameTexts<typeof italian> = {
  operators: {
    title: 'Our staff',
    intro:
      'Who goes to people’s homes. Whoever has an ended credential cannot be named on an order.',
    add: 'Add somebody',
    one: 'Somebody who works with us',
    back: 'All staff',
    none: 'You have written down nobody yet.',
    state: {
      fit: 'Can be assigned',
      ending: 'A credential is about to end',
      ended: 'Credential ended: cannot be assigned',
      left: 'Works with us no more',
    },
    until: 'until {{ day }}',
    ended: 'ended on {{ day }}',
    noEnd: 'does not end',
    noCredentials: 'No credential written down.',
    ahead: 'On {{ count }} orders that are not over',
    aheadOne: 'On one order that is not over',
    name: 'Name and surname',
    profile: 'Profile',
    choose: 'Choose',
    competences: 'Competences, one on each line',
    credentials: 'Credentials and documents',
    credential: {
      title: 'What it is',
      number: 'Number (if any)',
      expiresOn: 'Valid until (empty if it does not end)',
    },
    addCredential: 'Add a credential',
    removeCredential: 'Remove credential {{ n }}',
    leftOn: 'From which day they work with us no more (empty if they do)',
    leftHint:
      'They stay named on orders and visits that were done. Empty the field if they come back.',
    leavesOrders: 'Still on {{ count }} orders: tell the people, and send somebody else.',
    leavesOneOrder: 'Still on one order: tell the person, and send somebody else.',
    saved: 'Saved.',
    wrong: { missing: 'Fill in this field.', profile: 'Choose a profile.' },
  },
  sheet: {
    save: 'Save',
    versions: 'Versions',
    version: 'Version {{ version }}, {{ by }}',
    changed: 'What was changed by whoever saved meanwhile',
    theirs: 'Saved by {{ name }}',
    mine: 'What you have written',
    keepMine: 'Keep what I have written',
    takeTheirs: 'Take their version',
  },
};
