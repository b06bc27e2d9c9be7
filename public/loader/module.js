// Starts a WebAssembly module once per page: one download and one compile for every element and for evaluate().
import { failure, told } from './failures.js';

/**
 * A module. `load` imports its glue and `wasm` names its file, both by a literal address, so that bundlers of embedding
 * sites can follow them.
 */
export class Runtime {
  constructor(name, load, wasm) {
    this.name = name;
    this.load = load;
    this.wasm = wasm;
    this.current = null; // the running instance: the namespace of the wasm-bindgen glue
    this.starting = null; // the start under way, shared by all who ask
    this.compiled = null; // outlives a crash, so that a fresh start costs no download
    this.crashed = false; // the glue belongs to an instance that is broken; another one gets a glue of its own
    this.failed = 0; // browsers may remember a failed import by its address
  }

  /** Idempotent; resolves to the namespace of the glue. A failed start is forgotten, so that asking again tries again. */
  start(input) {
    if (!this.starting) {
      this.starting = this.startOnce(input).catch((error) => {
        this.starting = null;
        return told(error).then(() => Promise.reject(error));
      });
    }
    return this.starting;
  }

  async startOnce(input) {
    if (typeof WebAssembly !== 'object') throw failure('no-wasm');
    const source = unwrap(input);
    if (source === undefined && typeof location === 'object' && location.protocol === 'file:') throw failure('file-protocol');
    const [glue, module] = await Promise.all([this.importGlue(), this.compiled || this.compile(source)]);
    this.compiled = module;
    try {
      await glue.default({ module_or_path: module });
    } catch (error) {
      // The glue and the .wasm file do not belong together: half of an update, or one of them from an old cache.
      if (error instanceof WebAssembly.LinkError) throw failure('wasm-invalid', error.message, error);
      throw error;
    }
    this.current = glue;
    return glue;
  }

  /** Bytes of another of our modules are as good as an address: this one lies beside it. */
  async compile(source) {
    const module = await compile(source, this.wasm);
    const glue = (WebAssembly.Module.imports(module)[0] || {}).module || '';
    if (!/^\.\/jixiao_/.test(glue) || glue === `./${this.name}_bg.js`) return module;
    return compile(fromDisk(this.wasm()), this.wasm);
  }

  async importGlue() {
    const address = new URL(`./${this.name}.js?again=${this.failed}`, import.meta.url).href;
    try {
      const glue = await (this.failed ? import(/* @vite-ignore */ address).catch(() => this.load()) : this.load());
      return this.crashed ? glue.fresh() : glue;
    } catch (error) {
      this.failed += 1;
      throw failure(error instanceof SyntaxError ? 'browser-too-old' : 'download', `${this.name}.js`, error, address);
    }
  }

  /** After a crash the instance is never entered again by a new start; whoever still holds it goes on as long as it can. */
  abandon(instance) {
    if (!instance || instance !== this.current) return;
    this.current = null;
    this.starting = null;
    this.crashed = true;
  }
}

function unwrap(input) {
  const named = input && typeof input === 'object' && 'module_or_path' in input;
  return named ? input.module_or_path : input;
}

/** In Node the bytes of a file beside this one; elsewhere nothing, and the file is fetched. */
function fromDisk(address) {
  const fs = typeof process === 'object' && process.getBuiltinModule && process.getBuiltinModule('node:fs');
  return fs ? fs.readFileSync(address) : undefined;
}

async function compile(input, wasm) {
  const source = await input;
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return compileBytes(source);
  if (typeof Response === 'function' && source instanceof Response) return compileResponse(source, '');
  const given = source === undefined ? wasm() : source;
  // Fetched by its text: old pages wrap fetch in functions that know no URL objects.
  const address = given instanceof URL ? given.href : given;
  const request = typeof Request === 'function' && given instanceof Request;
  if (typeof address !== 'string' && !request) throw failure('bad-input');
  if (typeof document === 'undefined' && String(address.url || address).startsWith('file:')) throw failure('bytes-needed');
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw failure('download', String(address.url || address).split('/').pop(), error, address.url || address);
  }
  return compileResponse(response, address.url || address);
}

async function compileResponse(response, address) {
  if (!response.ok) throw failure('file-missing', `HTTP ${response.status}, ${address.split('/').pop()}`);
  // Streaming insists on the MIME type; many servers send another one, and the bytes are just as good.
  const type = (response.headers.get('content-type') || '').split(';')[0].trim().toLowerCase();
  if (type === 'application/wasm' && WebAssembly.compileStreaming) {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch (error) {
      // A page that brings its own fetch gives answers that the browser does not know: it has not touched them.
      if (response.bodyUsed || !(error instanceof TypeError)) throw named(error, address);
    }
  }
  let bytes;
  try {
    bytes = await response.arrayBuffer();
  } catch (error) {
    throw named(error, address);
  }
  return compileBytes(bytes);
}

function compileBytes(bytes) {
  return WebAssembly.compile(bytes).catch((error) => {
    throw named(error, '');
  });
}

function named(error, address) {
  if (/Content Security Policy|\bCSP\b|unsafe-eval|disallowed by embedder/i.test(error.message)) {
    return failure('csp-forbids-wasm', '', error);
  }
  if (error instanceof WebAssembly.CompileError) return failure('wasm-invalid', '', error);
  return failure('download', '.wasm', error, address);
}
