import { help } from './help';

export const pages = {
  help,
  notFound: {
    title: 'This page is not here',
    text: 'The address may have changed, or have a typo.',
    services: 'See the services',
  },
  accessibility: {
    title: 'Accessibility statement',
    lead: 'WeMi is made to be used by everyone, with any tool.',
    conformity: {
      title: 'Conformity',
      text: 'The site is designed to WCAG 2.2 level AA and the standard EN 301549.',
    },
    tested: {
      title: 'How we check it',
      text: 'Each page is checked automatically at every change, and by hand with the keyboard only, at 400% zoom and on screens 320 points wide.',
    },
    limits: {
      title: 'Known limits',
      text: 'The page where you type your card belongs to the bank. Service texts are written by the organisations, for now in Italian only.',
    },
    feedback: {
      title: 'If you meet a barrier',
      text: 'Tell the nearest WeMi space or the city office, from the Contacts page: we answer within 30 days. If the answer is not enough you can turn to the digital ombudsman at AgID.',
    },
  },
  privacy: {
    title: 'Privacy',
    lead: 'We collect only what is needed to find you help, and we say who sees it.',
    who: {
      title: 'Who processes your data',
      text: 'The controller is the city where you ask for the service. The organisation you choose processes them to provide it.',
    },
    what: {
      title: 'Which data',
      text: 'Name and email from your sign-in; what you write in the request; offers, payments and steps. Card numbers never pass through here: you type them on the bank’s page.',
    },
    why: {
      title: 'Why',
      text: 'To carry out a task in the public interest: bringing together those who need care and those who offer it, with the guarantee of the city.',
    },
    seen: {
      title: 'Who sees what',
      text: 'The organisations asked read the need, not your name or address: only the one you choose sees those. Whatever an office does stays in the timeline, with who and why.',
    },
    browser: {
      title: 'What stays in this browser',
      text: 'The language you chose, your city if you signed in, and the requests you began before signing in, until you send or delete them. When you sign out nothing you wrote stays. On a shared computer, if you do not sign in, delete the draft before you leave.',
    },
    rights: {
      title: 'Your rights',
      text: 'You can ask to see, correct or delete your data by writing to the data protection officer of the city. You can also turn to the Italian data protection authority.',
    },
  },
  contacts: {
    title: 'Contacts and WeMi spaces',
    lead: 'A person can help you, face to face or from afar.',
    spaces: {
      title: 'At the WeMi spaces',
      text: 'The staff listen to you and look for the right service with you. Spazio WeMi Capuana, via Capuana 3, is open Monday to Friday.',
    },
    pratica: {
      title: 'About an open request',
      text: 'Open “My requests”: you find where it stands, what comes next and when. Have the number at hand if you come to the counter.',
    },
    ente: {
      title: 'To talk to an organisation',
      text: 'Phone, email and address are on the page of each organisation.',
    },
    urgent: {
      title: 'If it is urgent',
      text: 'For a medical emergency call 112. WeMi is not an emergency service.',
    },
  },
};
