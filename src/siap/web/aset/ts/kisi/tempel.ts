/** Pasting from a spreadsheet: the block is cut into cells, its notation inferred once, bad cells rejected alone. */
import { baca, type Bacaan, type Kolom, simpulkan } from "./angka";

/** Cut tab-separated text into rows; a quoted cell may hold tabs, line ends and doubled quotes. */
export function uraiTsv(teks: string): string[][] {
  const baris: string[][] = [];
  let kini: string[] = [];
  let sel = "";
  let kutip = false;
  const sumber = teks.replace(/\r\n?/g, "\n");
  for (let i = 0; i < sumber.length; i += 1) {
    const h = sumber[i];
    if (kutip) {
      if (h !== '"') sel += h;
      else if (sumber[i + 1] === '"') {
        sel += '"';
        i += 1;
      } else kutip = false;
    } else if (h === '"' && sel === "") kutip = true;
    else if (h === "\t") {
      kini.push(sel);
      sel = "";
    } else if (h === "\n") {
      kini.push(sel);
      baris.push(kini);
      kini = [];
      sel = "";
    } else sel += h;
  }
  if (sel !== "" || kini.length > 0) {
    kini.push(sel);
    baris.push(kini);
  }
  return baris;
}

/** What a paste would do to one cell. */
export interface Isian<S> {
  sel: S;
  teks: string;
  hasil: { nilai: string | null } | { kalimat: string };
}

export interface Rencana<S> {
  isian: Isian<S>[];
  bacaan: Bacaan;
  /** blank cells of the block: what stands there stays */
  kosong: number;
  /** figures for which the sheet has no cell there */
  luar: number;
}

/** Lay a block over the sheet. `ambil` gives the cell at so many rows down and columns right of the start. */
export function rencanakan<S>(
  blok: readonly string[][],
  ambil: (turun: number, kanan: number) => { sel: S; kolom: Kolom } | undefined,
): Rencana<S> {
  const kena: { sel: S; kolom: Kolom; teks: string }[] = [];
  let kosong = 0;
  let luar = 0;
  blok.forEach((baris, turun) =>
    baris.forEach((teks, kanan) => {
      if (teks.trim() === "") kosong += 1;
      else {
        const ada = ambil(turun, kanan);
        if (ada) kena.push({ ...ada, teks });
        else luar += 1;
      }
    }),
  );
  const bacaan = simpulkan(kena.filter((k) => k.kolom !== "kendala").map((k) => k.teks));
  const isian = kena.map(({ sel, kolom, teks }) => ({ sel, teks, hasil: baca(kolom, teks, bacaan.notasi) }));
  return { isian, bacaan, kosong, luar };
}

const ANGKA = new Intl.NumberFormat("id-ID");

/** "1.998 sel ditempel (format Indonesia), 2 bukan angka", and what else happened. */
export function laporkan<S>(rencana: Rencana<S>): string {
  const gagal = rencana.isian.filter((i) => "kalimat" in i.hasil).length;
  const nama = rencana.bacaan.notasi === "id" ? "format Indonesia" : "format Inggris";
  const cara = rencana.bacaan.dasar === "campuran" ? `${nama}, ada yang ditulis lain` : nama;
  const bagian = [`${ANGKA.format(rencana.isian.length - gagal)} sel ditempel (${cara})`];
  if (gagal) bagian.push(`${ANGKA.format(gagal)} bukan angka`);
  if (rencana.kosong) bagian.push(`${ANGKA.format(rencana.kosong)} kosong dilewati`);
  if (rencana.luar) bagian.push(`${ANGKA.format(rencana.luar)} di luar sel isian`);
  return bagian.join(", ");
}
