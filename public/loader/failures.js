// Failures as errors with a code. What they mean, and what to do, is fetched when one happens (public/help): nobody needs
// it on a good day. Only what is thrown at once, to a programmer, has its words here.

const AT_ONCE = {
  'not-initialised': '请先等待 init() 完成，再调用此函数。The calculation module has not been started: wait for init() first.',
  'no-document': 'defineWidget() 只能在浏览器中使用；在 Node 中请使用 evaluate()。There is no page here: in Node use evaluate().',
};
const UNSAID = {
  zh: ['组件没有启动', '请检查网络后重试。'],
  en: ['The widget could not be started', 'Check the network and try again.'],
};

/** `address` is what could not be fetched: from it the true cause is found. */
export function failure(code, detail = '', cause = undefined, address = '') {
  const message = AT_ONCE[code] || `${code} ${detail}`;
  return Object.assign(new Error(message), { code, detail, cause, address });
}

/** Finds the cause that the browser kept to itself, and the words: sets `code`, `message` and `words` of the error. */
export async function told(error) {
  if (error.words) return error;
  try {
    const { explain } = await import('./jixiao_help.js');
    await explain(error);
  } catch {
    error.words = UNSAID; // what explains failures could not be fetched either
  }
  return error;
}
