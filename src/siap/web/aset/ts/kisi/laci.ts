/** The side panel: beside the grid where there is room, else a drawer; either way it can be put away. */

const INGAT = "siap-panel";

export function pasangLaci(): void {
  const panel = document.getElementById("panel");
  const buka = document.getElementById("panel-buka");
  const tutup = document.getElementById("panel-tutup");
  const badan = panel?.parentElement;
  if (!panel || !buka || !tutup || !badan) return;
  const sempit = matchMedia("(max-width: 1199px)");
  const atur = (): void => {
    if (!sempit.matches) panel.classList.remove("terbuka");
    buka.hidden = !sempit.matches && !badan.classList.contains("tanpa-panel");
  };
  const pindah = (terbuka: boolean): void => {
    if (sempit.matches) panel.classList.toggle("terbuka", terbuka);
    else {
      badan.classList.toggle("tanpa-panel", !terbuka);
      ingat(terbuka ? "" : "tutup");
    }
    atur();
    (terbuka ? tutup : buka).focus();
  };
  buka.addEventListener("click", () => pindah(true));
  tutup.addEventListener("click", () => pindah(false));
  panel.addEventListener("keydown", (k) => {
    if (k.key === "Escape" && panel.classList.contains("terbuka")) pindah(false);
  });
  sempit.addEventListener("change", atur);
  badan.classList.toggle("tanpa-panel", baca() === "tutup");
  atur();
}

/** A browser that keeps nothing still works. */
function ingat(nilai: string): void {
  try {
    localStorage.setItem(INGAT, nilai);
  } catch {
    // the choice holds for this page
  }
}

function baca(): string | null {
  try {
    return localStorage.getItem(INGAT);
  } catch {
    return null;
  }
}
