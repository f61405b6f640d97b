/** What the grid asks of the outbox, and what the server answers. Both sides keep to these shapes. */

/** One change of one cell, as `POST /lapor/simpan` takes it. Figures are plain text: "1250000.5"; null is blank. */
export interface Operasi {
  sub_kegiatan: string;
  rekening: string;
  sumber_dana: string;
  kolom: string;
  nilai: string | null;
  nilai_dilihat: string | null;
  versi: number;
}

/** What became of one cell: "tersimpan", "sama", "bentrok", "ditolak", "terkunci". */
export interface HasilSel {
  sub_kegiatan: string;
  rekening: string;
  sumber_dana: string;
  kolom: string;
  status: "tersimpan" | "sama" | "bentrok" | "ditolak" | "terkunci";
  nilai: string | null;
  versi: number;
  oleh: string;
  nama: string;
  pada: string;
  kalimat: string;
}

/** The answer to a batch. */
export interface Jawaban {
  kunci: string;
  keadaan: string;
  versi: number;
  hasil: HasilSel[];
  ulangan: boolean;
}

/** Where a page stands: one person, one report. */
export interface Tempat {
  pengguna: string;
  pemda: string;
  pd: string;
  tahun: number;
  bulan: number;
  /** address that takes batches */
  simpan: string;
  /** address of the login page, for a session that ended */
  masuk: string;
  /** name of the unit, for lists */
  nama?: string;
}

/** Honest states of saving: nothing waits; on its way; waits for the network; waits for a login; held.
 *  "tertahan": the server fails for now, or every change that waits needs a person (conflict, refused, locked). */
export type KeadaanSimpan = "tersimpan" | "menyimpan" | "luring" | "masuk lagi" | "tertahan";

/** The outbox of one person and one report. Coalesced per cell, sent by one tab at a time, kept over reloads. */
export interface Antrean {
  /** Keep changes and send them when possible; resolves when they are kept in this browser. */
  tambah(operasi: readonly Operasi[]): Promise<void>;
  /** Changes that the server has not acknowledged, the newest per cell; shown again after a reload. */
  menunggu(): Promise<Operasi[]>;
  /** Forget a waiting change: the person took the other value. */
  lepas(operasi: Operasi): Promise<void>;
  /** Try now. */
  kirim(): Promise<void>;
}

/** What the outbox tells the grid. */
export interface Pendengar {
  jawaban(jawaban: Jawaban): void;
  keadaan(keadaan: KeadaanSimpan, menunggu: number): void;
  /** A whole batch was refused (4xx): the sentence of the server, and the changes, which stay in the outbox. */
  ditolak?(kalimat: string, operasi: readonly Operasi[]): void;
}

/** Opens the outbox; `luring/antrean.ts` exports it as `bukaAntrean`. */
export type BukaAntrean = (tempat: Tempat, pendengar: Pendengar) => Promise<Antrean>;
