/** The outbox of one person and one report: kept in this browser, sent by one tab at a time, answered exactly once. */
import {
  BATAS_OPERASI,
  bubarkan,
  type Butir,
  gabungkan,
  type Kiriman,
  letak,
  menunggu,
  pilih,
  terima,
} from "./gabung";
import { bukaGudang, type Gudang, namaLaporan, type Rak } from "./gudang";
import { kirimBatch } from "./kirim";
import type { Antrean, BukaAntrean, Jawaban, KeadaanSimpan, Operasi, Pendengar, Tempat } from "./perjanjian";

/** Typing in two cells within this time travels together. */
const JEDA = 300;
const ULANG_AWAL = 2_000;
const ULANG_AKHIR = 60_000;

/** Between the tabs of one browser: something changed on the shelf, or an answer came. */
type Pesan = { jawaban?: Jawaban };

export const bukaAntrean: BukaAntrean = async (tempat, pendengar) => {
  const antrean = new AntreanPeramban(tempat, pendengar, await bukaGudang(tempat));
  await antrean.mulai();
  return antrean;
};

class AntreanPeramban implements Antrean {
  private readonly nama: string;
  private readonly siaran: BroadcastChannel | undefined;
  private putaran: Promise<void> | undefined;
  private lagi = false;
  private gagal = 0;
  private batas = BATAS_OPERASI;
  private jam: ReturnType<typeof setTimeout> | undefined;
  private jamKabar: ReturnType<typeof setTimeout> | undefined;
  private terakhir: KeadaanSimpan = "tersimpan";
  private dimintaTetap = false;
  /** changes on their way to the shelf: they count as waiting already */
  private menaruh = 0;

  constructor(
    private readonly tempat: Tempat,
    private readonly pendengar: Pendengar,
    private readonly gudang: Gudang,
  ) {
    this.nama = namaLaporan(tempat);
    if (typeof BroadcastChannel === "function") this.siaran = new BroadcastChannel(`siap-luring ${this.nama}`);
  }

  /** What was held is asked again: a report may have come back, a conflict is shown again after a reload. */
  async mulai(): Promise<void> {
    // a copy kept by the worker is older than what the server acknowledged after it
    const disimpan = Date.parse(document.documentElement.dataset["simpanan"] ?? "");
    const [ada, susulan] = await this.gudang.ubah(async (rak) => {
      const semua = await rak.semua();
      for (const { operasi, sejak, tahan } of semua) if (tahan) rak.taruh({ operasi, sejak });
      const kiriman = await rak.kiriman();
      await rak.taruhKiriman(kiriman);
      const baru = Number.isNaN(disimpan) ? undefined : await rak.sejak(disimpan);
      return [menunggu(kiriman, semua).length, baru] as const;
    });
    if (susulan?.hasil.length) this.pendengar.jawaban({ kunci: "simpanan", ...susulan, ulangan: true });
    this.siaran?.addEventListener("message", (kejadian: MessageEvent<Pesan>) => void this.dengar(kejadian.data));
    window.addEventListener("online", () => void this.segera());
    window.addEventListener("offline", () => void this.kabari("luring"));
    window.addEventListener("focus", () => void this.segera());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.segera();
    });
    await this.kabari(ada ? "menyimpan" : "tersimpan");
    if (ada) this.nanti(0);
  }

  async tambah(operasi: readonly Operasi[]): Promise<void> {
    if (operasi.length === 0) return;
    const kini = Date.now();
    this.menaruh += operasi.length;
    try {
      await this.gudang.ubah(async (rak) => {
        // one look at the shelf: asking for each cell of a wide paste takes seconds
        const ada = new Map((await rak.semua()).map((b) => [letak(b.operasi), b]));
        for (const satu of operasi) {
          const butir = gabungkan(ada.get(letak(satu)), satu, kini);
          ada.set(letak(satu), butir);
          rak.taruh(butir);
        }
      });
    } finally {
      this.menaruh -= operasi.length;
    }
    this.mintaTetap();
    this.siarkan({});
    // after a failure the clock runs already, and what it waits for stays true
    await this.kabari(this.gagal > 0 ? this.terakhir : navigator.onLine === false ? "luring" : "menyimpan");
    if (this.gagal === 0) this.nanti(JEDA);
  }

  async menunggu(): Promise<Operasi[]> {
    return this.gudang.ubah(async (rak) => menunggu(await rak.kiriman(), await rak.semua()).map((b) => b.operasi));
  }

  async lepas(operasi: Operasi): Promise<void> {
    await this.gudang.ubah(async (rak) => {
      const ada = await rak.ambil(letak(operasi));
      if (ada && (ada.tahan || ada.operasi.nilai === operasi.nilai)) rak.buang(letak(operasi));
    });
    this.siarkan({});
    this.kabariNanti();
  }

  async kirim(): Promise<void> {
    clearTimeout(this.jam);
    this.jam = undefined;
    this.lagi = true;
    this.putaran ??= this.bergiliran().finally(() => (this.putaran = undefined));
    await this.putaran;
  }

  /** Whoever holds the lock sends; without locks (plain http) the key of the batch keeps it to one effect. */
  private async bergiliran(): Promise<void> {
    while (this.lagi) {
      this.lagi = false;
      if (navigator.locks) await navigator.locks.request(`siap-kirim ${this.nama}`, () => this.putar());
      else await this.putar();
    }
  }

  private async putar(): Promise<void> {
    for (;;) {
      const kiriman = await this.siapkan();
      if (!kiriman) return this.kabari("tersimpan");
      await this.kabari("menyimpan");
      const balasan = await kirimBatch(this.tempat, kiriman);
      if (balasan.jenis === "jawaban") await this.terima(kiriman, balasan.jawaban);
      else if (balasan.jenis === "ditolak" && balasan.sebagian && kiriman.butir.length > 1) await this.bagi(kiriman);
      else if (balasan.jenis === "ditolak") await this.tolak(kiriman, balasan.kalimat);
      else {
        this.gagal += 1;
        this.nanti(Math.max(balasan.jenis === "tertahan" ? balasan.tunggu : 0, this.jeda()));
        return this.kabari(balasan.jenis);
      }
      this.gagal = 0;
    }
  }

  /** The batch on its way, or a new one: it is on the shelf with its key before anything is sent. */
  private siapkan(): Promise<Kiriman | undefined> {
    return this.gudang.ubah(async (rak) => {
      const lama = await rak.kiriman();
      if (lama) return lama;
      const butir = pilih(await rak.semua(), this.batas);
      if (butir.length === 0) return undefined;
      const kiriman = { kunci: uuid(), butir: butir.map(({ operasi, sejak }) => ({ operasi, sejak })) };
      for (const b of butir) rak.buang(letak(b.operasi));
      await rak.taruhKiriman(kiriman);
      return kiriman;
    });
  }

  private async terima(kiriman: Kiriman, jawaban: Jawaban): Promise<void> {
    const selesai = jawaban.hasil.filter((h) => h.status === "tersimpan" || h.status === "sama");
    await this.bongkar(
      kiriman,
      (semua) => terima(kiriman, semua, jawaban.hasil),
      (rak) => rak.ingat(jawaban, selesai, Date.now()),
    );
    this.batas = Math.min(BATAS_OPERASI, this.batas * 2);
    this.pendengar.jawaban(jawaban);
    this.siarkan({ jawaban: { ...jawaban, hasil: selesai } });
  }

  private async tolak(kiriman: Kiriman, kalimat: string): Promise<void> {
    await this.bongkar(kiriman, (semua) => bubarkan(kiriman, semua, kalimat));
    this.pendengar.ditolak?.(
      kalimat,
      kiriman.butir.map((b) => b.operasi),
    );
  }

  /** Too big, or one cell that the server cannot read: nothing of it was taken, so its halves are tried. */
  private async bagi(kiriman: Kiriman): Promise<void> {
    this.batas = Math.max(1, Math.floor(kiriman.butir.length / 2));
    await this.bongkar(kiriman, (semua) => bubarkan(kiriman, semua, ""));
  }

  /** Take an answered batch off the shelf, unless another tab did. */
  private async bongkar(
    kiriman: Kiriman,
    sisa: (semua: Butir[]) => Butir[],
    lalu?: (rak: Rak) => Promise<void>,
  ): Promise<void> {
    await this.gudang.ubah(async (rak) => {
      if ((await rak.kiriman())?.kunci !== kiriman.kunci) return;
      for (const butir of sisa(await rak.semua())) rak.taruh(butir);
      await rak.taruhKiriman(undefined);
      await lalu?.(rak);
    });
  }

  /** Say where saving stands. What waits decides: with nothing left it is saved, with only held changes it is held. */
  private async kabari(mau: KeadaanSimpan): Promise<void> {
    const [jumlah, bergerak] = await this.gudang.ubah(async (rak) => {
      const kiriman = await rak.kiriman();
      const semua = await rak.semua();
      return [menunggu(kiriman, semua).length, Boolean(kiriman) || semua.some((b) => !b.tahan)] as const;
    });
    const semua = jumlah + this.menaruh;
    const tertahan = !bergerak && this.menaruh === 0;
    this.terakhir = semua === 0 ? "tersimpan" : tertahan ? "tertahan" : mau === "tersimpan" ? "menyimpan" : mau;
    this.pendengar.keadaan(this.terakhir, semua);
  }

  private async dengar(pesan: Pesan): Promise<void> {
    if (pesan.jawaban) this.pendengar.jawaban(pesan.jawaban);
    this.kabariNanti();
  }

  /** Thousands of conflicts decided at once are counted once. */
  private kabariNanti(): void {
    clearTimeout(this.jamKabar);
    this.jamKabar = setTimeout(() => void this.kabari(this.terakhir), 50);
  }

  private siarkan(pesan: Pesan): void {
    this.siaran?.postMessage(pesan);
  }

  /** The network or the person is back: no reason to wait for the clock. */
  private async segera(): Promise<void> {
    this.gagal = 0;
    await this.kirim();
  }

  private nanti(jeda: number): void {
    clearTimeout(this.jam);
    this.jam = setTimeout(() => void this.kirim(), jeda);
  }

  /** Twice as long each time, and not at the same moment in a whole office. */
  private jeda(): number {
    const dasar = Math.min(ULANG_AKHIR, ULANG_AWAL * 2 ** Math.min(this.gagal - 1, 10));
    return dasar * (0.75 + Math.random() / 2);
  }

  /** After the first edit: ask the browser not to clear this when the disk fills up. */
  private mintaTetap(): void {
    if (this.dimintaTetap) return;
    this.dimintaTetap = true;
    void navigator.storage?.persist?.().catch(() => false);
  }
}

/** A UUID also where the page is not a secure context. */
function uuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = ((b[6] ?? 0) & 0x0f) | 0x40;
  b[8] = ((b[8] ?? 0) & 0x3f) | 0x80;
  const h = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}
