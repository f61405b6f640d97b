/** What stands against the report, counted and listed; every line leads to its cell. */
import { unsur } from "../luring/tampil";
import type { Lembaran } from "./lembaran";
import type { Sel } from "./sel";

/** So many are listed; the others are counted. */
const TERDAFTAR = 30;

export class Ringkasan {
  private readonly wadah = document.getElementById("ringkas-galat");
  private readonly judul = document.getElementById("ringkas-judul");
  private readonly daftar = document.getElementById("ringkas-daftar");
  private readonly banyakKosong = document.getElementById("banyak-kosong");

  constructor(
    private readonly lembaran: Lembaran,
    ke: (sel: Sel) => void,
  ) {
    this.daftar?.addEventListener("click", (k) => {
      const tautan = (k.target as Element).closest("a");
      const sel = tautan && lembaran.dariTd(document.getElementById(tautan.hash.slice(1)));
      if (!sel) return;
      k.preventDefault();
      ke(sel);
    });
  }

  tulis(): void {
    if (this.banyakKosong) this.banyakKosong.textContent = String(this.lembaran.kosong().length);
    const salah = this.lembaran.semua.filter((s) => s.mentah || s.ada("salah") || s.ada("bentrok") || s.ada("ditolak"));
    const alasan = this.lembaran.semua.filter((s) => s.ada("alasan"));
    const { wadah, judul, daftar } = this;
    if (!wadah || !judul || !daftar) return;
    wadah.hidden = salah.length + alasan.length === 0;
    wadah.classList.toggle("buruk", salah.length > 0);
    wadah.classList.toggle("waspada", salah.length === 0);
    const bagian = [];
    if (salah.length) bagian.push(`${salah.length} sel harus diperbaiki`);
    if (alasan.length) bagian.push(`${alasan.length} sel perlu alasan saat diajukan`);
    judul.textContent = bagian.join(", ");
    const semua = [...new Set([...salah, ...alasan])];
    const isi = semua.slice(0, TERDAFTAR).map((s) => {
      const sebab = s.mentah?.kalimat ?? s.keterangan.find((k) => k.kalimat)?.kalimat ?? "";
      return unsur("li", {}, unsur("a", { href: `#${s.td.id}` }, `${s.nama}, ${s.td.dataset["l"] ?? ""}`), ` ${sebab}`);
    });
    if (semua.length > TERDAFTAR) isi.push(unsur("li", {}, `dan ${semua.length - TERDAFTAR} sel lain`));
    daftar.replaceChildren(...isi);
  }
}
