// The message that stands in an element when something failed: what happened, what to do, and a way to try again.

export function failurePanel(error, language, retry) {
  const zh = language.startsWith('zh');
  const [title, remedy] = error.words[zh ? 'zh' : 'en'];
  const panel = document.createElement('div');
  panel.className = 'jx-failure';
  panel.setAttribute('part', 'failure');
  panel.setAttribute('role', 'alert');
  panel.lang = language;
  panel.dataset.code = error.code || 'unknown';
  const add = (tag, name, text) => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return panel.appendChild(element);
  };
  add('p', 'jx-failure-title', title);
  add('p', 'jx-failure-remedy', remedy);
  const button = add('button', '', zh ? '重试' : 'Try again');
  button.type = 'button';
  button.addEventListener('click', retry);
  return panel;
}
