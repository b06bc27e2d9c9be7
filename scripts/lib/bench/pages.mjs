// The pages that are measured in a browser, each with the folder it is served from. A page that is not built says why.
import { existsSync } from "node:fs";
import { join } from "node:path";

const page = (name, folder, remedy) => ({ name, folder, missing: existsSync(join(folder, "index.html")) ? undefined : remedy });

export function pagesOf({ dist, built }) {
  const peer = (name, folder) => page(name, join(built, folder), "not built");
  return {
    ours: page("jixiao, explore page", dist, "`dist/` has no index.html yet"),
    leptos: peer("bare leptos counter", "leptos-counter"),
    react: peer("React + recharts", "react-recharts"),
    svelte: peer("Svelte + SVG", "svelte-svg"),
    bare: peer("eight inputs and one total, plain JS", "bare-inputs"),
    rowsPlain: peer("500 rows × 3 inputs, plain JS", "rows-plain"),
    rowsReact: peer("500 rows × 3 inputs, React", "rows-react"),
    rowsSvelte: peer("500 rows × 3 inputs, Svelte", "rows-svelte"),
  };
}

/** The project's own server for one folder. It compresses a file when it is first asked for and then keeps it. */
export async function serve(folder) {
  const { startServer } = await import("../server.mjs");
  return startServer({ root: folder, port: 0 });
}

/** Serves one folder for as long as `use` takes. */
export async function served(folder, use) {
  const server = await serve(folder);
  try {
    return await use(server.url);
  } finally {
    await server.close();
  }
}
