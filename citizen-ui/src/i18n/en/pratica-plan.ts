export const plan = {
  title: 'When somebody comes',
  visit: '{{day}} at {{from}}, for {{minutes}} minutes',
  noHolidays: 'Nobody comes on holidays.',
  alsoHolidays: 'On holidays too.',
  counted: '{{paid}} visits in all, {{left}} still to come. The next ones:',
  countedOne: 'One visit in all:',
  weekday: {
    1: 'Every Monday',
    2: 'Every Tuesday',
    3: 'Every Wednesday',
    4: 'Every Thursday',
    5: 'Every Friday',
    6: 'Every Saturday',
    7: 'Every Sunday',
  },
};
