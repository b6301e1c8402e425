export const contacts = {
  reach: {
    title: 'A contact does not receive',
    text: 'A message about this request did not reach the person or the ente, and that contact is not used any more. Tell them in another way, for example by telephone or by post.',
    label: 'How you told them, and when',
    hint: 'Only the office reads it, and those who verify requests.',
    done: 'Mark as told',
    sure: 'Have they been told?',
    final: 'The task is closed and the note stays in the history of the request.',
    said: 'Task closed: they were told in another way.',
  },
};
