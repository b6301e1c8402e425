import { beforeEach, expect, jest, test } from '@jest/globals';
import { keepWhatIsSaid } from './said-meanwhile';

beforeEach(() => {
  document.body.innerHTML = `
    <form><input id="q" type="text"><input id="box" type="checkbox"><button id="go">Cerca</button></form>`;
});
const field = (id: string) => document.getElementById(id) as HTMLInputElement;
const say = (id: string, how: () => void, event: string) => {
  how();
  field(id).dispatchEvent(new Event(event, { bubbles: true }));
};

test('What was typed and ticked before the scripts answer comes back after they took the page over', () => {
  const giveBack = keepWhatIsSaid(document);
  say('q', () => (field('q').value = 'badante'), 'input');
  say('box', () => (field('box').checked = true), 'change');
  field('q').value = '';
  field('box').checked = false;
  const heard: string[] = [];
  document.body.addEventListener('input', ({ target }) => heard.push((target as HTMLElement).id));
  giveBack();
  expect([field('q').value, field('box').checked, heard]).toEqual(['badante', true, ['q', 'box']]);
});

test('What stands as it was typed is said to nobody again', () => {
  const giveBack = keepWhatIsSaid(document);
  say('q', () => (field('q').value = 'badante'), 'input');
  const heard = jest.fn();
  document.body.addEventListener('input', heard);
  giveBack();
  expect(heard).not.toHaveBeenCalled();
});

test('A form sent too early leads nowhere, and is sent once its page answers', () => {
  const form = document.querySelector('form')!;
  const sent = jest.fn((event: Event) => event.preventDefault());
  form.addEventListener('submit', sent);
  const giveBack = keepWhatIsSaid(document);
  form.requestSubmit(field('go'));
  expect(sent).not.toHaveBeenCalled();
  giveBack();
  expect(sent).toHaveBeenCalledTimes(1);
});
