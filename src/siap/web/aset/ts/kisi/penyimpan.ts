/** Saving: the outbox keeps and sends, this tells each cell and the one indicator what became of it. */
import { bukaAntrean } from "../luring/antrean";
import { tanyaBentrok } from "../luring/bentrok";
import type { Antrean, HasilSel, Jawaban, KeadaanSimpan, Operasi, Tempat } from "../luring/perjanjian";
import { kabariTerkunci } from "../luring/terkunci";
import type { Lembaran } from "./lembaran";
import { Sel, type Tempatan } from "./sel";

const ANGKA = new Intl.NumberFormat("id-ID");

export interface Layar {
  keadaan: HTMLElement;
  kata: HTMLElement;
  kabar(teks: string): void;
  /** cells whose value or mark changed without the person typing */
  berubah(sel: Sel[]): void;
  /** the report closed while somebody typed */
  tutup(): void;
}

export class Penyimpan {
  private antrean: Antrean | undefined;
  private readonly belum: Operasi[] = [];
  private terakhir: KeadaanSimpan | "gagal" = "tersimpan";

  constructor(
    private readonly lembaran: Lembaran,
    private readonly tempat: Tempat,
    private readonly layar: Layar,
  ) {}

  /** Open the outbox and show again what the server has not acknowledged. */
  async mulai(): Promise<void> {
    try {
      this.antrean = await bukaAntrean(this.tempat, {
        jawaban: (j) => this.jawaban(j),
        keadaan: (k, n) => this.tunjukkan(k, n),
        ditolak: (kalimat, operasi) => this.ditolak(kalimat, operasi),
      });
    } catch {
      this.tunjukkan("gagal", 0);
      return;
    }
    const menunggu = await this.antrean.menunggu();
    const kena: Sel[] = [];
    for (const o of menunggu) {
      const t = this.lembaran.cari(o);
      if (!t) continue;
      t.kini = o.nilai;
      if (t instanceof Sel) t.isi(o.nilai);
      const sel = this.lembaran.selDari(t);
      sel?.beri("menunggu");
      if (sel) kena.push(sel);
    }
    if (kena.length) this.layar.berubah(kena);
    if (this.belum.length) await this.antrean.tambah(this.belum.splice(0));
  }

  /** Keep what was typed; a cell that again holds what the server has is sent too, to take back what waits. */
  tambah(tempatan: readonly Tempatan[]): void {
    const operasi = tempatan.map((t) => t.operasi);
    for (const t of tempatan) {
      const sel = this.lembaran.selDari(t);
      sel?.cabut("ditolak", "bentrok", "terkunci");
      sel?.beri("menunggu");
    }
    // said before it is kept: a thousand pasted cells take this browser a moment
    if (this.terakhir === "tersimpan") this.tunjukkan("menyimpan", operasi.length);
    // at once: between a key and the outbox nobody may read that all is saved
    if (operasi.length && this.terakhir === "tersimpan") this.tunjukkan("menyimpan", operasi.length);
    if (!this.antrean) this.belum.push(...operasi);
    else this.antrean.tambah(operasi).catch(() => this.tunjukkan("gagal", operasi.length));
  }

  private jawaban(jawaban: Jawaban): void {
    const kena: Sel[] = [];
    const terkunci: HasilSel[] = [];
    for (const hasil of jawaban.hasil) {
      const t = this.lembaran.cari(hasil);
      if (!t) continue;
      const sel = this.lembaran.selDari(t);
      if (sel) kena.push(sel);
      if (hasil.status === "tersimpan" || hasil.status === "sama") terima(t, hasil, sel);
      else if (hasil.status === "bentrok") {
        sel?.cabut("menunggu");
        sel?.beri("bentrok", hasil.kalimat);
        void this.putuskan(t, hasil);
      } else {
        sel?.cabut("menunggu");
        sel?.beri(hasil.status === "terkunci" ? "terkunci" : "ditolak", hasil.kalimat);
        if (hasil.status === "terkunci") terkunci.push(hasil);
      }
    }
    this.layar.berubah(kena);
    if (terkunci.length) {
      this.layar.tutup();
      const operasi = terkunci.flatMap((h) => this.lembaran.cari(h)?.operasi ?? []);
      void kabariTerkunci(this.tempat, operasi, terkunci);
    }
  }

  private async putuskan(t: Tempatan, hasil: HasilSel): Promise<void> {
    const sel = this.lembaran.selDari(t);
    const milikSaya = t.operasi;
    const sebutan = sel ? `${sel.nama}, ${sel.td.dataset["l"] ?? t.kolom}` : "";
    const pilihan = await tanyaBentrok(hasil, milikSaya, sebutan);
    sel?.cabut("bentrok");
    t.server = hasil.nilai;
    t.versi = hasil.versi;
    if (pilihan === "server") {
      t.kini = hasil.nilai;
      sel?.gambar();
      await this.antrean?.lepas(milikSaya);
    } else this.tambah([t]);
    if (sel) this.layar.berubah([sel]);
  }

  private ditolak(kalimat: string, operasi: readonly Operasi[]): void {
    const kena: Sel[] = [];
    for (const o of operasi) {
      const t = this.lembaran.cari(o);
      const sel = t && this.lembaran.selDari(t);
      sel?.cabut("menunggu");
      sel?.beri("ditolak", kalimat);
      if (sel) kena.push(sel);
    }
    this.layar.berubah(kena);
    this.layar.kabar(kalimat);
  }

  private tunjukkan(keadaan: KeadaanSimpan | "gagal", menunggu: number): void {
    const n = ANGKA.format(menunggu);
    const { kata } = this.layar;
    kata.textContent = {
      tersimpan: "Semua tersimpan",
      menyimpan: `Menyimpan ${n} isian…`,
      luring: `Luring: ${n} isian tersimpan di peramban ini`,
      "masuk lagi": `${n} isian menunggu Anda masuk lagi`,
      tertahan: `${n} isian belum tersimpan, perlu diputuskan atau ditunggu`,
      gagal: "Peramban ini tidak dapat menyimpan; isi lewat formulir Excel",
    }[keadaan];
    if (keadaan === "masuk lagi") {
      const tautan = document.createElement("a");
      tautan.href = `${this.tempat.masuk}?next=${encodeURIComponent(location.pathname + location.search)}`;
      tautan.textContent = "Masuk";
      // in a tab of its own: the sheet stays as it is, and sends when it is looked at again
      tautan.target = "_blank";
      kata.append(" ", tautan);
    }
    this.layar.keadaan.dataset["keadaan"] = keadaan;
    // only what needs the person is read out, and once
    if (keadaan !== this.terakhir && keadaan !== "menyimpan" && keadaan !== "tersimpan") {
      this.layar.kabar(kata.textContent ?? "");
    }
    this.terakhir = keadaan;
  }
}

/** Take over what the server acknowledged; what was typed meanwhile stays. */
function terima(t: Tempatan, hasil: HasilSel, sel: Sel | undefined): void {
  const kini = t.kini;
  if (t instanceof Sel) t.terima(hasil);
  else {
    if (t.kini === t.server) t.kini = hasil.nilai;
    t.server = hasil.nilai;
    t.versi = hasil.versi;
  }
  if (t.kini === hasil.nilai || kini === hasil.nilai) sel?.cabut("menunggu", "ditolak", "bentrok", "terkunci");
}
