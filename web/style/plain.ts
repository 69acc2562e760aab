/** The one stylesheet of the plain pages, as text, so that a function can serve it without a file. */
export const plainCss = `@layer tokens, base, parts;
@layer tokens {
  :root {
    --field: #d3dada;
    --field-2: #e6ebea;
    --sheet: #fff;
    --ink: #14212b;
    --ink-2: #45535d;
    --rule: #b7c1c4;
    --edge: #66757d;
    --operate: #0a4f73;
    --operate-2: #063852;
    --operate-tint: #dbe9f0;
    --focus: #ffbf1f;
    --alarm-1: #ae1420;
    --s1: 0.25rem;
    --s2: 0.5rem;
    --s3: 0.75rem;
    --s4: 1rem;
    --s5: 1.5rem;
    --s6: 2rem;
    --s7: 3rem;
    --measure: 38rem;
    --text: "Atkinson Hyperlegible Next", system-ui, sans-serif;
    --lettering: "Barlow Semi Condensed", "Atkinson Hyperlegible Next", system-ui, sans-serif;
    --mono: "Atkinson Hyperlegible Mono", ui-monospace, monospace;
  }
}
@layer base {
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  html {
    font: 400 1.0625rem / 1.5 var(--text);
    color: var(--ink);
    background: var(--field);
  }
  body {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h1,
  h2 {
    font-family: var(--lettering);
    font-weight: 600;
    line-height: 1.15;
    margin: 0 0 var(--s4);
    max-width: var(--measure);
  }
  h1 {
    font-size: 2rem;
  }
  h2 {
    font-size: 1.25rem;
  }
  p,
  ul,
  form {
    margin: 0 0 var(--s4);
    max-width: var(--measure);
  }
  a {
    color: var(--operate);
    text-underline-offset: 0.18em;
  }
  a:hover {
    color: var(--operate-2);
    text-decoration-thickness: 0.14em;
  }
  code {
    font-family: var(--mono);
  }
  :focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 0;
    box-shadow: 0 0 0 8px var(--focus);
  }
}
@layer parts {
  .skip {
    position: absolute;
    left: var(--s4);
    top: -6rem;
    padding: var(--s3) var(--s4);
    background: var(--sheet);
    color: var(--ink);
  }
  .skip:focus {
    top: var(--s2);
    z-index: 1;
  }
  .bar {
    background: var(--ink);
    color: #fff;
  }
  .bar-in {
    max-width: 60rem;
    margin: auto;
    padding: var(--s2) var(--s4);
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--s1) var(--s5);
  }
  .bar a {
    color: #fff;
    display: inline-block;
    padding: var(--s3) 0;
  }
  .bar a:focus-visible {
    outline-color: #fff;
  }
  .plate {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s3);
    margin: 0;
    font: 600 1.375rem / 1.2 var(--lettering);
  }
  .of {
    font: 400 0.875rem / 1.3 var(--text);
  }
  .sheet {
    background: var(--sheet);
    border: 1px solid var(--ink);
    max-width: 60rem;
    margin: var(--s5) auto;
    padding: clamp(1.25rem, 4vw, 3rem);
  }
  .lead {
    font-size: 1.25rem;
    line-height: 1.45;
  }
  .note {
    color: var(--ink-2);
    border-left: 3px solid var(--edge);
    padding-left: var(--s4);
  }
  .alarm {
    border-left: 6px solid var(--alarm-1);
    padding-left: var(--s4);
    color: var(--alarm-1);
    font-weight: 600;
  }
  .alarm::before {
    content: "■ " / "";
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
  }
  .tag,
  .tlp {
    font: 600 0.875rem / 1.3 var(--mono);
    border: 1px solid var(--ink);
    padding: 0.15rem 0.5rem;
  }
  .tlp {
    background: #000;
    border-color: #000;
  }
  .tlp-clear {
    color: #fff;
  }
  .tlp-green {
    color: #33ff00;
  }
  .tlp-amber,
  .tlp-amber-strict {
    color: #ffc000;
  }
  .facts {
    margin: 0 0 var(--s5);
    border-top: 1px solid var(--rule);
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 11rem) minmax(0, 1fr);
    gap: 0 var(--s4);
    padding: var(--s3) 0;
    border-bottom: 1px solid var(--rule);
  }
  .facts dt {
    color: var(--ink-2);
  }
  .facts dd {
    margin: 0;
    max-width: var(--measure);
  }
  .facts ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .prose {
    white-space: pre-line;
  }
  .field {
    margin: 0 0 var(--s5);
  }
  .field label {
    font-weight: 600;
    display: block;
  }
  .hint {
    color: var(--ink-2);
    margin: 0 0 var(--s2);
  }
  .error {
    color: var(--alarm-1);
    font-weight: 600;
    margin: 0 0 var(--s2);
  }
  .wrong {
    border-left: 6px solid var(--alarm-1);
    padding-left: var(--s4);
  }
  .errors {
    border: 4px solid var(--alarm-1);
    padding: var(--s4);
    margin: 0 0 var(--s5);
    max-width: var(--measure);
  }
  .errors ul {
    margin: 0;
  }
  .in {
    font: inherit;
    color: var(--ink);
    background: var(--sheet);
    border: 2px solid var(--edge);
    border-radius: 2px;
    padding: var(--s2) var(--s3);
    min-height: 3rem;
    width: 100%;
    max-width: 26rem;
  }
  .button {
    font: 600 1.0625rem / 1.2 var(--text);
    color: #fff;
    background: var(--operate);
    border: 2px solid var(--operate);
    border-radius: 2px;
    padding: var(--s3) var(--s5);
    min-height: 3rem;
    cursor: pointer;
  }
  .button:hover {
    background: var(--operate-2);
    border-color: var(--operate-2);
  }
  .title-block {
    background: var(--sheet);
    border: 2px solid var(--ink);
    max-width: 60rem;
    margin: 0 auto var(--s7);
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    font-size: 0.875rem;
  }
  .title-block > div {
    padding: var(--s3) var(--s4);
  }
  .title-block p {
    margin: 0;
  }
  .title-block a {
    display: inline-block;
    padding: var(--s1) 0;
  }
  .k {
    color: var(--ink-2);
  }
  @media (max-width: 62rem) {
    .sheet,
    .title-block {
      margin-inline: var(--s4);
    }
  }
  @media (max-width: 34rem) {
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
    h1 {
      font-size: 1.5rem;
    }
    .sheet,
    .title-block {
      margin-inline: var(--s2);
    }
  }
  @media (forced-colors: active) {
    .tlp {
      border-color: CanvasText;
    }
    .button {
      border-color: ButtonText;
    }
  }
  @media print {
    .bar nav,
    .skip,
    form {
      display: none;
    }
    html {
      background: #fff;
    }
  }
}
`;
