/** A report that was submitted or locked meanwhile: what was typed is told, kept, and can be taken along as a file. */
import { namaBerkas, tulisCsv, unduh } from "./berkas";
import type { HasilSel, Operasi, Tempat } from "./perjanjian";
import { namaSel, nilai, tombol, unsur } from "./tampil";

let terbuka: HTMLDialogElement | undefined;

/** Say that the server did not take these values, and offer them as a file; they also stay in the outbox. */
export function kabariTerkunci(tempat: Tempat, operasi: readonly Operasi[], hasil: readonly HasilSel[]): Promise<void> {
  terbuka?.close();
  const kini = Date.now();
  const butir = operasi.map((o) => ({ operasi: o, sejak: kini }));
  const dialog = unsur("dialog", { "aria-labelledby": "terkunci-judul" });
  const tutup = (): void => dialog.close();
  dialog.append(
    unsur(
      "div",
      { class: "luring-soal" },
      unsur("h2", { id: "terkunci-judul" }, `${operasi.length} isian belum tersimpan: laporan sudah tertutup`),
      unsur("p", {}, hasil.find((h) => h.kalimat)?.kalimat ?? "Laporan sudah diajukan atau dikunci."),
      unsur("p", { class: "redup kecil" }, "Isian tetap ada di peramban ini dan terkirim bila laporan dibuka lagi. Unduh bila akan dikerjakan di tempat lain."),
      unsur("ul", { class: "bentrok-daftar" }, ...operasi.slice(0, 5).map((o) => unsur("li", {}, `${namaSel(o)}: ${nilai(o.kolom, o.nilai)}`))),
      unsur(
        "div",
        { class: "baris-tombol" },
        tombol("Unduh isian saya", "tombol utama", () => unduh(namaBerkas(tempat), tulisCsv(tempat, butir))),
        tombol("Tutup", "tombol", tutup),
      ),
    ),
  );
  document.body.append(dialog);
  terbuka = dialog;
  dialog.showModal();
  return new Promise((selesai) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      selesai();
    });
  });
}
