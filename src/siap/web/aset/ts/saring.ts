/** Text filter over the rows or items of one block: no request, works on what is already here. */

export function pasangSaring(): void {
  for (const medan of document.querySelectorAll<HTMLInputElement>("input[data-saring]")) {
    const wadah = document.getElementById(medan.dataset["saring"] ?? "");
    const kabar = document.getElementById(`${medan.id}-kabar`);
    if (!wadah) continue;
    medan.addEventListener("input", () => {
      const kata = medan.value.trim().toLocaleLowerCase("id");
      const baris = [...wadah.querySelectorAll<HTMLElement>("[data-cari]")];
      let tampak = 0;
      for (const satu of baris) {
        const cocok = kata === "" || (satu.dataset["cari"] ?? "").includes(kata);
        satu.hidden = !cocok;
        if (cocok) tampak += 1;
      }
      for (const satu of wadah.querySelectorAll<HTMLElement>("[data-kelompok]")) {
        satu.hidden = satu.querySelectorAll("[data-cari]:not([hidden])").length === 0;
      }
      if (kabar) kabar.textContent = `${tampak} dari ${baris.length} baris ditampilkan`;
    });
    medan.form?.addEventListener("submit", (kejadian) => kejadian.preventDefault());
  }
}
