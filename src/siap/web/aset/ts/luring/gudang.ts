/** The shelves in this browser: per person and report the changes that wait, and the batch that is on its way. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Butir, type Kiriman, letak } from "./gabung";
import type { Tempat } from "./perjanjian";

/** One report of one person. */
export interface Laporan {
  laporan: string;
  pengguna: string;
  tempat: Tempat;
  kiriman?: Kiriman;
}

interface Baris extends Butir {
  laporan: string;
  letak: string;
}

interface Skema extends DBSchema {
  laporan: { key: string; value: Laporan; indexes: { pengguna: string } };
  sel: { key: [string, string]; value: Baris; indexes: { laporan: string } };
}

/** What one transaction may do with the shelf of a report. */
export interface Rak {
  semua(): Promise<Butir[]>;
  ambil(letak: string): Promise<Butir | undefined>;
  taruh(butir: Butir): void;
  buang(letak: string): void;
  kiriman(): Promise<Kiriman | undefined>;
  taruhKiriman(kiriman: Kiriman | undefined): void;
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
      db.createObjectStore("sel", { keyPath: ["laporan", "letak"] }).createIndex("laporan", "laporan");
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
  return {
    async ubah<T>(kerja: (rak: Rak) => Promise<T>): Promise<T> {
      const db = await buka();
      const tx = db.transaction(["laporan", "sel"], "readwrite", { durability: "strict" });
      const sel = tx.objectStore("sel");
      const kepala = tx.objectStore("laporan");
      const rak: Rak = {
        semua: () => sel.index("laporan").getAll(nama),
        ambil: (l) => sel.get([nama, l]),
        taruh: (b) => void sel.put({ ...b, laporan: nama, letak: letak(b.operasi) }),
        buang: (l) => void sel.delete([nama, l]),
        kiriman: async () => (await kepala.get(nama))?.kiriman,
        taruhKiriman: (kiriman) => {
          const dasar = { laporan: nama, pengguna: tempat.pengguna, tempat };
          void kepala.put(kiriman ? { ...dasar, kiriman } : dasar);
        },
      };
      const [hasil] = await Promise.all([kerja(rak), tx.done]);
      return hasil;
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
    taruhKiriman: (kiriman) => void (batch = kiriman),
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
  const rak = tx.objectStore("sel").index("laporan");
  return Promise.all(semua.map(async (laporan) => ({ laporan, butir: await rak.getAll(laporan.laporan) })));
}

/** Forget reports of a person; without a list only those in which nothing waits. */
export async function lupakan(pengguna: string, hanya?: readonly string[]): Promise<void> {
  const db = await buka();
  const tx = db.transaction(["laporan", "sel"], "readwrite", { durability: "strict" });
  const kepala = tx.objectStore("laporan");
  const sel = tx.objectStore("sel");
  for (const laporan of await kepala.index("pengguna").getAll(pengguna)) {
    const kunci = await sel.index("laporan").getAllKeys(laporan.laporan);
    const buang = hanya ? hanya.includes(laporan.laporan) : !laporan.kiriman && kunci.length === 0;
    if (!buang) continue;
    await Promise.all([kepala.delete(laporan.laporan), ...kunci.map((k) => sel.delete(k))]);
  }
  await tx.done;
}
