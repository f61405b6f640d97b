/** The side of a cell: figures to compare with, what is wrong, the note of a correction, who changed it when. */
import { unsur } from "../luring/tampil";
import type { Sel, Tempatan } from "./sel";

interface Rinci {
  wajar: string;
  fisik: string;
  riwayat: { pada: string; oleh: string; sebelum: string; sesudah: string }[];
}

/** Moving on quickly asks nothing. */
const JEDA = 350;

export class Panel {
  private jam: ReturnType<typeof setTimeout> | undefined;
  private sel: Sel | undefined;
  private readonly kenal = new Map<string, Rinci>();

  constructor(
    private readonly panel: HTMLElement,
    private readonly alamat: string,
    private readonly bukti: string,
    private readonly bolehIsi: () => boolean,
    private readonly koreksi: (sel: Sel, t: Tempatan, teks: string) => void,
  ) {}

  /** Show a cell: at once what the page knows, a moment later what the server adds. */
  tampilkan(sel: Sel): void {
    clearTimeout(this.jam);
    this.sel = sel;
    const ada = this.kenal.get(sel.kunci);
    this.tulis(sel, ada);
    if (ada || navigator.onLine === false) return;
    this.jam = setTimeout(() => void this.ambil(sel), JEDA);
  }

  /** A value was saved: its history is another one now. */
  lupakan(sel: Iterable<Sel>): void {
    for (const satu of sel) {
      this.kenal.delete(satu.kunci);
      if (satu === this.sel && !this.panel.contains(document.activeElement)) this.tampilkan(satu);
    }
  }

  private async ambil(sel: Sel): Promise<void> {
    const { sub, rekening, sumber, kolom } = sel;
    const kueri = new URLSearchParams({ sub, rekening, sumber, kolom });
    try {
      const jawaban = await fetch(`${this.alamat}&${kueri}`, { headers: { Accept: "application/json" } });
      if (!jawaban.ok) return;
      const rinci = (await jawaban.json()) as Rinci;
      this.kenal.set(sel.kunci, rinci);
      if (this.sel === sel && !this.panel.contains(document.activeElement)) this.tulis(sel, rinci);
    } catch {
      // offline: what the page knows stands there already
    }
  }

  private tulis(sel: Sel, rinci: Rinci | undefined): void {
    const isi: Node[] = [
      unsur("p", { class: "panel-nama" }, sel.nama),
      unsur("p", { class: "redup kecil" }, [sel.td.dataset["l"], sel.rekening || sel.sub, sel.sumber].filter(Boolean).join(" · ")),
    ];
    if (sel.catatan) isi.push(kotak("waspada", "Dikembalikan verifikator", sel.catatan));
    for (const { kata, kalimat } of sel.keterangan) {
      if (kalimat && kalimat === sel.mentah?.kalimat) continue;
      if (kata !== "harus diperbaiki" && kata !== "perlu alasan" && (kalimat || kata !== "menunggu dikirim")) {
        isi.push(kotak("buruk", kata, kalimat));
      }
    }
    if (sel.mentah) isi.push(kotak("buruk", "Belum tersimpan", sel.mentah.kalimat));
    for (const kalimat of sel.kalimat) isi.push(kotak(sel.ada("salah") ? "buruk" : "waspada", "Pemeriksaan", kalimat));
    isi.push(this.angka(sel));
    if (rinci?.wajar) isi.push(unsur("p", { class: "panel-wajar" }, rinci.wajar));
    if (rinci?.fisik) isi.push(unsur("p", { class: "redup kecil" }, rinci.fisik));
    else if (sel.kolom === "fisik") isi.push(unsur("p", { class: "redup kecil" }, sel.turunan ? `Dihitung ${sel.turunan}.` : "Diketik."));
    if (sel.koreksi) isi.push(this.formulirKoreksi(sel, sel.koreksi));
    if (rinci) isi.push(...riwayat(rinci));
    if (this.bukti) {
      const alamat = `${this.bukti}&${new URLSearchParams({ sub: sel.sub })}`;
      isi.push(unsur("p", {}, unsur("a", { href: alamat }, "Bukti foto dan dokumen sub kegiatan ini")));
    }
    this.panel.querySelector("#panel-isi")?.replaceChildren(...isi);
  }

  private angka(sel: Sel): HTMLElement {
    const daftar = unsur("dl", { class: "panel-angka" });
    for (const td of sel.td.parentElement?.querySelectorAll<HTMLElement>("td[data-l]") ?? []) {
      const label = td.dataset["l"] ?? "";
      const nilai = td.firstChild?.textContent?.trim() ?? "";
      if (label === "Kendala" || nilai === "" || (td === sel.td && !sel.kini)) continue;
      daftar.append(unsur("dt", {}, label), unsur("dd", {}, nilai));
    }
    return daftar;
  }

  private formulirKoreksi(sel: Sel, t: Tempatan): HTMLElement {
    const medan = unsur("textarea", { id: "panel-koreksi", rows: "2", maxlength: "2000" });
    medan.value = t.kini ?? "";
    medan.disabled = !this.bolehIsi();
    medan.addEventListener("change", () => this.koreksi(sel, t, medan.value));
    return unsur(
      "div",
      { class: "medan" },
      unsur("label", { for: "panel-koreksi" }, "Catatan koreksi, bila realisasi turun atau dikembalikan"),
      medan,
    );
  }
}

function kotak(nada: string, judul: string, isi: string): HTMLElement {
  const huruf = judul.charAt(0).toUpperCase() + judul.slice(1);
  return unsur("div", { class: `panel-kotak ${nada}` }, unsur("strong", {}, huruf), unsur("p", {}, isi));
}

function riwayat(rinci: Rinci): Node[] {
  if (rinci.riwayat.length === 0) return [unsur("p", { class: "redup kecil" }, "Belum pernah diisi di sini.")];
  const daftar = rinci.riwayat.map((r) =>
    unsur(
      "li",
      {},
      unsur("span", { class: "kuat" }, `${r.sebelum} → ${r.sesudah}`),
      unsur("span", { class: "redup kecil" }, `${r.oleh}, ${r.pada}`),
    ),
  );
  return [unsur("h3", {}, "Riwayat sel"), unsur("ul", { class: "panel-riwayat" }, ...daftar)];
}

