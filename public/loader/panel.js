// The message that stands in an element when something failed: what happened, what to do, and a way to try again.
import { explain } from './failures.js';

export function failurePanel(error, language, retry) {
  const zh = language.startsWith('zh');
  const { title, remedy } = explain(error, language);
  const panel = document.createElement('div');
  panel.className = 'jx-failure';
  panel.setAttribute('part', 'failure');
  panel.setAttribute('role', 'alert');
  panel.lang = language;
  panel.dataset.code = error.code || 'unknown';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = zh ? '重试' : 'Try again';
  button.addEventListener('click', retry);
  panel.append(paragraph('jx-failure-title', title), paragraph('jx-failure-remedy', remedy), button);
  return panel;
}

function paragraph(name, text) {
  const element = document.createElement('p');
  element.className = name;
  element.textContent = text;
  return element;
}
