/** Upload: drop zone, list of chosen files with their sizes, size limit said before anything is sent. */

const ANGKA = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });

function ukuran(bita: number): string {
  return bita < 1_048_576 ? `${ANGKA.format(Math.max(1, bita / 1024))} KB` : `${ANGKA.format(bita / 1_048_576)} MB`;
}

export function pasangUnggah(): void {
  const medan = document.querySelector<HTMLInputElement>("input[data-unggah]");
  const letak = medan?.closest<HTMLElement>(".letak");
  const kabar = document.getElementById("unggah-kabar");
  const formulir = medan?.form;
  if (!medan || !letak || !kabar || !formulir) return;
  const batas = Number(medan.dataset["batas"] ?? "0");

  const tulis = (): boolean => {
    const berkas = [...(medan.files ?? [])];
    const jumlah = berkas.reduce((n, b) => n + b.size, 0);
    const terlalu = batas > 0 && jumlah > batas;
    const nama = berkas.slice(0, 3).map((b) => b.name).join(", ") + (berkas.length > 3 ? ", …" : "");
    kabar.textContent =
      berkas.length === 0
        ? (kabar.dataset["kosong"] ?? "")
        : terlalu
          ? `Jumlah ukuran berkas ${ukuran(jumlah)}, paling besar ${ukuran(batas)}. Unggah bertahap.`
          : `${berkas.length} berkas dipilih (${ukuran(jumlah)}): ${nama}`;
    kabar.classList.toggle("galat", terlalu);
    medan.setAttribute("aria-invalid", String(terlalu));
    return !terlalu;
  };
  medan.addEventListener("change", tulis);
  for (const nama of ["dragenter", "dragover"]) {
    letak.addEventListener(nama, (kejadian) => {
      kejadian.preventDefault();
      letak.classList.add("menyambut");
    });
  }
  for (const nama of ["dragleave", "drop"]) {
    letak.addEventListener(nama, () => letak.classList.remove("menyambut"));
  }
  letak.addEventListener("drop", (kejadian) => {
    const dibawa = (kejadian as DragEvent).dataTransfer?.files;
    kejadian.preventDefault();
    if (!dibawa?.length) return;
    medan.files = dibawa;
    tulis();
  });
  tulis();
  formulir.addEventListener("submit", (kejadian) => {
    if (!tulis()) {
      kejadian.preventDefault();
      medan.focus();
      return;
    }
    for (const tombol of formulir.querySelectorAll<HTMLButtonElement>("button[type=submit]")) {
      tombol.textContent = tombol.dataset["sedang"] ?? tombol.textContent;
      // disabled only after the browser has collected the form
      setTimeout(() => (tombol.disabled = true), 0);
    }
  });
  // back from the preview by the browser's cache: the button must work again
  window.addEventListener("pageshow", (kejadian) => {
    if (kejadian.persisted) location.reload();
  });
}
