// The moment from which a peer's page can be used; the harness takes the next paint after it.
export const mounted = () => document.dispatchEvent(new Event("bench-mounted"));
