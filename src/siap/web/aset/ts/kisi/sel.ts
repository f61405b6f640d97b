/** One cell of the sheet: what the server acknowledged, what the person typed, and the marks it carries. */
import type { HasilSel, Operasi } from "../luring/perjanjian";
import { type Kolom, tampil } from "./angka";

/** Marks, the gravest first: only that one is drawn, the side panel tells all of them. */
const TANDA = {
  bentrok: ["⇄", "bentrok"],
  ditolak: ["✕", "ditolak, belum tersimpan"],
  terkunci: ["▣", "terkunci, belum tersimpan"],
  salah: ["!", "harus diperbaiki"],
  menunggu: ["…", "menunggu dikirim"],
  alasan: ["?", "perlu alasan"],
} as const;
export type Tanda = keyof typeof TANDA;
const URUT = Object.keys(TANDA) as Tanda[];

/** A place that holds a value: a cell of the sheet, or the note of a correction beside it. */
export class Tempatan {
  kini: string | null;
  server: string | null;
  versi: number;

  constructor(
    readonly sub: string,
    readonly rekening: string,
    readonly sumber: string,
    readonly kolom: Kolom,
    nilai: string | null,
    versi: number,
  ) {
    this.kini = this.server = nilai;
    this.versi = versi;
  }

  get kunci(): string {
    return kunciSel(this.sub, this.rekening, this.sumber, this.kolom);
  }

  get operasi(): Operasi {
    return {
      sub_kegiatan: this.sub,
      rekening: this.rekening,
      sumber_dana: this.sumber,
      kolom: this.kolom,
      nilai: this.kini,
      nilai_dilihat: this.server,
      versi: this.versi,
    };
  }
}

export class Sel extends Tempatan {
  /** what was typed and cannot be saved, with the sentence that says why */
  mentah: { teks: string; kalimat: string } | undefined;
  kalimat: string[] = [];
  readonly catatan: string;
  readonly turunan: string;
  /** the figure from before the plan, which stands while nothing of the plan is filled in */
  readonly lama: string | null;
  private cap: string;
  readonly koreksi: Tempatan | undefined;
  private readonly tanda = new Map<Tanda, string>();

  constructor(
    readonly td: HTMLTableCellElement,
    letak: { sub: string; rekening: string; sumber: string; nama: string },
    readonly baris: number,
    readonly lajur: number,
  ) {
    const d = td.dataset;
    const kolom = d["k"] as Kolom;
    const teks = kolom === "kendala" ? isiTeks(td) : (d["n"] ?? null);
    super(letak.sub, letak.rekening, letak.sumber, kolom, teks || null, Number(d["v"] ?? 0));
    this.nama = letak.nama;
    this.catatan = d["c"] ?? "";
    this.turunan = d["t"] ?? "";
    this.lama = d["lm"] ?? null;
    this.cap = td.querySelector(".cap:last-of-type")?.textContent ?? this.turunan;
    if (kolom === "realisasi") {
      const { sub, rekening, sumber } = letak;
      this.koreksi = new Tempatan(sub, rekening, sumber, "catatan", d["o"] ?? null, Number(d["ov"] ?? 0));
    }
  }

  readonly nama: string;

  get kosong(): boolean {
    return this.kini === null && !this.mentah;
  }

  /** Put a value in, as typed by the person. */
  isi(nilai: string | null): void {
    this.kini = nilai;
    this.mentah = undefined;
    this.cabut("ditolak");
    this.gambar();
  }

  /** Show what follows from other cells; ``lama``: nothing of them is filled in, an older figure stands. */
  ikuti(nilai: string | null, lama: boolean): void {
    const cap = lama ? "diketik sebelum ada rencana" : this.turunan;
    if (nilai === this.kini && cap === this.cap && !this.mentah) return;
    this.cap = cap;
    this.server = nilai;
    this.isi(nilai);
  }

  /** Keep what cannot be saved where it was typed: it is marked, and nothing of it is lost. */
  tolak(teks: string, kalimat: string): void {
    this.mentah = { teks, kalimat };
    this.beri("ditolak", kalimat);
  }

  /** Take over what the server says. */
  terima(hasil: HasilSel): void {
    const bersih = this.kini === this.server && !this.mentah;
    this.server = hasil.nilai;
    this.versi = hasil.versi;
    if (bersih) this.kini = hasil.nilai;
    this.gambar();
  }

  beri(tanda: Tanda, kalimat = ""): void {
    this.tanda.set(tanda, kalimat);
    this.gambar();
  }

  cabut(...tanda: Tanda[]): void {
    let ada = false;
    for (const satu of tanda) ada = this.tanda.delete(satu) || ada;
    if (ada) this.gambar();
  }

  ada(tanda: Tanda): boolean {
    return this.tanda.has(tanda);
  }

  /** All marks with their words, the gravest first. */
  get keterangan(): { kata: string; kalimat: string }[] {
    return URUT.filter((t) => this.tanda.has(t)).map((t) => ({ kata: TANDA[t][1], kalimat: this.tanda.get(t) ?? "" }));
  }

  gambar(): void {
    const { td } = this;
    const teks = this.mentah?.teks ?? tampil(this.kolom, this.kini);
    const bagian: Node[] = [document.createTextNode(teks)];
    if (this.catatan) bagian.push(cap("dikembalikan"));
    if (this.turunan) bagian.push(cap(this.cap));
    const semua = URUT.filter((t) => this.tanda.has(t));
    const [tanda] = semua;
    if (tanda) {
      const gambar = TANDA[tanda][0];
      const kata = semua.map((t) => TANDA[t][1]).join(", ");
      const lambang = document.createElement("span");
      lambang.className = `tanda-sel ${tanda}`;
      lambang.setAttribute("aria-hidden", "true");
      lambang.textContent = gambar;
      const ucap = document.createElement("span");
      ucap.className = "tersembunyi";
      ucap.textContent = ` (${kata})`;
      bagian.push(lambang, ucap);
    }
    // the editor stays where it is: taken out and put back it would lose the focus, and the rest of what is typed
    for (const isi of [...td.childNodes]) if (!(isi instanceof HTMLElement && isi.matches(".penyunting"))) isi.remove();
    td.prepend(...bagian);
    const salah = this.tanda.has("ditolak") || this.tanda.has("salah") || this.tanda.has("bentrok");
    if (salah) td.setAttribute("aria-invalid", "true");
    else td.removeAttribute("aria-invalid");
  }
}

export function kunciSel(sub: string, rekening: string, sumber: string, kolom: string): string {
  return JSON.stringify([sub, rekening, sumber, kolom]);
}

function isiTeks(td: HTMLElement): string {
  return td.firstChild?.nodeType === Node.TEXT_NODE ? (td.firstChild.nodeValue ?? "").trim() : "";
}

function cap(kata: string): HTMLElement {
  const hasil = document.createElement("span");
  hasil.className = "cap";
  hasil.textContent = kata;
  return hasil;
}
