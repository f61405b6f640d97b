/** The live sheet: keys, editor, paste and undo, rules while typing, saving; each part is a module beside this one. */
import { tombol, unsur } from "../luring/tampil";
import { baca, tampil } from "./angka";
import { type Bahan, PemeriksaSel } from "./aturan_sel";
import { Gerak } from "./gerak";
import { Lembaran } from "./lembaran";
import { Panel } from "./panel";
import { Penyimpan } from "./penyimpan";
import { Penyunting, type Selesai } from "./penyunting";
import { Ringkasan } from "./ringkasan";
import type { Sel, Tempatan } from "./sel";
import { laporkan, rencanakan, uraiTsv } from "./tempel";

/** What a paste replaced, to be put back. */
type Lama = { sel: Sel; nilai: string | null; mentah: Sel["mentah"] }[];

const satu = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

export class Kisi {
  private readonly lembaran: Lembaran;
  private readonly pemeriksa: PemeriksaSel;
  private readonly gerak: Gerak;
  private readonly penyunting: Penyunting;
  private readonly penyimpan: Penyimpan;
  private readonly panel: Panel;
  private readonly ringkasan: Ringkasan;
  private bolehIsi: boolean;
  private lepas = false;
  private lama: Lama | undefined;

  constructor(private readonly tabel: HTMLTableElement) {
    const d = tabel.dataset;
    this.bolehIsi = tabel.getAttribute("aria-readonly") !== "true";
    this.lembaran = new Lembaran(tabel);
    const bahan = JSON.parse(satu("bahan-aturan").textContent ?? "{}") as Bahan;
    this.pemeriksa = new PemeriksaSel(bahan, this.lembaran);
    this.gerak = new Gerak(this.lembaran, satu("kisi-gulung"), (sel) => this.panel.tampilkan(sel));
    this.penyunting = new Penyunting((sel, teks, lalu) => this.selesai(sel, teks, lalu));
    this.ringkasan = new Ringkasan(this.lembaran, (sel) => this.gerak.ke(sel));
    const koreksi = (sel: Sel, t: Tempatan, teks: string): void => this.catatKoreksi(sel, t, teks);
    this.panel = new Panel(satu("panel"), d["rinci"] ?? "", d["bukti"] ?? "", () => this.bolehIsi, koreksi);
    this.penyimpan = new Penyimpan(
      this.lembaran,
      {
        pengguna: d["pengguna"] ?? "",
        pemda: d["pemda"] ?? "",
        pd: d["pd"] ?? "",
        tahun: Number(d["tahun"]),
        bulan: Number(d["bulan"]),
        simpan: d["simpan"] ?? "",
        masuk: d["masuk"] ?? "",
      },
      {
        keadaan: satu("simpan-keadaan"),
        kata: satu("simpan-kata"),
        kabar: (teks) => this.kabar(teks),
        berubah: (sel) => this.nilaiUlang(sel, false),
        tutup: () => this.tutup(),
      },
    );
  }

  async mulai(): Promise<void> {
    const { tabel } = this;
    for (const sel of this.lembaran.semua) sel.td.setAttribute("tabindex", "-1");
    const awal = this.lembaran.kosong()[0] ?? this.lembaran.semua[0];
    if (awal) this.gerak.tandai(awal);
    tabel.addEventListener("focusin", (k) => this.fokus(k));
    tabel.addEventListener("keydown", (k) => this.tombol(k));
    tabel.addEventListener("click", (k) => this.klik(k));
    tabel.addEventListener("dblclick", () => this.sunting("sunting"));
    tabel.addEventListener("copy", (k) => this.salin(k));
    tabel.addEventListener("paste", (k) => this.tempel(k));
    document.getElementById("ke-kosong")?.addEventListener("click", () => this.keKosong(1));
    document.getElementById("buka-pintasan")?.addEventListener("click", () => this.pintasan());
    document.addEventListener("keydown", (k) => {
      const ketik = (k.target as Element).closest("input, textarea, select, [contenteditable]");
      if (k.key === "?" && !ketik && !k.ctrlKey && !k.metaKey) this.pintasan();
    });
    window.addEventListener("hashchange", () => this.keAlamat());
    for (const sub of this.pemeriksa.semuaSub) this.pemeriksa.periksa(sub);
    this.ringkasan.tulis();
    this.keAlamat();
    if (this.bolehIsi) await this.penyimpan.mulai();
  }

  private get kini(): Sel | undefined {
    return this.gerak.kini;
  }

  private fokus(k: FocusEvent): void {
    const sel = this.lembaran.dariTd((k.target as Element).closest("td[data-k]"));
    if (!sel) return;
    this.lepas = false;
    this.gerak.tandai(sel);
    if (k.target === sel.td) this.panel.tampilkan(sel);
  }

  private klik(k: MouseEvent): void {
    const sel = this.lembaran.dariTd((k.target as Element).closest("td[data-k]"));
    if (!sel || (k.target as Element).closest(".penyunting")) return;
    this.gerak.ke(sel);
    // a finger has no F2, and a keyboard on glass comes only for a field
    if (matchMedia("(max-width: 699px), (pointer: coarse)").matches) this.sunting("sunting");
  }

  private sunting(cara: "sunting" | "timpa"): void {
    const sel = this.kini;
    if (!sel || this.penyunting.terbuka) return;
    if (!this.bolehIsi) this.kabar("Laporan ini tidak dapat diisi.");
    else if (sel.turunan) this.kabar(`Fisik ini dihitung ${sel.turunan}; isi ${sel.turunan === "dari keluaran" ? "output" : sel.turunan.slice(5)}nya.`);
    else this.penyunting.buka(sel, cara);
  }

  private tombol(k: KeyboardEvent): void {
    const sel = this.kini;
    if (!sel || k.target !== sel.td || k.isComposing) return;
    const ctrl = k.ctrlKey || k.metaKey;
    const { gerak } = this;
    if (k.key === "Tab") {
      const tuju = this.lepas ? undefined : gerak.urut(sel, k.shiftKey ? -1 : 1);
      if (!gerak.ke(tuju)) return;
    } else if (k.key === "Escape") {
      this.lepas = true;
      this.kabar("Tekan Tab untuk keluar dari tabel.");
      return;
    } else if (k.key === "Enter") gerak.ke(gerak.tegak(sel, k.shiftKey ? -1 : 1));
    else if (k.key === "ArrowDown" && k.altKey) this.keKosong(1);
    else if (k.key === "ArrowUp" && k.altKey) this.keKosong(-1);
    else if (k.key === "ArrowDown") gerak.ke(gerak.tegak(sel, 1));
    else if (k.key === "ArrowUp") gerak.ke(gerak.tegak(sel, -1));
    else if (k.key === "ArrowRight") gerak.ke(gerak.datar(sel, 1));
    else if (k.key === "ArrowLeft") gerak.ke(gerak.datar(sel, -1));
    else if (k.key === "Home") gerak.ke(ctrl ? this.lembaran.semua[0] : gerak.ujung(sel, -1));
    else if (k.key === "End") gerak.ke(ctrl ? this.lembaran.semua[this.lembaran.semua.length - 1] : gerak.ujung(sel, 1));
    else if (k.key === "PageDown") gerak.ke(gerak.halaman(sel, 1));
    else if (k.key === "PageUp") gerak.ke(gerak.halaman(sel, -1));
    else if (k.key === "F2") this.sunting("sunting");
    else if (k.key === "Delete" || k.key === "Backspace") this.hapus(sel);
    else if (ctrl && k.key.toLowerCase() === "z" && this.lama) this.urungkan();
    else if (k.key === "?" || ctrl || k.altKey || k.key.length !== 1) return;
    else {
      // the key itself goes into the editor that opens now
      this.sunting("timpa");
      return;
    }
    k.preventDefault();
  }

  private selesai(sel: Sel, teks: string, lalu: Selesai): void {
    const hasil = baca(sel.kolom, teks);
    if ("kalimat" in hasil) {
      sel.tolak(teks, hasil.kalimat);
      this.kabar(hasil.kalimat);
      this.nilaiUlang([sel], false);
    } else if (hasil.nilai !== sel.kini || sel.mentah) this.ubah([{ sel, nilai: hasil.nilai }]);
    const { gerak } = this;
    if (lalu === "turun") gerak.ke(gerak.tegak(sel, 1));
    else if (lalu === "naik") gerak.ke(gerak.tegak(sel, -1));
    else if (lalu === "kanan") gerak.ke(gerak.urut(sel, 1));
    else if (lalu === "kiri") gerak.ke(gerak.urut(sel, -1));
  }

  private hapus(sel: Sel): void {
    if (!this.bolehIsi || sel.turunan || sel.kosong) return;
    this.ubah([{ sel, nilai: null }]);
  }

  /** Put values in, print what follows from them, judge, and hand them to the outbox. */
  private ubah(daftar: readonly { sel: Sel; nilai: string | null }[]): void {
    const kena: Sel[] = [];
    for (const { sel, nilai } of daftar) {
      sel.isi(nilai);
      kena.push(sel);
    }
    this.penyimpan.tambah(kena);
    this.nilaiUlang(kena, true);
  }

  private nilaiUlang(sel: readonly Sel[], dariOrang: boolean): void {
    this.lembaran.hitung(sel);
    for (const sub of new Set(sel.map((s) => s.sub))) {
      this.lembaran.turunkan(sub);
      this.pemeriksa.periksa(sub);
    }
    this.ringkasan.tulis();
    if (dariOrang) {
      if (sel.length === 1 && sel[0] === this.kini) this.panel.tampilkan(sel[0] as Sel);
    } else this.panel.lupakan(sel);
  }

  private catatKoreksi(sel: Sel, t: Tempatan, teks: string): void {
    const hasil = baca("catatan", teks);
    if ("kalimat" in hasil) this.kabar(hasil.kalimat);
    else if (hasil.nilai !== t.kini) {
      t.kini = hasil.nilai;
      this.penyimpan.tambah([t]);
      this.nilaiUlang([sel], true);
    }
  }

  private salin(k: ClipboardEvent): void {
    const sel = this.kini;
    if (!sel || k.target !== sel.td || !k.clipboardData) return;
    k.clipboardData.setData("text/plain", tampil(sel.kolom, sel.kini));
    k.preventDefault();
  }

  private tempel(k: ClipboardEvent): void {
    const awal = this.kini;
    const teks = k.clipboardData?.getData("text/plain") ?? "";
    if (!awal || k.target !== awal.td || teks === "") return;
    k.preventDefault();
    if (!this.bolehIsi) return this.kabar("Laporan ini tidak dapat diisi.");
    // rows are those that have a cell in the column where the paste begins
    const baris = this.lembaran.baris.slice(awal.baris).filter((b) => b.sel[awal.lajur]);
    const rencana = rencanakan(uraiTsv(teks), (turun, kanan) => {
      const sel = baris[turun]?.sel[awal.lajur + kanan];
      return sel && !sel.turunan ? { sel, kolom: sel.kolom } : undefined;
    });
    const lama: Lama = rencana.isian.map(({ sel }) => ({ sel, nilai: sel.kini, mentah: sel.mentah }));
    const isi: { sel: Sel; nilai: string | null }[] = [];
    const gagal: Sel[] = [];
    for (const { sel, teks: mentah, hasil } of rencana.isian) {
      if ("nilai" in hasil) isi.push({ sel, nilai: hasil.nilai });
      else {
        sel.tolak(mentah, hasil.kalimat);
        gagal.push(sel);
      }
    }
    this.ubah(isi.filter(({ sel, nilai }) => sel.kini !== nilai || sel.mentah));
    this.nilaiUlang(gagal, false);
    this.lama = lama;
    this.laporTempel(laporkan(rencana), rencana.bacaan.notasi === "id" ? "1.234 dibaca seribu dua ratus tiga puluh empat." : "1,234 dibaca seribu dua ratus tiga puluh empat.", gagal);
  }

  private laporTempel(kalimat: string, bacaan: string, gagal: readonly Sel[]): void {
    const wadah = satu("kabar-tempel");
    const contoh = gagal.slice(0, 5).map((sel) => {
      const tautan = unsur("a", { href: `#${sel.td.id}` }, `${sel.nama}: “${(sel.mentah?.teks ?? "").slice(0, 24)}”`);
      return unsur("li", {}, tautan);
    });
    wadah.classList.toggle("waspada", gagal.length > 0);
    wadah.replaceChildren(
      unsur("p", {}, unsur("strong", {}, kalimat), ` ${bacaan}`),
      ...(contoh.length ? [unsur("ul", {}, ...contoh)] : []),
      unsur("div", { class: "baris-tombol" }, tombol("Urungkan tempelan", "tombol", () => this.urungkan()), tombol("Tutup", "tombol sunyi", () => this.tutupLaporan())),
    );
    wadah.hidden = false;
  }

  private tutupLaporan(): void {
    satu("kabar-tempel").hidden = true;
    this.kini?.td.focus({ preventScroll: true });
  }

  private urungkan(): void {
    const lama = this.lama;
    if (!lama) return;
    this.lama = undefined;
    const balik = lama.filter(({ sel, nilai }) => sel.kini !== nilai);
    for (const { sel, mentah } of lama) {
      sel.isi(sel.kini);
      if (mentah) sel.tolak(mentah.teks, mentah.kalimat);
    }
    this.ubah(balik);
    this.nilaiUlang(lama.map(({ sel }) => sel), false);
    this.tutupLaporan();
    this.kabar(`Tempelan diurungkan: ${balik.length} sel kembali seperti semula.`);
  }

  private keKosong(arah: 1 | -1): void {
    if (!this.gerak.ke(this.gerak.kosong(this.kini, arah))) this.kabar("Tidak ada sel kosong.");
  }

  /** An address with a cell (a finding, a returned note) leads into the cell. */
  private keAlamat(): void {
    if (location.hash.length < 2) return;
    const td = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    this.gerak.ke(this.lembaran.dariTd(td));
  }

  private pintasan(): void {
    const dialog = satu<HTMLDialogElement>("pintasan");
    if (!dialog.open) dialog.showModal();
  }

  private tutup(): void {
    this.bolehIsi = false;
    this.tabel.setAttribute("aria-readonly", "true");
  }

  private kabar(teks: string): void {
    satu("kabar-kisi").textContent = teks;
  }
}
