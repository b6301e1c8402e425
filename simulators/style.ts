/** The look of a house in its own colours, on light and on dark paper. */
export const styleOf = (house: { light: string; dark: string }): string => `
:root { color-scheme: light dark; --ink: #1c1b22; --paper: #fff; --house: ${house.light}; --soft: #f4eef6; --wrong: #a5112b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f3eff5; --paper: #17131a; --house: ${house.dark}; --soft: #2a2130; --wrong: #ff9aa8; }
}
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 1rem; }
header { border-bottom: 4px solid var(--house); display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.brand { font-weight: 700; color: var(--house); }
footer { font-size: .9375rem; border-top: 1px solid currentColor; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; background: var(--soft); padding: 1rem; }
dd { margin: 0; overflow-wrap: anywhere; } .amount { font-weight: 700; }
.field { display: flex; flex-direction: column; align-items: flex-start; margin: 0 0 1.25rem; }
label { font-weight: 600; } .hint { font-size: .9375rem; } .error { color: var(--wrong); font-weight: 600; }
input { font: inherit; min-height: 2.75rem; max-width: 100%; padding: .25rem .75rem; color: inherit; background: var(--paper); border: 2px solid var(--ink); border-radius: 4px; }
input[aria-invalid] { border-color: var(--wrong); }
button { font: inherit; font-weight: 700; min-height: 3rem; width: 100%; margin-bottom: 1rem; padding: .5rem 1rem; border: 2px solid var(--house); border-radius: 4px; background: var(--house); color: var(--paper); cursor: pointer; }
button.quiet { background: none; color: var(--house); }
.wrong { border: 2px solid var(--wrong); padding: 1rem; margin: 1rem 0; }
a { color: var(--house); } .wrong a { color: var(--wrong); }
:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; box-shadow: 0 0 0 6px #000; }
code { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin-bottom: 2rem; } table { border-collapse: collapse; font-size: .9375rem; }
caption { text-align: left; font-weight: 700; } th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid var(--soft); }
`;
