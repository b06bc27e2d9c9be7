// Starts the WebAssembly part once per page: one download and one compile for every element and for evaluate().
import { failure } from './failures.js';

let current = null; // the running instance: the namespace of the wasm-bindgen glue
let starting = null; // the start under way, shared by all who ask
let compiled = null; // outlives a crash, so that a fresh start costs no download
let generation = 0; // each fresh start needs the glue under a new address, since a module is evaluated once per address

/** Idempotent; resolves to the namespace of the glue. A failed start is forgotten, so that asking again tries again. */
export function start(input) {
  if (!starting) {
    starting = startOnce(input).catch((error) => {
      starting = null;
      throw error;
    });
  }
  return starting;
}

/** The running instance, for synchronous callers. */
export function running() {
  if (!current) throw failure('not-initialised');
  return current;
}

/** After a crash the instance is never entered again by a new start; whoever still holds it goes on as long as it can. */
export function abandon(instance) {
  if (instance !== current) return;
  current = null;
  starting = null;
  generation += 1;
}

async function startOnce(input) {
  if (typeof WebAssembly !== 'object') throw failure('no-wasm');
  const source = unwrap(input);
  if (source === undefined && globalThis.location?.protocol === 'file:') throw failure('file-protocol');
  const [glue, module] = await Promise.all([importGlue(), compiled || compile(source)]);
  compiled = module;
  try {
    await glue.default({ module_or_path: module });
  } catch (error) {
    // The glue and the .wasm file do not belong together: half of an update, or one of them from an old cache.
    if (error instanceof WebAssembly.LinkError) throw failure('wasm-invalid', error.message, error);
    throw error;
  }
  current = glue;
  return glue;
}

function unwrap(input) {
  const named = input && typeof input === 'object' && 'module_or_path' in input;
  return named ? input.module_or_path : input;
}

async function importGlue() {
  try {
    // The literal form lets bundlers of embedding sites follow the import.
    if (generation === 0) return await import('./jixiao_app.js');
    return await import(new URL(`./jixiao_app.js?start=${generation}`, import.meta.url).href);
  } catch (error) {
    generation += 1; // browsers may remember a failed import by its address
    throw failure(error instanceof SyntaxError ? 'browser-too-old' : 'download', 'jixiao_app.js', error);
  }
}

async function compile(input) {
  const source = await input;
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return compileBytes(source);
  if (typeof Response === 'function' && source instanceof Response) return compileResponse(source);
  const address = source === undefined ? new URL('./jixiao_app_bg.wasm', import.meta.url) : source;
  const fetchable = typeof address === 'string' || address instanceof URL || (typeof Request === 'function' && address instanceof Request);
  if (!fetchable) throw failure('bad-input');
  if (typeof document === 'undefined' && String(address.url || address).startsWith('file:')) throw failure('bytes-needed');
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw failure('download', 'jixiao_app_bg.wasm', error);
  }
  return compileResponse(response);
}

async function compileResponse(response) {
  if (!response.ok) throw failure('wasm-missing', `HTTP ${response.status}`);
  // Streaming insists on the MIME type; many servers send another one, and the bytes are just as good.
  const type = (response.headers.get('content-type') || '').split(';')[0].trim().toLowerCase();
  if (type === 'application/wasm' && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response).catch((error) => {
      throw named(error);
    });
  }
  let bytes;
  try {
    bytes = await response.arrayBuffer();
  } catch (error) {
    throw failure('download', 'jixiao_app_bg.wasm', error);
  }
  return compileBytes(bytes);
}

function compileBytes(bytes) {
  return WebAssembly.compile(bytes).catch((error) => {
    throw named(error);
  });
}

function named(error) {
  if (/Content Security Policy|\bCSP\b|unsafe-eval|disallowed by embedder/i.test(error.message)) {
    return failure('csp-forbids-wasm', '', error);
  }
  if (error instanceof WebAssembly.CompileError) return failure('wasm-invalid', '', error);
  return failure('download', 'jixiao_app_bg.wasm', error);
}
