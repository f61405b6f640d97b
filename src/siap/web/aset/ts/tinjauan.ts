/** Review: tick all, and notes on cells that appear under their row without asking the server. */

export function pasangTinjauan(): void {
  for (const semua of document.querySelectorAll<HTMLInputElement>("input[data-centang-semua]")) pasangCentang(semua);
  const formulir = document.querySelector<HTMLFormElement>("form#kembali");
  if (formulir) pasangCatatan(formulir);
}

function pasangCentang(semua: HTMLInputElement): void {
  const formulir = semua.form;
  if (!formulir) return;
  const kotak = [...formulir.querySelectorAll<HTMLInputElement>("input[name=laporan]")];
  const kabar = formulir.querySelector<HTMLElement>("[data-hitung-centang]");
  const awal = kabar?.textContent ?? "";
  const hitung = (): void => {
    const n = kotak.filter((k) => k.checked).length;
    semua.checked = n === kotak.length;
    semua.indeterminate = n > 0 && n < kotak.length;
    if (kabar) kabar.textContent = n === 0 ? awal : `${n} dari ${kotak.length} laporan dipilih`;
  };
  semua.addEventListener("change", () => {
    for (const satu of kotak) satu.checked = semua.checked;
    hitung();
  });
  for (const satu of kotak) satu.addEventListener("change", hitung);
  hitung();
}

function pasangCatatan(formulir: HTMLFormElement): void {
  const kabar = formulir.querySelector<HTMLElement>("[data-hitung-catatan]");
  const hitung = (): void => {
    const n = document.querySelectorAll(".catatan-sel textarea").length;
    if (kabar) kabar.textContent = n === 0 ? "" : `${n} catatan pada sel.`;
  };
  document.addEventListener("click", (kejadian) => {
    const tombol = (kejadian.target as Element).closest<HTMLButtonElement>("button");
    if (!tombol) return;
    const catatan = tombol.closest("tr.catatan-sel");
    if (catatan) {
      kejadian.preventDefault();
      const asal = catatan.previousElementSibling?.querySelector<HTMLElement>(".tombol-kembali");
      catatan.remove();
      asal?.focus();
      hitung();
    } else if (tombol.name === "tambah" && tombol.form === formulir && tambah(tombol)) {
      kejadian.preventDefault();
      hitung();
    }
  });
}

/** Put an empty note under the row of the button; false when the page has no template for it. */
function tambah(tombol: HTMLButtonElement): boolean {
  const baris = tombol.closest("tr");
  const cetakan = document.querySelector<HTMLTemplateElement>(
    tombol.value.startsWith("b") ? "#catatan-garis" : "#catatan-sub",
  );
  const asli = cetakan?.content.querySelector("tr");
  if (!baris || !asli) return false;
  const baru = asli.cloneNode(true) as HTMLTableRowElement;
  const kunci = baru.querySelector<HTMLInputElement>("input[name=baris]");
  const sebutan = baru.querySelector<HTMLElement>("[data-sebutan]");
  if (kunci) kunci.value = tombol.value;
  if (sebutan) sebutan.textContent = tombol.querySelector(".tersembunyi")?.textContent ?? "";
  baris.after(baru);
  baru.querySelector("textarea")?.focus();
  return true;
}
