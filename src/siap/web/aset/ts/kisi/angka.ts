/** Reading and printing figures as text. Nothing here is ever a float: money keeps every digit that was typed. */

export type Kolom = "realisasi" | "fisik" | "output" | "kendala" | "catatan" | "bagian";
export type Notasi = "id" | "en";

/** A value that a cell can hold (null: blank), or the sentence that says why not. */
export type Terbaca = { nilai: string | null } | { kalimat: string };

/** How a block of figures is read, and why. */
export interface Bacaan {
  notasi: Notasi;
  /** "tertulis": seen in the block itself; "bawaan": nothing in it decides; "campuran": both were seen. */
  dasar: "tertulis" | "bawaan" | "campuran";
}

const CONTOH: Record<string, string> = {
  realisasi: "Isi rupiah seperti 1.250.000 atau 1.250.000,50.",
  fisik: "Isi persen dari 0 sampai 100, seperti 45 atau 45,5.",
  output: "Isi banyaknya keluaran, seperti 12 atau 2,5.",
  bagian: "Isi persen dari 0 sampai 100, seperti 45 atau 45,5.",
};
const DESIMAL: Record<string, number> = { realisasi: 2, fisik: 4, output: 4, bagian: 4 };
const BULAT: Record<string, number> = { realisasi: 17, fisik: 3, output: 12, bagian: 3 };
/** Columns in percent. */
const PERSEN = ["fisik", "bagian"];
const PANJANG_TEKS = 2000;
const HURUF_TAK_TERLIHAT = new RegExp("[\\u0000-\\u001f\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff]", "g");

/** Take off what people write around a figure: Rp, %, blanks, brackets for negative; two signs are no figure. */
function kupas(teks: string): { isi: string; negatif: boolean } {
  let isi = teks.replace(HURUF_TAK_TERLIHAT, "").replace(/\s/g, "").replace(/[\u2212\u2013]/g, "-");
  const kurung = /^\((.*)\)$/.exec(isi);
  if (kurung) isi = `-${kurung[1] ?? ""}`;
  const [, satu = "", dua = "", sisa = ""] = /^(-?)(?:Rp\.?|IDR)?(-?)(.*?)%?$/i.exec(isi) ?? [];
  if (satu && dua) return { isi, negatif: true };
  // "1.250.000,-" is how letters write whole rupiah
  return { isi: sisa.replace(/,(-|--|\u2014)$/, ""), negatif: Boolean(satu || dua) };
}

/** What one figure says about its notation: undefined when it fits both. */
function notasiPasti(isi: string): Notasi | undefined {
  const titik = isi.split(".").length - 1;
  const koma = isi.split(",").length - 1;
  if (titik && koma) return isi.lastIndexOf(",") > isi.lastIndexOf(".") ? "id" : "en";
  if (titik > 1) return "id";
  if (koma > 1) return "en";
  if (titik + koma === 0) return undefined;
  const [depan = "", belakang = ""] = isi.split(/[.,]/);
  const ribuan = belakang.length === 3 && depan.length >= 1 && depan.length <= 3 && !depan.startsWith("0");
  if (ribuan) return undefined;
  return koma ? "id" : "en";
}

/** Infer the notation of a whole block from the figures in it that fit only one. */
export function simpulkan(teks: Iterable<string>): Bacaan {
  let id = 0;
  let en = 0;
  for (const satu of teks) {
    const { isi } = kupas(satu);
    if (!/^[\d.,]+$/.test(isi)) continue;
    const pasti = notasiPasti(isi);
    if (pasti === "id") id += 1;
    else if (pasti === "en") en += 1;
  }
  if (id && en) return { notasi: en > id ? "en" : "id", dasar: "campuran" };
  if (id || en) return { notasi: en ? "en" : "id", dasar: "tertulis" };
  return { notasi: "id", dasar: "bawaan" };
}

/** Read one value for a column; a figure that fits only one notation is read in that one. */
export function baca(kolom: Kolom, teks: string, notasi: Notasi = "id"): Terbaca {
  if (kolom === "kendala" || kolom === "catatan") return bacaTeks(teks);
  const { isi, negatif } = kupas(teks);
  if (isi === "" && teks.trim() === "") return { nilai: null };
  const contoh = CONTOH[kolom] ?? "";
  const tolak = { kalimat: `“${teks.trim().slice(0, 40)}” bukan angka. ${contoh}` };
  if (!/^[\d.,]+$/.test(isi)) return tolak;
  let pakai = notasiPasti(isi) ?? notasi;
  // a percentage is never a thousand: "45.125" can only be a fraction
  if (PERSEN.includes(kolom) && notasiPasti(isi) === undefined && /^\d+[.,]\d{3}$/.test(isi)) {
    pakai = isi.includes(".") ? "en" : "id";
  }
  const [ribu, koma] = pakai === "id" ? ["\\.", ","] : [",", "\\."];
  const bentuk = new RegExp(`^(?:\\d{1,3}(?:${ribu}\\d{3})+|\\d+)(?:${koma}(\\d+))?$`);
  if (!bentuk.test(isi)) return tolak;
  const polos = pakai === "id" ? isi.replace(/\./g, "").replace(",", ".") : isi.replace(/,/g, "");
  let [bulat = "", pecahan = ""] = polos.split(".");
  bulat = bulat.replace(/^0+(?=\d)/, "");
  pecahan = pecahan.replace(/0+$/, "");
  const batas = DESIMAL[kolom] ?? 0;
  if (pecahan.length > batas) {
    return { kalimat: `“${teks.trim()}” berisi lebih dari ${batas} angka di belakang koma. ${contoh}` };
  }
  if (bulat.length > (BULAT[kolom] ?? 0)) return { kalimat: `“${teks.trim()}” terlalu besar. ${contoh}` };
  const nol = bulat === "0" && pecahan === "";
  if (negatif && !nol && kolom !== "realisasi") return { kalimat: `${kolom === "output" ? "Output" : "Fisik"} tidak boleh negatif. ${contoh}` };
  if (PERSEN.includes(kolom) && (bulat.length > 3 || Number(bulat) > 100 || (bulat === "100" && pecahan !== ""))) {
    return { kalimat: `Fisik ${teks.trim()} di luar 0 sampai 100. ${contoh}` };
  }
  return { nilai: `${negatif && !nol ? "-" : ""}${bulat}${pecahan ? `.${pecahan}` : ""}` };
}

function bacaTeks(teks: string): Terbaca {
  const rapi = teks.replace(/\u0000/g, "").replace(/\r\n?/g, "\n").trim();
  if ([...rapi].length > PANJANG_TEKS) return { kalimat: `Teks terlalu panjang; paling banyak ${PANJANG_TEKS} huruf.` };
  return { nilai: rapi || null };
}

/** Print a value as its cell shows it: "1250000.5" is "1.250.000,5". */
export function tampil(kolom: Kolom, nilai: string | null): string {
  if (nilai === null || kolom === "kendala" || kolom === "catatan") return nilai ?? "";
  const negatif = nilai.startsWith("-");
  const [bulat = "", pecahan] = nilai.replace("-", "").split(".");
  const sen = kolom === "realisasi" ? pecahan?.padEnd(2, "0") : pecahan;
  return `${negatif ? "\u2212" : ""}${bulat.replace(/\B(?=(\d{3})+$)/g, ".")}${sen ? `,${sen}` : ""}`;
}

/** Ten-thousandths as an integer: sums and differences lose nothing. */
export function fakta(nilai: string): bigint {
  const negatif = nilai.startsWith("-");
  const [bulat = "0", pecahan = ""] = nilai.replace("-", "").split(".");
  const besar = BigInt(bulat) * 10_000n + BigInt(pecahan.padEnd(4, "0").slice(0, 4));
  return negatif ? -besar : besar;
}

/** The other way round. */
export function dariFakta(nilai: bigint): string {
  const besar = nilai < 0n ? -nilai : nilai;
  const pecahan = (besar % 10_000n).toString().padStart(4, "0").replace(/0+$/, "");
  return `${nilai < 0n ? "-" : ""}${besar / 10_000n}${pecahan ? `.${pecahan}` : ""}`;
}

/** Print a sum as ``tampil_angka`` does: whole, or with two decimals. */
export function tampilJumlah(nilai: bigint | null): string {
  if (nilai === null) return "-";
  const teks = tampil("realisasi", dariFakta(nilai));
  const [bulat = "", pecahan] = teks.split(",");
  return pecahan === undefined ? bulat : `${bulat},${pecahan.slice(0, 2).padEnd(2, "0")}`;
}

/** Read a figure that the page itself printed; null for what is not known. */
export function dariTampil(teks: string): bigint | null {
  const hasil = baca("realisasi", teks, "id");
  return "nilai" in hasil && hasil.nilai !== null ? fakta(hasil.nilai) : null;
}

/** Cut, not rounded, to four decimals: work that is not finished never shows 100. */
export function bagiPersen(jadi: string, target: string): string {
  const a = fakta(jadi);
  const b = fakta(target);
  if (a >= b) return "100";
  return dariFakta((a * 1_000_000n) / b);
}

/** Progress by weight or value of the parts, cut in the same way; null while a part is blank. */
export function timbang(bagian: readonly (readonly [bobot: string, selesai: string | null])[]): string | null {
  let jumlah = 0n;
  let bobot = 0n;
  for (const [berat, selesai] of bagian) {
    if (selesai === null) return null;
    jumlah += fakta(berat) * fakta(selesai);
    bobot += fakta(berat);
  }
  return bobot === 0n ? null : dariFakta(jumlah / bobot);
}
