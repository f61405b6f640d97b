/** Depth of the tree on a PD page: show down to program, kegiatan or sub kegiatan. */

export function pasangPohon(): void {
  const pilih = document.querySelector<HTMLSelectElement>("select[data-kedalaman]");
  const tabel = document.getElementById(pilih?.dataset["kedalaman"] ?? "");
  if (!pilih || !tabel) return;
  const terapkan = (): void => {
    const batas = Number(pilih.value);
    for (const baris of tabel.querySelectorAll<HTMLElement>("tr[data-tingkat]")) {
      baris.hidden = Number(baris.dataset["tingkat"]) > batas;
    }
  };
  pilih.addEventListener("change", terapkan);
  terapkan();
}
