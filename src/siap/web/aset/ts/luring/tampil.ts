/** How values and moments read to a person. Money is text on its way: it is never turned into a float. */
import type { Operasi } from "./perjanjian";

const KOLOM: Record<string, string> = {
  realisasi: "Realisasi",
  fisik: "Fisik",
  output: "Keluaran",
  kendala: "Kendala",
  catatan: "Catatan",
  bagian: "Bagian fisik",
};

/** "1250000.5" is "1.250.000,5". */
export function angka(teks: string): string {
  const [bulat = "", pecahan] = teks.split(".");
  return bulat.replace(/\B(?=(\d{3})+$)/g, ".") + (pecahan ? `,${pecahan}` : "");
}

/** A value of a cell; blank says so. */
export function nilai(kolom: string, teks: string | null): string {
  if (teks === null || teks === "") return "kosong";
  if (!/^-?\d+(\.\d+)?$/.test(teks)) return teks;
  if (kolom === "realisasi") return `Rp${angka(teks)}`;
  return kolom === "fisik" || kolom === "bagian" ? `${angka(teks)} %` : kolom === "output" ? angka(teks) : teks;
}

/** The name of a column. */
export function namaKolom(kolom: string): string {
  return KOLOM[kolom] ?? kolom;
}

/** Where a cell stands. */
export function namaSel(sel: Pick<Operasi, "sub_kegiatan" | "rekening" | "sumber_dana" | "kolom">): string {
  return [namaKolom(sel.kolom), sel.sub_kegiatan, sel.rekening, sel.sumber_dana].filter(Boolean).join(" · ");
}

const SAAT = new Intl.DateTimeFormat("id-ID", { dateStyle: "medium", timeStyle: "short" });

/** "22 Nov 2026, 08.15", "" when the text is no moment. */
export function saat(kapan: string | number): string {
  const waktu = new Date(kapan);
  return kapan === "" || Number.isNaN(waktu.getTime()) ? "" : SAAT.format(waktu);
}

/** An element with text or children; nothing is ever parsed as HTML. */
export function unsur<K extends keyof HTMLElementTagNameMap>(
  nama: K,
  atribut: Record<string, string> = {},
  ...isi: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const hasil = document.createElement(nama);
  for (const [kunci, teks] of Object.entries(atribut)) hasil.setAttribute(kunci, teks);
  hasil.append(...isi);
  return hasil;
}

/** A button that does something. */
export function tombol(tulisan: string, kelas: string, kerja: () => unknown): HTMLButtonElement {
  const hasil = unsur("button", { type: "button", class: kelas }, tulisan);
  hasil.addEventListener("click", () => void kerja());
  return hasil;
}
