/** Unsent changes as a file: CSV with semicolons that Excel opens as it is, and that this page can read again. */
import type { Butir } from "./gabung";
import type { Operasi, Tempat } from "./perjanjian";
import { unsur } from "./tampil";

/** One line of the file. */
export interface BarisBerkas {
  tempat: Pick<Tempat, "pengguna" | "pemda" | "pd" | "tahun" | "bulan">;
  operasi: Operasi;
}

const KEPALA = [
  ...["pengguna", "pemda", "pd", "tahun", "bulan", "sub_kegiatan", "rekening", "sumber_dana", "kolom"],
  ...["nilai", "nilai_dilihat", "versi", "sejak", "keterangan"],
] as const;
const ANGKA = /^-?\d+(\.\d+)?$/;
const BERANGKA = new Set(["realisasi", "fisik", "output", "bagian"]);

/** Write the changes of one report. */
export function tulisCsv(tempat: Tempat, butir: readonly Butir[]): string {
  const baris = butir.map(({ operasi: o, sejak, tahan }) => [
    ...[teks(tempat.pengguna), kode(tempat.pemda), kode(tempat.pd), String(tempat.tahun), String(tempat.bulan)],
    ...[kode(o.sub_kegiatan), kode(o.rekening), kode(o.sumber_dana), o.kolom],
    ...[isi(o.kolom, o.nilai), isi(o.kolom, o.nilai_dilihat), String(o.versi), new Date(sejak).toISOString()],
    teks(tahan?.kalimat ?? "belum terkirim"),
  ]);
  // the byte order mark tells Excel that this is UTF-8
  return `\uFEFF${[[...KEPALA], ...baris].map((b) => b.map(kutip).join(";")).join("\r\n")}\r\n`;
}

/** Read such a file again, also after Excel saved it; throws an Error whose message is for the person. */
export function bacaCsv(isiBerkas: string): BarisBerkas[] {
  const [kepala, ...baris] = pecah(isiBerkas.replace(/^\uFEFF/, ""));
  const letak = new Map(kepala?.map((nama, i) => [nama.trim(), i]));
  const kurang = KEPALA.slice(0, 12).filter((k) => !letak.has(k));
  if (kurang.length) throw new Error(`Berkas tidak dapat dibaca: kolom ${kurang.join(", ")} tidak ada. Pilih berkas dari tombol Unduh.`);
  return baris.map((b) => {
    const ambil = (nama: (typeof KEPALA)[number]): string => buka(b[letak.get(nama) ?? -1] ?? "");
    const nilai = (nama: "nilai" | "nilai_dilihat"): string | null => {
      const t = ambil(nama);
      return t === "" ? null : BERANGKA.has(ambil("kolom")) ? t.replace(",", ".") : t;
    };
    return {
      tempat: {
        ...{ pengguna: ambil("pengguna"), pemda: ambil("pemda"), pd: ambil("pd") },
        ...{ tahun: Number(ambil("tahun")), bulan: Number(ambil("bulan")) },
      },
      operasi: {
        ...{ sub_kegiatan: ambil("sub_kegiatan"), rekening: ambil("rekening"), sumber_dana: ambil("sumber_dana") },
        ...{ kolom: ambil("kolom"), nilai: nilai("nilai"), nilai_dilihat: nilai("nilai_dilihat") },
        versi: Number(ambil("versi")) || 0,
      },
    };
  });
}

/** Hand a file to the person. */
export function unduh(nama: string, isiBerkas: string): void {
  const alamat = URL.createObjectURL(new Blob([isiBerkas], { type: "text/csv;charset=utf-8" }));
  unsur("a", { href: alamat, download: nama }).click();
  setTimeout(() => URL.revokeObjectURL(alamat), 60_000);
}

/** The name of the file of a report. */
export function namaBerkas(tempat: Pick<Tempat, "pd" | "tahun" | "bulan">): string {
  return `isian-${tempat.pd.replace(/[^\w.-]+/g, "_")}-${tempat.tahun}-${String(tempat.bulan).padStart(2, "0")}.csv`;
}

/** A code stays text: Excel would read 5.1.01 as a day in January. */
function kode(t: string): string {
  return t ? `="${t.replace(/"/g, '""')}"` : "";
}

/** Words never start a formula. */
function teks(t: string): string {
  return /^[=+\-@'\t]/.test(t) ? `'${t}` : t;
}

function isi(kolom: string, t: string | null): string {
  if (t === null) return "";
  return BERANGKA.has(kolom) && ANGKA.test(t) ? t.replace(".", ",") : teks(t);
}

function buka(t: string): string {
  const rumus = /^="([\s\S]*)"$/.exec(t);
  if (rumus?.[1] !== undefined) return rumus[1].replace(/""/g, '"');
  return /^'[=+\-@'\t]/.test(t) ? t.slice(1) : t;
}

function kutip(t: string): string {
  return /[";\r\n]/.test(t) ? `"${t.replace(/"/g, '""')}"` : t;
}

/** Lines and fields; quotes may hold anything. */
function pecah(t: string): string[][] {
  const hasil: string[][] = [];
  let baris: string[] = [];
  let medan = "";
  let dalam = false;
  for (let i = 0; i < t.length; i += 1) {
    const h = t[i] ?? "";
    if (dalam) {
      if (h !== '"') medan += h;
      else if (t[i + 1] === '"') (medan += '"'), (i += 1);
      else dalam = false;
    } else if (h === '"' && medan === "") dalam = true;
    else if (h === ";" || h === "\n") {
      baris.push(medan.replace(/\r$/, ""));
      medan = "";
      if (h === "\n") hasil.push(baris), (baris = []);
    } else medan += h;
  }
  if (medan !== "" || baris.length) hasil.push([...baris, medan]);
  return hasil.filter((b) => b.some(Boolean));
}
