/** The side panel on a narrow screen: a drawer that a button opens; wide screens always show it. */

export function pasangLaci(): void {
  const panel = document.getElementById("panel");
  const buka = document.getElementById("panel-buka");
  const tutup = document.getElementById("panel-tutup");
  if (!panel || !buka || !tutup) return;
  const sempit = matchMedia("(max-width: 1199px)");
  const atur = (): void => {
    buka.hidden = !sempit.matches;
    tutup.hidden = !sempit.matches;
    if (!sempit.matches) panel.classList.remove("terbuka");
  };
  const pindah = (terbuka: boolean): void => {
    panel.classList.toggle("terbuka", terbuka);
    (terbuka ? tutup : buka).focus();
  };
  buka.addEventListener("click", () => pindah(true));
  tutup.addEventListener("click", () => pindah(false));
  panel.addEventListener("keydown", (k) => {
    if (k.key === "Escape" && panel.classList.contains("terbuka")) pindah(false);
  });
  sempit.addEventListener("change", atur);
  atur();
}
