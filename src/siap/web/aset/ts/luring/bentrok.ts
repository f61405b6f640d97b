/** Two people, one cell: both values are shown with the name of the other, and a person chooses. One after another. */
import { letak } from "./gabung";
import type { HasilSel, Operasi } from "./perjanjian";
import { namaSel, nilai, saat, tombol, unsur } from "./tampil";

/** What was chosen. */
export type Pilihan = "server" | "saya";

interface Soal {
  kunci: string;
  hasil: HasilSel;
  milikSaya: Operasi;
  sebutan: string;
  jawab: ((pilihan: Pilihan) => void)[];
}

const soal: Soal[] = [];
let dialog: HTMLDialogElement | undefined;
let pengingat: HTMLButtonElement | undefined;

/** Ask which value stands. The promise waits until it is answered; "nanti" leaves a reminder on the page. */
export function tanyaBentrok(hasil: HasilSel, milikSaya: Operasi, sebutan = ""): Promise<Pilihan> {
  return new Promise((jawab) => {
    const kunci = letak(milikSaya);
    const sama = soal.find((s) => s.kunci === kunci);
    if (sama) {
      // asked again after another try: the newest figures, and both askers get the one answer
      Object.assign(sama, { hasil, milikSaya, sebutan: sebutan || sama.sebutan });
      sama.jawab.push(jawab);
    } else soal.push({ kunci, hasil, milikSaya, sebutan, jawab: [jawab] });
    tampilkan();
  });
}

function tampilkan(): void {
  const satu = soal[0];
  pengingat?.remove();
  if (!satu) {
    dialog?.close();
    return;
  }
  dialog ??= siapkan();
  const { hasil, milikSaya } = satu;
  const orang = hasil.nama || hasil.oleh || "orang lain";
  const kapan = saat(hasil.pada);
  const banyak = soal.length;
  const isi = unsur(
    "div",
    { class: "luring-soal" },
    unsur("h2", { id: "bentrok-judul" }, `Sel ini juga diubah ${orang}`),
    unsur("p", { class: "redup kecil" }, satu.sebutan || namaSel(milikSaya)),
    unsur(
      "div",
      { class: "bentrok-dua" },
      kotak(`Punya ${orang}${kapan ? `, ${kapan}` : ""}`, nilai(hasil.kolom, hasil.nilai), "Pakai punya server", () => putus("server")),
      kotak("Punya saya, belum tersimpan", nilai(hasil.kolom, milikSaya.nilai), "Pakai punya saya", () => putus("saya")),
    ),
  );
  if (banyak > 1) {
    isi.append(
      unsur("p", {}, `Masih ada ${banyak - 1} sel lain yang bentrok. Putuskan satu per satu, atau sekaligus:`),
      unsur(
        "div",
        { class: "baris-tombol" },
        tombol("Pakai semua punya server", "tombol", () => putusSemua("server")),
        tombol("Pakai semua punya saya", "tombol", () => putusSemua("saya")),
      ),
    );
  }
  isi.append(
    unsur("div", { class: "baris-tombol" }, tombol("Putuskan nanti", "tombol sunyi", () => dialog?.close())),
  );
  dialog.replaceChildren(isi);
  if (!dialog.open) dialog.showModal();
  // no value is the default: the dialog itself is read out first
  dialog.focus();
}

function kotak(judul: string, isi: string, tulisan: string, kerja: () => void): HTMLElement {
  return unsur(
    "section",
    { class: "bentrok-nilai" },
    unsur("h3", {}, judul),
    unsur("p", { class: "bentrok-isi" }, isi),
    tombol(tulisan, "tombol utama", kerja),
  );
}

function siapkan(): HTMLDialogElement {
  const hasil = unsur("dialog", { "aria-labelledby": "bentrok-judul", tabindex: "-1" });
  hasil.addEventListener("close", () => {
    if (soal.length === 0) return;
    pengingat = tombol(`${soal.length} sel bentrok menunggu keputusan`, "tombol bentrok-ingat", tampilkan);
    document.body.append(pengingat);
    pengingat.focus();
  });
  document.body.append(hasil);
  return hasil;
}

function putus(pilihan: Pilihan): void {
  for (const jawab of soal.shift()?.jawab ?? []) jawab(pilihan);
  tampilkan();
}

function putusSemua(pilihan: Pilihan): void {
  for (const satu of soal.splice(0)) for (const jawab of satu.jawab) jawab(pilihan);
  tampilkan();
}
