import type { help as italian } from '../it/help';
import type { Words } from '../words';

export const help: Words<typeof italian> = {
  title: 'Help',
  lead: 'Answers to what people ask most. If yours is not here, talk to a person.',
  begin: {
    title: 'How do I ask for a service?',
    text: 'Look for it under “Services”, open its page and choose to ask for it. You answer a few questions: what you write is saved by itself and you can finish later. To send the request you need to sign in.',
  },
  offers: {
    title: 'What happens after my request?',
    text: 'The organisations that can help you read it and send their offers. Your request shows who has answered, by when the others do, and what happens if nobody does anything. Asking costs nothing and binds you to nothing.',
  },
  choose: {
    title: 'How do I choose an offer?',
    text: 'Offers stand side by side, with price, first day and the profile of who comes; the name of the organisation leads to its reviews. When you choose, the organisation confirms the order; if it cannot, the other offers that are still valid are there again.',
  },
  pay: {
    title: 'When and how do I pay?',
    text: 'You pay once the order is confirmed, by the date in your request. The ways to pay are shown there. Receipts are under “Payments”. If you do not see the outcome at once, wait some minutes before you try again: what arrives twice comes back to you.',
  },
  less: {
    title: 'Can I pay less?',
    text: 'Some services have a tariff by ISEE, and the city may give vouchers. Under “My vouchers” you see what you can ask for, and what was decided and why.',
  },
  pause: {
    title: 'Can I pause or end the service?',
    text: 'Yes, where the service allows it: from your request, with the notice written there. Before you confirm you see what changes and how much is given back.',
  },
  forAnother: {
    title: 'Can I do all this for somebody else?',
    text: 'Yes, with their mandate: they make it under “Mandates”, or sign it at a WeMi space. It says what you may do and until when, and can be taken back at any time.',
  },
  reviews: {
    title: 'Who writes the reviews?',
    text: 'Only those who had the service, once it has ended or was renewed. They are published without the writer’s name. The organisation can answer, and the office takes away only those that break the rules, and tells the writer why.',
  },
  wrong: {
    title: 'Somebody took a step in my place: what if I do not agree?',
    text: 'The history of your request says who did it and why. From there you can contest it: somebody else of the office answers.',
  },
  person: {
    title: 'I would like to talk to a person',
    text: 'Go to a WeMi space: where they are and when they open is on the page “Contacts and WeMi spaces”. They can take every step together with you.',
  },
};
