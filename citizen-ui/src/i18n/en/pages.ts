export const pages = {
  help: {
    title: 'Help',
    lead: 'Answers to what people ask most. If yours is not here, talk to a person.',
  },
  notFound: {
    title: 'This page is not here',
    text: 'The address may have changed, or have a typo.',
    services: 'See the services',
  },
  news: { title: 'News', lead: 'What changes in the services and in WeMi.' },
  glossary: { title: 'Glossary', lead: 'The words that you meet here, in short.' },
  nothingYet: 'There is nothing here yet.',
  italianOnly: 'This page is not translated yet: you read it in Italian.',
  contacts: {
    title: 'Contacts and WeMi spaces',
    lead: 'A person can help you, face to face or from afar.',
    spaces: {
      title: 'At the WeMi spaces',
      text: 'The staff listen to you and look for the right service with you. Where they are, and whether they are open now, is on the page of the WeMi spaces.',
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
