// Browsers say "failed to fetch" for a dozen different faults, so that pages learn nothing about other sites. Asking
// once more, in another way, tells them apart.

const FETCHING = new Set(['download', 'network', 'style-missing', 'browser-too-old']);

/** The code and detail that are true of an error of the loader. */
export async function diagnose(error) {
  const { code, detail, address } = error;
  const same = { code, detail };
  if (code === 'csp-forbids-wasm' && chromium() < 97) return { code: 'csp-forbids-wasm-here', detail: '' };
  if (!FETCHING.has(code) || typeof location === 'undefined') return same;
  if (location.protocol === 'file:') return { code: 'file-protocol', detail: '' };
  if (!address) return same;
  const { response, forbidden } = await askAgain(address, 'cors');
  if (forbidden) return { code: 'csp-forbids-connect', detail: origin(address) };
  if (!response) {
    // An answer that may not be read is still an answer: the other site is there and does not allow this one.
    const silent = origin(address) !== location.origin && (await askAgain(address, 'no-cors')).response;
    return silent ? { code: 'cors', detail: origin(address) } : same;
  }
  if (code === 'browser-too-old') return same;
  if (code === 'download' && !response.ok) return { code: 'file-missing', detail: `${detail}, HTTP ${response.status}` };
  const type = (response.headers.get('content-type') || '').split(';')[0].trim();
  if (/\.m?js([?#]|$)/.test(address) && !/javascript|ecmascript/i.test(type)) {
    return { code: 'wrong-type', detail: `${detail}, Content-Type: ${type || '–'}` };
  }
  return same;
}

async function askAgain(address, mode) {
  let forbidden = false;
  const note = (event) => {
    if (event.effectiveDirective === 'connect-src') forbidden = true;
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    const response = await fetch(address, { mode, cache: 'no-store' });
    return { response, forbidden };
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50)); // the report of a violation comes in a task of its own
    return { response: null, forbidden };
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}

/** The version of the engine, where it is Chromium's. */
function chromium() {
  const [, version] = /Chrom(?:e|ium)\/(\d+)/.exec(typeof navigator === 'object' ? navigator.userAgent : '') || [];
  return version ? Number(version) : Infinity;
}

function origin(address) {
  return new URL(address, location.href).origin;
}
