/** What an outbox does with changes and answers. Pure: no browser is needed to test it. */
import type { HasilSel, Operasi } from "./perjanjian";

/** A change that waits. `tahan`: the server answered it and a person must decide; it is not sent by itself. */
export interface Butir {
  operasi: Operasi;
  sejak: number;
  tahan?: HasilSel;
}

/** A batch on its way, kept with its key before it is sent and sent again as it is until it is answered. */
export interface Kiriman {
  kunci: string;
  butir: Butir[];
}

export const BATAS_OPERASI = 2_500;
/** A reverse proxy often stops at 1 MB. */
export const BATAS_BITA = 800_000;
export const UMUR_TUA = 30 * 24 * 60 * 60 * 1000;

type Sel = Pick<Operasi, "sub_kegiatan" | "rekening" | "sumber_dana" | "kolom">;

/** The key of a cell. */
export function letak(sel: Sel): string {
  return JSON.stringify([sel.sub_kegiatan, sel.rekening, sel.sumber_dana, sel.kolom]);
}

/** One change per cell: the newest value, but what was seen stays what was seen before the first of them.
 *  A change that was answered is taken over whole: its author has seen the answer. */
export function gabungkan(lama: Butir | undefined, baru: Operasi, kini: number): Butir {
  if (!lama) return { operasi: { ...baru }, sejak: kini };
  if (lama.tahan) return { operasi: { ...baru }, sejak: lama.sejak };
  const { nilai_dilihat, versi } = lama.operasi;
  return { operasi: { ...baru, nilai_dilihat, versi }, sejak: lama.sejak };
}

/** The next batch out of what waits, oldest first, limited in number and in bytes; a big change goes alone. */
export function pilih(semua: readonly Butir[], batas = BATAS_OPERASI, bita = BATAS_BITA): Butir[] {
  const hasil: Butir[] = [];
  let jumlah = 0;
  const ukur = new TextEncoder();
  for (const butir of semua.filter((b) => !b.tahan).sort((a, b) => a.sejak - b.sejak)) {
    jumlah += ukur.encode(JSON.stringify(butir.operasi)).length + 1;
    if (hasil.length > 0 && (hasil.length >= batas || jumlah > bita)) break;
    hasil.push(butir);
  }
  return hasil;
}

/** Everything the server has not acknowledged, once per cell: what was typed while a batch is away wins over it. */
export function menunggu(kiriman: Kiriman | undefined, semua: readonly Butir[]): Butir[] {
  const hasil = new Map<string, Butir>();
  for (const butir of [...(kiriman?.butir ?? []), ...semua]) hasil.set(letak(butir.operasi), butir);
  return [...hasil.values()].sort((a, b) => a.sejak - b.sejak);
}

/** Apply an answer: what goes back to the shelf. `semua` is what waits beside the batch; whoever typed on has
 *  seen what was just saved. */
export function terima(kiriman: Kiriman, semua: readonly Butir[], hasil: readonly HasilSel[]): Butir[] {
  const dijawab = new Map(hasil.map((h) => [letak(h), h]));
  const baru = new Map(semua.map((b) => [letak(b.operasi), b]));
  const kembali: Butir[] = [];
  for (const butir of kiriman.butir) {
    const kunci = letak(butir.operasi);
    const jawab = dijawab.get(kunci) ?? tanpaJawaban(butir.operasi);
    const susulan = baru.get(kunci);
    const tersimpan = jawab.status === "tersimpan" || jawab.status === "sama";
    if (susulan) {
      const dilihat = tersimpan ? jawab : butir.operasi;
      const nilai_dilihat = "nilai_dilihat" in dilihat ? dilihat.nilai_dilihat : dilihat.nilai;
      const operasi = { ...susulan.operasi, nilai_dilihat, versi: dilihat.versi };
      kembali.push({ operasi, sejak: susulan.sejak });
    } else if (!tersimpan) {
      kembali.push({ ...butir, tahan: jawab });
    }
  }
  return kembali;
}

/** A refused batch goes back to the shelf: held with the sentence of the server, or free to be sent in another form. */
export function bubarkan(kiriman: Kiriman, semua: readonly Butir[], kalimat: string): Butir[] {
  const baru = new Map(semua.map((b) => [letak(b.operasi), b]));
  return kiriman.butir.map((butir) => {
    const susulan = baru.get(letak(butir.operasi));
    if (susulan) return gabungkan({ operasi: butir.operasi, sejak: butir.sejak }, susulan.operasi, butir.sejak);
    const polos: Butir = { operasi: butir.operasi, sejak: butir.sejak };
    return kalimat ? { ...polos, tahan: { ...tanpaJawaban(butir.operasi), kalimat } } : polos;
  });
}

function tanpaJawaban(operasi: Operasi): HasilSel {
  const { sub_kegiatan, rekening, sumber_dana, kolom, nilai_dilihat, versi } = operasi;
  const kosong = { oleh: "", nama: "", pada: "", kalimat: "Peladen tidak menjawab sel ini. Muat ulang lembarnya." };
  return { sub_kegiatan, rekening, sumber_dana, kolom, status: "ditolak", nilai: nilai_dilihat, versi, ...kosong };
}
