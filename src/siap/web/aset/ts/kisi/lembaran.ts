/** The sheet as the page prints it: rows with their cells, sums above them, a cell for every address. */
import { bagiPersen, dariTampil, fakta, tampilJumlah, timbang } from "./angka";
import { kunciSel, Sel, type Tempatan } from "./sel";

/** Columns that a person fills, from left to right. */
const LAJUR = ["realisasi", "fisik", "output", "kendala"];
/** A stage or package has its progress in the column of progress. */
const DI_LAJUR: Record<string, string> = { bagian: "fisik" };

export interface BarisIsi {
  tr: HTMLTableRowElement;
  sub: string;
  rekening: string;
  /** code of a stage or package, "" in other rows, and what it counts for */
  bagian: string;
  bobot: string;
  targetOutput: string | undefined;
  sel: (Sel | undefined)[];
  lalu: bigint | null;
}

interface Kelompok {
  tr: HTMLTableRowElement;
  uang: Sel[];
  lalu: (bigint | null)[];
}

export class Lembaran {
  readonly baris: BarisIsi[] = [];
  readonly semua: Sel[] = [];
  private readonly peta = new Map<string, Tempatan>();
  private readonly dariUnsur = new Map<Element, Sel>();
  private readonly kelompok: Kelompok[] = [];
  private readonly milik = new Map<Sel, Kelompok[]>();
  private readonly barisUang = new Map<Sel, BarisIsi>();
  private readonly perSub = new Map<string, BarisIsi[]>();

  constructor(tabel: HTMLTableElement) {
    const atas: Record<string, Kelompok> = {};
    let sub = "";
    for (const tr of tabel.tBodies[0]?.rows ?? []) {
      const jenis = tr.className.replace("k-", "").split(" ")[0] ?? "";
      if (jenis === "program") delete atas["kegiatan"];
      if (jenis === "program" || jenis === "kegiatan") delete atas["sub"];
      if (jenis === "total") {
        this.kelompok.push({ tr, uang: this.semuaUang(), lalu: this.baris.flatMap((b) => (b.sel[0] ? [b.lalu] : [])) });
        continue;
      }
      if (jenis === "sub") sub = tr.dataset["s"] ?? "";
      if (jenis === "program" || jenis === "kegiatan" || (jenis === "sub" && tr.querySelector(".jml"))) {
        const kel: Kelompok = { tr, uang: [], lalu: [] };
        atas[jenis] = kel;
        this.kelompok.push(kel);
      } else if (jenis === "sub") delete atas["sub"];
      if (jenis === "sub" || jenis === "rinci" || jenis === "bagian") this.tambah(tr, sub, Object.values(atas));
    }
    for (const kel of this.kelompok) for (const s of kel.uang) this.milik.set(s, [...(this.milik.get(s) ?? []), kel]);
  }

  /** The cell of an address; the note of a correction is kept beside the money. */
  cari(o: { sub_kegiatan: string; rekening: string; sumber_dana: string; kolom: string }): Tempatan | undefined {
    return this.peta.get(kunciSel(o.sub_kegiatan, o.rekening, o.sumber_dana, o.kolom));
  }

  dariTd(td: Element | null | undefined): Sel | undefined {
    return td ? this.dariUnsur.get(td) : undefined;
  }

  /** The cell that stands for an address in the sheet: a note belongs to its money. */
  selDari(tempatan: Tempatan): Sel | undefined {
    if (tempatan instanceof Sel) return tempatan;
    return this.semua.find((s) => s.koreksi === tempatan);
  }

  /** Cells in which a figure is still missing. */
  kosong(): Sel[] {
    return this.semua.filter((s) => s.kosong && !s.turunan && this.wajib(s));
  }

  private wajib(s: Sel): boolean {
    if (s.kolom === "output") return Boolean(this.baris[s.baris]?.targetOutput);
    return s.kolom === "realisasi" || s.kolom === "fisik" || s.kolom === "bagian";
  }

  /** Work out anew the progress of a sub kegiatan that follows from its parts or its output; nobody types it. */
  turunkan(sub: string): void {
    const baris = this.perSub.get(sub) ?? [];
    const utama = baris.find((b) => b.sel[1]?.turunan);
    const fisik = utama?.sel[1];
    if (!utama || !fisik) return;
    const bagian = baris.flatMap((b) => (b.bagian && b.sel[1] ? [[b.bobot, b.sel[1].kini] as const] : []));
    const output = utama.sel[2]?.kini ?? null;
    const kosong = utama.targetOutput ? output === null : bagian.every(([, kini]) => kini === null);
    if (kosong) fisik.ikuti(fisik.lama, fisik.lama !== null);
    else if (!utama.targetOutput) fisik.ikuti(timbang(bagian), false);
    else fisik.ikuti(output === null ? null : bagiPersen(output, utama.targetOutput), false);
  }

  /** Print this month's difference and every sum above a cell anew. */
  hitung(sel: Iterable<Sel>): void {
    const kena = new Set<Kelompok>();
    for (const satu of sel) {
      const baris = this.barisUang.get(satu);
      if (baris) {
        const beda = satu.kini === null || baris.lalu === null ? null : fakta(satu.kini) - baris.lalu;
        tulis(baris.tr, ".selisih", beda);
      }
      for (const kel of this.milik.get(satu) ?? []) kena.add(kel);
    }
    for (const kel of kena) jumlahkan(kel);
  }

  private tambah(tr: HTMLTableRowElement, sub: string, atas: Kelompok[]): void {
    const letak = {
      sub,
      rekening: tr.dataset["r"] ?? "",
      sumber: tr.dataset["d"] ?? "",
      nama: tr.querySelector(".nama")?.textContent ?? "",
    };
    const isi: BarisIsi = {
      tr,
      sub,
      rekening: letak.rekening,
      bagian: tr.dataset["b"] ?? "",
      bobot: tr.dataset["w"] ?? "0",
      targetOutput: tr.dataset["to"],
      sel: LAJUR.map(() => undefined),
      lalu: dariTampil(tr.cells[4]?.textContent ?? ""),
    };
    for (const td of tr.querySelectorAll<HTMLTableCellElement>("td[data-k]")) {
      const kolom = td.dataset["k"] ?? "";
      const lajur = LAJUR.indexOf(DI_LAJUR[kolom] ?? kolom);
      const umum = lajur === 0 ? letak : { ...letak, rekening: isi.bagian, sumber: "" };
      const sel = new Sel(td, umum, this.baris.length, lajur);
      isi.sel[lajur] = sel;
      this.semua.push(sel);
      this.dariUnsur.set(td, sel);
      this.peta.set(sel.kunci, sel);
      if (sel.koreksi) this.peta.set(sel.koreksi.kunci, sel.koreksi);
      if (lajur === 0) {
        this.barisUang.set(sel, isi);
        for (const kel of atas) {
          kel.uang.push(sel);
          kel.lalu.push(isi.lalu);
        }
      }
    }
    this.baris.push(isi);
    this.perSub.set(sub, [...(this.perSub.get(sub) ?? []), isi]);
  }

  private semuaUang(): Sel[] {
    return this.baris.flatMap((b) => b.sel[0] ?? []);
  }
}

function jumlahkan(kel: Kelompok): void {
  const terisi = kel.uang.filter((s) => s.kini !== null);
  const jumlah = terisi.reduce((n, s) => n + fakta(s.kini ?? "0"), 0n);
  const utuh = terisi.length === kel.uang.length && kel.lalu.every((l) => l !== null);
  const lalu = kel.lalu.reduce<bigint>((n, l) => n + (l ?? 0n), 0n);
  tulis(kel.tr, ".jml", terisi.length ? jumlah : null);
  tulis(kel.tr, ".selisih", utuh && terisi.length ? jumlah - lalu : null);
  const hitung = kel.tr.querySelector(".terisi");
  if (hitung) hitung.textContent = `${terisi.length}/${kel.uang.length}`;
}

function tulis(tr: HTMLElement, pemilih: string, nilai: bigint | null): void {
  const td = tr.querySelector(pemilih);
  if (td) td.textContent = tampilJumlah(nilai);
}
