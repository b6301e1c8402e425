type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps what a person types, ticks and sends on a page whose scripts do not answer yet: taking a page
 * over gives fields the values they had when it was drawn. Clicks are kept by Angular itself.
 * @returns gives everything back, in order, to a page that answers
 */
export function keepWhatIsSaid(document: Document): () => void {
  const stop = new AbortController();
  const listening = { capture: true, signal: stop.signal };
  const said = new Map<Field, { value: string; isChecked: boolean }>();
  let sent: SubmitEvent | undefined;
  for (const event of ['input', 'change'])
    document.addEventListener(
      event,
      ({ target }) => {
        const field = target as Field;
        said.set(field, { value: field.value, isChecked: isChecked(field) });
      },
      listening,
    );
  document.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      sent = event;
    },
    listening,
  );
  return () => {
    stop.abort();
    for (const [field, was] of said) giveBack(field, was);
    if (sent) (sent.target as HTMLFormElement).requestSubmit(sent.submitter);
  };
}

function giveBack(field: Field, { value, isChecked: was }: { value: string; isChecked: boolean }) {
  if (field.type === 'file' || (field.value === value && isChecked(field) === was)) return;
  field.value = value;
  if (field instanceof HTMLInputElement) field.checked = was;
  for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
}

const isChecked = (field: Field) => field instanceof HTMLInputElement && field.checked;
