// The rules about one line, judged in the browser from the declaration that the server prints.
// Integers only (sen, ten-thousandths), as BigInt: the verdicts and sentences equal the server's to the digit.

export type Angka = ["medan", string] | ["tetap", string] | ["+" | "-" | "*", Angka, Angka];
export type Logika =
  | ["<" | "<=" | "=" | "!=" | ">=" | ">", Angka, Angka]
  | ["kosong", string]
  | ["bukan", Logika]
  | ["dan" | "atau", ...Logika[]];
export type Tampil = [string, Angka] | [string, Angka, Angka];

export interface AturanBaris {
  kode: string;
  bagian: string;
  medan: string;
  keparahan: "tolak" | "jelaskan" | "info";
  kalimat: string;
  tindakan: string;
  bila: Logika;
  tampil: Record<string, Tampil>;
  kata: Record<string, string>;
}

export interface Deklarasi {
  bentuk: number;
  aturan: AturanBaris[];
}

/** Integers of one line, as texts or numbers that are safe; null or absent is unknown. */
export type Baris = Record<string, string | number | bigint | null | undefined>;

export interface TemuanBaris {
  kode: string;
  bagian: string;
  medan: string;
  keparahan: AturanBaris["keparahan"];
  kalimat: string;
  tindakan: string;
}

const BENTUK = 1;

/** Every rule that the line breaks, in the order of the declaration; never stops at the first. */
export function periksaBaris(deklarasi: Deklarasi, baris: Baris): TemuanBaris[] {
  if (deklarasi.bentuk !== BENTUK) throw new Error(`Bentuk aturan ${deklarasi.bentuk} tidak dikenal.`);
  return deklarasi.aturan
    .filter((a) => benar(a.bila, baris))
    .map((a) => ({
      kode: a.kode,
      bagian: a.bagian,
      medan: a.medan,
      keparahan: a.keparahan,
      kalimat: isi(a.kalimat, a, baris),
      tindakan: isi(a.tindakan, a, baris),
    }));
}

export function nilaiAngka(u: Angka, baris: Baris): bigint | null {
  if (u[0] === "tetap") return BigInt(u[1]);
  if (u[0] === "medan") {
    const nilai = baris[u[1]];
    return nilai === null || nilai === undefined ? null : BigInt(nilai);
  }
  const kiri = nilaiAngka(u[1], baris);
  const kanan = nilaiAngka(u[2], baris);
  if (kiri === null || kanan === null) return null;
  return u[0] === "+" ? kiri + kanan : u[0] === "-" ? kiri - kanan : kiri * kanan;
}

export function benar(u: Logika, baris: Baris): boolean {
  switch (u[0]) {
    case "kosong":
      return baris[u[1]] === null || baris[u[1]] === undefined;
    case "bukan":
      return !benar(u[1], baris);
    case "dan":
      return (u.slice(1) as Logika[]).every((b) => benar(b, baris));
    case "atau":
      return (u.slice(1) as Logika[]).some((b) => benar(b, baris));
  }
  const kiri = nilaiAngka(u[1], baris);
  const kanan = nilaiAngka(u[2], baris);
  if (kiri === null || kanan === null) return false;
  switch (u[0]) {
    case "<":
      return kiri < kanan;
    case "<=":
      return kiri <= kanan;
    case "=":
      return kiri === kanan;
    case "!=":
      return kiri !== kanan;
    case ">=":
      return kiri >= kanan;
    case ">":
      return kiri > kanan;
  }
}

function isi(kalimat: string, aturan: AturanBaris, baris: Baris): string {
  return kalimat.replace(/\{(\w+)\}/g, (_, nama: string) => {
    const tampil = aturan.tampil[nama];
    return tampil ? cetak(tampil, baris) : (aturan.kata[nama] ?? "");
  });
}

function cetak(tampil: Tampil, baris: Baris): string {
  const [bentuk, ungkapan, pembagi] = tampil;
  const nilai = nilaiAngka(ungkapan, baris);
  if (nilai === null) return "-";
  switch (bentuk) {
    case "rupiah": {
      const teks = seratus(nilai, nilai % 100n === 0n);
      return teks.startsWith("\u2212") ? `\u2212Rp${teks.slice(1)}` : `Rp${teks}`;
    }
    case "persen":
      return seratus(bagi(nilai, 100n), false);
    case "banyak": {
      const dua = bagi(nilai, 100n);
      return seratus(dua, dua % 100n === 0n);
    }
    default: {
      const penyebut = pembagi === undefined ? null : nilaiAngka(pembagi, baris);
      return penyebut === null || penyebut === 0n ? "-" : seratus(bagi(nilai * 10_000n, penyebut), false);
    }
  }
}

/** Quotient rounded half away from zero. */
function bagi(pembilang: bigint, penyebut: bigint): bigint {
  const a = pembilang < 0n ? -pembilang : pembilang;
  const b = penyebut < 0n ? -penyebut : penyebut;
  const hasil = (2n * a + b) / (2n * b);
  return pembilang < 0n !== penyebut < 0n ? -hasil : hasil;
}

/** Hundredths in Indonesian spelling: 123456n is "1.234,56". */
function seratus(nilai: bigint, tanpaDesimal: boolean): string {
  const besar = nilai < 0n ? -nilai : nilai;
  const bulat = (besar / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ".");
  const pecahan = tanpaDesimal ? "" : `,${(besar % 100n).toString().padStart(2, "0")}`;
  return `${nilai < 0n ? "\u2212" : ""}${bulat}${pecahan}`;
}
