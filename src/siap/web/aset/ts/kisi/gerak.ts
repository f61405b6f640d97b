/** Moving through the sheet: one cell at a time holds the focus, Esc then Tab leads out of it. */
import type { Lembaran } from "./lembaran";
import type { Sel } from "./sel";

const HALAMAN = 10;

export class Gerak {
  kini: Sel | undefined;

  constructor(
    private readonly lembaran: Lembaran,
    private readonly wadah: HTMLElement,
    private readonly berpindah: (sel: Sel) => void,
  ) {}

  /** Make a cell the one that Tab reaches. */
  tandai(sel: Sel): void {
    if (this.kini !== sel) {
      this.kini?.td.setAttribute("tabindex", "-1");
      this.kini = sel;
    }
    sel.td.setAttribute("tabindex", "0");
  }

  ke(sel: Sel | undefined): boolean {
    if (!sel) return false;
    this.tandai(sel);
    this.perlihatkan(sel);
    if (document.activeElement === sel.td) this.berpindah(sel);
    else sel.td.focus({ preventScroll: true });
    return true;
  }

  /** So many rows down (or up): the next row that has a cell in this column. */
  tegak(dari: Sel, langkah: number): Sel | undefined {
    const arah = Math.sign(langkah);
    let sisa = Math.abs(langkah);
    let hasil: Sel | undefined;
    for (let i = dari.baris + arah; i >= 0 && i < this.lembaran.baris.length && sisa > 0; i += arah) {
      const sel = this.lembaran.baris[i]?.sel[dari.lajur];
      if (!sel) continue;
      hasil = sel;
      sisa -= 1;
    }
    return hasil;
  }

  datar(dari: Sel, arah: 1 | -1): Sel | undefined {
    const sel = this.lembaran.baris[dari.baris]?.sel ?? [];
    for (let j = dari.lajur + arah; j >= 0 && j < sel.length; j += arah) if (sel[j]) return sel[j];
    return undefined;
  }

  /** The next cell in reading order. */
  urut(dari: Sel, arah: 1 | -1): Sel | undefined {
    return this.lembaran.semua[this.lembaran.semua.indexOf(dari) + arah];
  }

  ujung(dari: Sel, arah: 1 | -1): Sel | undefined {
    const isi = (this.lembaran.baris[dari.baris]?.sel ?? []).filter((s) => s !== undefined);
    return arah < 0 ? isi[0] : isi[isi.length - 1];
  }

  halaman(dari: Sel, arah: 1 | -1): Sel | undefined {
    return this.tegak(dari, arah * HALAMAN);
  }

  /** The nearest blank figure after (or before) a cell, around the end of the sheet. */
  kosong(dari: Sel | undefined, arah: 1 | -1): Sel | undefined {
    const kosong = this.lembaran.kosong();
    if (!dari) return kosong[0];
    const letak = this.lembaran.semua.indexOf(dari);
    const urut = arah > 0 ? kosong : [...kosong].reverse();
    const sesudah = urut.find((s) => (this.lembaran.semua.indexOf(s) - letak) * arah > 0);
    return sesudah ?? urut[0];
  }

  /** Scroll so that neither the header nor the frozen columns cover the cell. */
  private perlihatkan(sel: Sel): void {
    const { wadah } = this;
    const bingkai = wadah.getBoundingClientRect();
    const kotak = sel.td.getBoundingClientRect();
    if (wadah.scrollHeight <= wadah.clientHeight + 1 && wadah.scrollWidth <= wadah.clientWidth + 1) {
      sel.td.scrollIntoView({ block: "nearest" });
      return;
    }
    const kepala = wadah.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    const beku = sel.td.parentElement?.querySelector(".beku-2")?.getBoundingClientRect().right ?? bingkai.left;
    if (kotak.top < bingkai.top + kepala + 4) wadah.scrollTop -= bingkai.top + kepala + 40 - kotak.top;
    else if (kotak.bottom > bingkai.bottom - 4) wadah.scrollTop += kotak.bottom - bingkai.bottom + 40;
    if (kotak.left < beku + 4) wadah.scrollLeft -= beku + 8 - kotak.left;
    else if (kotak.right > bingkai.right - 4) wadah.scrollLeft += kotak.right - bingkai.right + 12;
    if (bingkai.bottom > window.innerHeight || bingkai.top < 0) wadah.scrollIntoView({ block: "nearest" });
  }
}
