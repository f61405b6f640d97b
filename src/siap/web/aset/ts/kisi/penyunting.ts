/** The one floating editor: it stands in the cell while somebody types, and is gone afterwards. */
import { tampil } from "./angka";
import type { Sel } from "./sel";

export type Selesai = "tetap" | "turun" | "naik" | "kanan" | "kiri";

export class Penyunting {
  private unsur: HTMLInputElement | HTMLTextAreaElement | undefined;
  private sel: Sel | undefined;

  constructor(private readonly simpan: (sel: Sel, teks: string, lalu: Selesai) => void) {}

  get terbuka(): boolean {
    return this.sel !== undefined;
  }

  /** Open on a cell: with its value to be edited, or blank because typing overwrites. */
  buka(sel: Sel, cara: "sunting" | "timpa"): void {
    this.tutup("tetap");
    const teks = sel.kolom === "kendala";
    const unsur = document.createElement(teks ? "textarea" : "input");
    unsur.className = "penyunting";
    unsur.setAttribute("aria-label", `${sel.td.dataset["l"] ?? ""}, ${sel.nama}`);
    unsur.autocomplete = "off";
    unsur.spellcheck = teks;
    if (unsur instanceof HTMLInputElement) {
      unsur.type = "text";
      unsur.inputMode = "decimal";
    } else unsur.rows = 4;
    unsur.value = cara === "timpa" ? "" : (sel.mentah?.teks ?? tampil(sel.kolom, sel.kini));
    unsur.addEventListener("keydown", (k) => this.tombol(k as KeyboardEvent));
    // leaving by mouse or by another window keeps what was typed
    unsur.addEventListener("blur", () => this.tutup("tetap", false));
    this.sel = sel;
    this.unsur = unsur;
    sel.td.classList.add("disunting");
    sel.td.append(unsur);
    unsur.focus({ preventScroll: true });
    if (cara === "sunting") unsur.setSelectionRange(unsur.value.length, unsur.value.length);
  }

  /** Keep what was typed. */
  tutup(lalu: Selesai, fokus = true): void {
    const { sel, unsur } = this;
    if (!sel || !unsur) return;
    const teks = unsur.value;
    this.lepas();
    if (fokus) sel.td.focus({ preventScroll: true });
    this.simpan(sel, teks, lalu);
  }

  private batal(): void {
    const { sel } = this;
    this.lepas();
    sel?.td.focus({ preventScroll: true });
  }

  private lepas(): void {
    const { sel, unsur } = this;
    // first forgotten, then removed: taking it out of the page fires its blur
    this.sel = this.unsur = undefined;
    unsur?.remove();
    sel?.td.classList.remove("disunting");
  }

  private tombol(k: KeyboardEvent): void {
    if (k.isComposing) return;
    const kolom = this.sel?.kolom;
    if (k.key === "Escape") this.batal();
    else if (k.key === "Enter" && k.altKey && kolom === "kendala") this.sisip("\n");
    else if (k.key === "Enter") this.tutup(k.shiftKey ? "naik" : "turun");
    else if (k.key === "Tab") this.tutup(k.shiftKey ? "kiri" : "kanan");
    else if ((k.key === "ArrowDown" || k.key === "ArrowUp") && kolom !== "kendala") {
      this.tutup(k.key === "ArrowUp" ? "naik" : "turun");
    } else {
      k.stopPropagation();
      return;
    }
    k.preventDefault();
    k.stopPropagation();
  }

  private sisip(teks: string): void {
    const u = this.unsur;
    if (u) u.setRangeText(teks, u.selectionStart ?? 0, u.selectionEnd ?? 0, "end");
  }
}
