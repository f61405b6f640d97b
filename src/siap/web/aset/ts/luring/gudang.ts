/** The shelves in this browser: per person and report the changes that wait, and the batch that is on its way. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { type Butir, type Kiriman, letak, menunggu, UMUR_TUA } from "./gabung";
import type { HasilSel, Jawaban, Tempat } from "./perjanjian";

/** One report of one person. */
export interface Laporan {
  laporan: string;
  pengguna: string;
  tempat: Tempat;
  /** address and title of the page that fills it */
  halaman?: string;
  judul?: string;
  kiriman?: Kiriman;
  /** state and version of the report in the last answer */
  keadaan?: Pick<Jawaban, "keadaan" | "versi">;
}

/** A cell as the server acknowledged it: newer than a page that was kept before. */
interface Pengakuan {
  laporan: string;
  letak: string;
  pada: number;
  hasil: HasilSel;
}

interface Baris extends Butir {
  laporan: string;
  letak: string;
}

interface Skema extends DBSchema {
  laporan: { key: string; value: Laporan; indexes: { pengguna: string } };
  sel: { key: [string, string]; value: Baris; indexes: { laporan: string } };
  jawab: { key: [string, string]; value: Pengakuan; indexes: { laporan: string } };
}

/** What one transaction may do with the shelf of a report. */
export interface Rak {
  semua(): Promise<Butir[]>;
  ambil(letak: string): Promise<Butir | undefined>;
  taruh(butir: Butir): void;
  buang(letak: string): void;
  kiriman(): Promise<Kiriman | undefined>;
  taruhKiriman(kiriman: Kiriman | undefined): Promise<void>;
  /** Remember what the server acknowledged. */
  ingat(jawaban: Jawaban, selesai: readonly HasilSel[], pada: number): Promise<void>;
  /** What was acknowledged since, with the state of the report then. */
  sejak(pada: number): Promise<Omit<Jawaban, "kunci" | "ulangan">>;
}

/** The shelf of one report; `ubah` is all or nothing. */
export interface Gudang {
  ubah<T>(kerja: (rak: Rak) => Promise<T>): Promise<T>;
}

const NAMA = "siap-luring";
let terbuka: Promise<IDBPDatabase<Skema>> | undefined;

function buka(): Promise<IDBPDatabase<Skema>> {
  terbuka ??= openDB<Skema>(NAMA, 1, {
    upgrade(db) {
      db.createObjectStore("laporan", { keyPath: "laporan" }).createIndex("pengguna", "pengguna");
      for (const rak of ["sel", "jawab"] as const) {
        db.createObjectStore(rak, { keyPath: ["laporan", "letak"] }).createIndex("laporan", "laporan");
      }
    },
    // a newer page wants another shape: let it, this page opens again when it needs the shelves
    blocking: (_kini, _mau, kejadian) => {
      (kejadian.target as IDBDatabase).close();
      terbuka = undefined;
    },
    terminated: () => (terbuka = undefined),
  });
  terbuka.catch(() => (terbuka = undefined));
  return terbuka;
}

/** The name of a report on the shelves. */
export function namaLaporan(tempat: Tempat): string {
  return JSON.stringify([tempat.pengguna, tempat.pemda, tempat.pd, tempat.tahun, tempat.bulan]);
}

/** Open the shelf of a report; a browser that keeps nothing gets one that lives as long as the page. */
export async function bukaGudang(tempat: Tempat): Promise<Gudang> {
  try {
    await buka();
    return gudangTetap(tempat);
  } catch {
    return gudangSementara();
  }
}

function gudangTetap(tempat: Tempat): Gudang {
  const nama = namaLaporan(tempat);
  const halaman = location.pathname + location.search;
  return {
    async ubah<T>(kerja: (rak: Rak) => Promise<T>): Promise<T> {
      const db = await buka();
      const tx = db.transaction(["laporan", "sel", "jawab"], "readwrite", { durability: "strict" });
      const kerjaan = kerja(rakTetap(tx, nama, tempat, halaman)).catch((salah: unknown) => {
        batalkan(tx);
        throw salah;
      });
      const [hasil] = await Promise.all([kerjaan, tx.done]);
      return hasil;
    },
  };
}

type Transaksi = IDBPTransaction<Skema, ("laporan" | "sel" | "jawab")[], "readwrite">;

function batalkan(tx: Transaksi): void {
  try {
    tx.abort();
  } catch {
    // it failed by itself, and says so
  }
}

/** One of many writes: when it fails, the whole transaction fails, and that is where it is told. */
function tulis(janji: Promise<unknown>): void {
  janji.catch(() => undefined);
}

function rakTetap(tx: Transaksi, nama: string, tempat: Tempat, halaman: string): Rak {
  const [kepala, sel, jawab] = [tx.objectStore("laporan"), tx.objectStore("sel"), tx.objectStore("jawab")];
  const baca = async (): Promise<Laporan> => {
    const lama = await kepala.get(nama);
    // the list of unsent changes opens reports too, and is not where they are filled
    const tempatnya = location.pathname === "/lapor" ? { tempat, halaman, judul: document.title } : {};
    return { laporan: nama, pengguna: tempat.pengguna, tempat, ...lama, ...tempatnya };
  };
  return {
    semua: () => sel.index("laporan").getAll(nama),
    ambil: (l) => sel.get([nama, l]),
    taruh: (b) => tulis(sel.put({ ...b, laporan: nama, letak: letak(b.operasi) })),
    buang: (l) => tulis(sel.delete([nama, l])),
    kiriman: async () => (await kepala.get(nama))?.kiriman,
    async taruhKiriman(kiriman) {
      const { kiriman: _lama, ...dasar } = await baca();
      await kepala.put(kiriman ? { ...dasar, kiriman } : dasar);
    },
    async ingat({ keadaan, versi }, selesai, pada) {
      await kepala.put({ ...(await baca()), keadaan: { keadaan, versi } });
      for (const hasil of selesai) tulis(jawab.put({ laporan: nama, letak: letak(hasil), pada, hasil }));
    },
    async sejak(pada) {
      const semua = await jawab.index("laporan").getAll(nama);
      for (const j of semua) if (j.pada < Date.now() - UMUR_TUA) tulis(jawab.delete([nama, j.letak]));
      const keadaan = (await kepala.get(nama))?.keadaan ?? { keadaan: "", versi: 0 };
      return { ...keadaan, hasil: semua.filter((j) => j.pada >= pada).map((j) => j.hasil) };
    },
  };
}

function gudangSementara(): Gudang {
  const sel = new Map<string, Butir>();
  let batch: Kiriman | undefined;
  let antre: Promise<unknown> = Promise.resolve();
  const rak: Rak = {
    semua: async () => [...sel.values()],
    ambil: async (l) => sel.get(l),
    taruh: (b) => void sel.set(letak(b.operasi), b),
    buang: (l) => void sel.delete(l),
    kiriman: async () => batch,
    taruhKiriman: async (kiriman) => void (batch = kiriman),
    ingat: async () => undefined,
    sejak: async () => ({ keadaan: "", versi: 0, hasil: [] }),
  };
  return {
    ubah<T>(kerja: (rak: Rak) => Promise<T>): Promise<T> {
      const hasil = antre.then(() => kerja(rak));
      antre = hasil.catch(() => undefined);
      return hasil;
    },
  };
}

/** Everything of one person in this browser that the server has not acknowledged, per report. */
export async function milik(pengguna: string): Promise<{ laporan: Laporan; butir: Butir[] }[]> {
  const db = await buka();
  const tx = db.transaction(["laporan", "sel"]);
  const semua = await tx.objectStore("laporan").index("pengguna").getAll(pengguna);
  const sel = tx.objectStore("sel").index("laporan");
  const hasil = semua.map(async (laporan) => ({
    laporan,
    butir: menunggu(laporan.kiriman, await sel.getAll(laporan.laporan)),
  }));
  return (await Promise.all(hasil)).filter((satu) => satu.butir.length > 0);
}

/** Forget what the server acknowledged; reports in which something waits stay, unless they are named. */
export async function lupakan(pengguna: string, juga: readonly string[] = []): Promise<void> {
  const db = await buka();
  const tx = db.transaction(["laporan", "sel", "jawab"], "readwrite", { durability: "strict" });
  const [kepala, sel, jawab] = [tx.objectStore("laporan"), tx.objectStore("sel"), tx.objectStore("jawab")];
  for (const { laporan, kiriman } of await kepala.index("pengguna").getAll(pengguna)) {
    for (const k of await jawab.index("laporan").getAllKeys(laporan)) tulis(jawab.delete(k));
    const kunci = await sel.index("laporan").getAllKeys(laporan);
    if (!juga.includes(laporan) && (kiriman || kunci.length)) continue;
    for (const k of kunci) tulis(sel.delete(k));
    tulis(kepala.delete(laporan));
  }
  await tx.done;
}
