const player = window.RufflePlayer.newest().createPlayer();
player.style.cssText = "display: block; width: 600px; height: 400px";
document.querySelector("#place").append(player);
player.addEventListener("loadedmetadata", () => document.dispatchEvent(new Event("bench-mounted")));
// The smallest film: one empty frame.
const film = [70, 87, 83, 6, 21, 0, 0, 0, 48, 10, 0, 160, 0, 1, 1, 0, 64, 0, 0, 0, 0];
await player.ruffle().load({ data: new Uint8Array(film) });
