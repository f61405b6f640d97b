/** Row rules while somebody types: the same declaration and the same verdicts as on the server, offline too. */
import { type Baris, type Deklarasi, periksaBaris } from "../aturan";
import { fakta } from "./angka";
import type { BarisIsi, Lembaran } from "./lembaran";
import type { Sel } from "./sel";

export interface Bahan {
  bulan: number;
  medan: string[];
  /** sub kegiatan, rekening, detail of another line?, figures in the order of ``medan`` */
  baris: [string, string, 0 | 1, ...(number | null)[]][];
  deklarasi: Deklarasi;
}

interface BarisAturan {
  rekening: string;
  rinci: boolean;
  tetap: Record<string, number | null>;
}

const LAJUR: Record<string, number> = { fisik: 1, output_jadi: 2, output: 2, kendala: 3, ada_kendala: 3, catatan: 3 };

export class PemeriksaSel {
  private readonly aturan = new Map<string, BarisAturan[]>();
  private readonly baris = new Map<string, BarisIsi[]>();

  constructor(
    private readonly bahan: Bahan,
    lembaran: Lembaran,
  ) {
    for (const [sub, rekening, rinci, ...angka] of bahan.baris) {
      const tetap = Object.fromEntries(bahan.medan.map((m, i) => [m, angka[i] ?? null]));
      masukkan(this.aturan, sub, { rekening, rinci: rinci === 1, tetap });
    }
    for (const b of lembaran.baris) masukkan(this.baris, b.sub, b);
  }

  get semuaSub(): string[] {
    return [...this.baris.keys()];
  }

  /** Judge every line of a sub kegiatan and mark its cells: refusals as wrong, the others as to be explained. */
  periksa(sub: string): void {
    const baris = this.baris.get(sub) ?? [];
    for (const b of baris) {
      for (const sel of b.sel) {
        sel?.cabut("salah", "alasan");
        if (sel) sel.kalimat = [];
      }
    }
    for (const aturan of this.aturan.get(sub) ?? []) {
      for (const t of periksaBaris(this.bahan.deklarasi, this.isi(aturan, baris))) {
        const sel = tempat(aturan, baris, t.medan);
        if (!sel) continue;
        sel.kalimat.push(`${t.kalimat} ${t.tindakan} (${t.kode})`);
        if (t.keparahan === "tolak") sel.beri("salah", t.kalimat);
        else if (t.keparahan === "jelaskan") sel.beri("alasan", t.kalimat);
      }
    }
  }

  private isi(aturan: BarisAturan, baris: BarisIsi[]): Baris {
    const milik = aturan.rekening ? baris.filter((b) => b.rekening === aturan.rekening) : baris;
    const uang = milik.flatMap((b) => b.sel[0] ?? []);
    const lengkap = uang.length > 0 && uang.every((s) => s.kini !== null);
    const hasil: Record<string, bigint | number | null> = {
      ...aturan.tetap,
      bulan: this.bahan.bulan,
      rinci: aturan.rinci ? 1 : 0,
      realisasi: lengkap ? uang.reduce((n, s) => n + fakta(s.kini ?? "0"), 0n) / 100n : null,
      ada_koreksi: uang.some((s) => s.koreksi?.kini) ? 1 : 0,
      ada_kendala: 0,
    };
    if (!aturan.rekening) {
      for (const b of baris) {
        if (b.bagian) continue;
        const [, fisik, output, kendala] = b.sel;
        if (fisik) hasil["fisik"] = fisik.kini === null ? null : fakta(fisik.kini);
        if (output) hasil["output_jadi"] = output.kini === null ? null : fakta(output.kini);
        if (kendala?.kini) hasil["ada_kendala"] = 1;
      }
    }
    return hasil;
  }
}

/** The cell in which a finding is mended; of several lines of a sum, the first. */
function tempat(aturan: BarisAturan, baris: BarisIsi[], medan: string): Sel | undefined {
  const lajur = LAJUR[medan] ?? 0;
  const cocok = baris.filter((b) => b.sel[lajur] && (lajur > 0 || !aturan.rekening || b.rekening === aturan.rekening));
  return cocok[0]?.sel[lajur];
}

function masukkan<T>(peta: Map<string, T[]>, kunci: string, isi: T): void {
  const ada = peta.get(kunci);
  if (ada) ada.push(isi);
  else peta.set(kunci, [isi]);
}
