/** A new worker. Bundlers take its script along because they read this line; what they look for is its exact form. */
export function spawnWorker() {
  return new Worker(new URL('./jixiao_worker.js', import.meta.url), { type: 'module' });
}
