export const home = {
  title: 'The right care, in your home',
  lead: 'Personal care, children, health, small chores: tell us what you need, receive offers from qualified organisations and choose in your own time.',
  searchLabel: 'What do you need?',
  searchExample: 'for example: carer, nurse…',
  search: 'Search',
  often: 'People often look for:',
  // The catalogue is written in Italian: these words are what it is searched with.
  suggestions: {
    badante: 'badante',
    nurse: 'infermiere',
    babysitter: 'baby-sitter',
    meals: 'pasti a domicilio',
    escort: 'accompagnamento',
  },
  sections: 'Browse by topic',
  guide: {
    title: 'Not sure where to begin?',
    text: 'A few questions lead you to the right service. Or a person listens to you.',
  },
  how: 'How it works',
  steps: {
    find: {
      title: 'Find the service',
      text: 'Search in your own words or browse by topic. Prices are shown at once.',
    },
    ask: {
      title: 'Tell us what you need',
      text: 'A few questions, only the ones that matter. Stop and resume whenever you like.',
    },
    choose: {
      title: 'Compare the offers',
      text: 'Organisations answer within days. You see them side by side and you choose.',
    },
    start: {
      title: 'Pay and begin',
      text: 'Pay online safely. Every step stays written in your request.',
    },
  },
  why: 'Why you can trust it',
  reasons: {
    qualified: {
      title: 'Qualified by the city',
      text: 'Cooperatives, foundations and associations checked before and during the service.',
    },
    clear: {
      title: 'Clear prices, no surprises',
      text: 'You know the cost before choosing. Asking is free and binds you to nothing.',
    },
    followed: {
      title: 'You are not left alone',
      text: 'If something gets stuck the city notices and steps in. At the counter too.',
    },
  },
  call: {
    title: 'Start from what you need today',
    text: 'You can look at everything without signing in. You sign in only at the end, to send your request.',
    services: 'See the services',
    contacts: 'Talk to a WeMi space',
  },
};
