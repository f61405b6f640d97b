/** Menus are <details>: close them on Escape, on a click elsewhere and when focus leaves; print buttons print. */

export function pasangMenu(): void {
  const menu = document.querySelectorAll<HTMLDetailsElement>("details.menu");
  document.addEventListener("click", (kejadian) => {
    for (const satu of menu) {
      if (satu.open && !satu.contains(kejadian.target as Node)) satu.open = false;
    }
    const sasaran = (kejadian.target as Element).closest("[data-cetak]");
    if (sasaran) window.print();
  });
  for (const satu of menu) {
    satu.addEventListener("keydown", (kejadian) => {
      if (kejadian.key !== "Escape" || !satu.open) return;
      satu.open = false;
      satu.querySelector("summary")?.focus();
    });
    satu.addEventListener("focusout", (kejadian) => {
      const tujuan = kejadian.relatedTarget as Node | null;
      if (tujuan && !satu.contains(tujuan)) satu.open = false;
    });
  }
}
