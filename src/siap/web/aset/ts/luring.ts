/** Entry of the page of unsent changes: what waits in this browser, per report; send it, take it along, bring it back. */
import { bukaAntrean } from "./luring/antrean";
import { bacaCsv, namaBerkas, tulisCsv, unduh } from "./luring/berkas";
import { type Butir, UMUR_TUA } from "./luring/gabung";
import { type Laporan, lupakan, milik, namaLaporan } from "./luring/gudang";
import { orangTerakhir, tanya } from "./luring/penjaga";
import type { Antrean, KeadaanSimpan, Tempat } from "./luring/perjanjian";
import { namaRak } from "./luring/rak";
import { namaSel, nilai, saat, tombol, unsur } from "./luring/tampil";

const BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
const KATA: Record<KeadaanSimpan, [string, string]> = {
  tersimpan: ["Semua terkirim", "baik"],
  menyimpan: ["Sedang dikirim", "info"],
  luring: ["Menunggu jaringan", "waspada"],
  "masuk lagi": ["Menunggu Anda masuk lagi", "waspada"],
  tertahan: ["Perlu keputusan Anda", "buruk"],
};
const STATUS: Record<string, string> = { bentrok: "bentrok: buka lembar untuk memilih", ditolak: "ditolak", terkunci: "laporan tertutup" };
const TAMPIL = 50;

const pengguna = orangTerakhir();
const kabar = document.querySelector<HTMLElement>("#luring-kabar");
const wadah = document.querySelector<HTMLElement>("#luring-isi");
const antrean = new Map<string, Antrean>();
const keadaan = new Map<string, KeadaanSimpan>();
let berikut: ReturnType<typeof setTimeout> | undefined;

function namaLengkap({ tempat, judul }: Laporan): string {
  if (judul) return judul.replace(/ · SIAP$/, "");
  return `${tempat.nama ?? `PD ${tempat.pd}`}, ${BULAN[tempat.bulan - 1] ?? tempat.bulan} ${tempat.tahun}`;
}

function alamatLembar({ halaman, tempat }: Laporan): string {
  const kueri = new URLSearchParams({ pemda: tempat.pemda, tahun: `${tempat.tahun}`, bulan: `${tempat.bulan}`, pd: tempat.pd });
  return halaman ?? `/lapor?${kueri.toString()}`;
}

/** Draw once for a burst of news. */
function segarkan(): void {
  clearTimeout(berikut);
  berikut = setTimeout(() => void gambar(), 60);
}

async function gambar(): Promise<void> {
  if (!wadah) return;
  const semua = pengguna ? await milik(pengguna).catch(() => []) : [];
  const halaman = await salinan();
  const terbuka = new Set([...wadah.querySelectorAll<HTMLDetailsElement>("details[open]")].map((d) => d.dataset["laporan"]));
  const isi: Node[] = semua.map((satu) => kartu(satu.laporan, satu.butir, terbuka.has(satu.laporan.laporan)));
  if (isi.length === 0) isi.push(kosong());
  if (halaman.length) isi.push(daftarSalinan(halaman));
  if (pengguna) isi.push(masukan());
  wadah.replaceChildren(...isi);
}

function kosong(): HTMLElement {
  const kalimat = pengguna
    ? "Tidak ada isian yang menunggu. Semua yang Anda ketik di peramban ini sudah diterima peladen."
    : "Belum ada yang masuk di peramban ini. Masuk dahulu untuk melihat isian Anda.";
  return unsur(
    "section",
    { class: "kartu berpadding" },
    unsur("p", {}, kalimat),
    ...(pengguna ? [] : [unsur("p", {}, unsur("a", { class: "tombol utama", href: "/masuk?next=/luring" }, "Masuk"))]),
  );
}

function kartu(laporan: Laporan, butir: Butir[], terbuka: boolean): HTMLElement {
  const [kata, warna] = KATA[keadaan.get(laporan.laporan) ?? "luring"];
  const terlama = Math.min(...butir.map((b) => b.sejak));
  const tua = Date.now() - terlama > UMUR_TUA;
  const rinci = unsur(
    "details",
    { class: "lainnya", "data-laporan": laporan.laporan },
    unsur("summary", {}, `Lihat ${butir.length} isian`),
    unsur("ul", { class: "daftar" }, ...butir.slice(0, TAMPIL).map(baris)),
    ...(butir.length > TAMPIL ? [unsur("p", { class: "redup kecil" }, `dan ${butir.length - TAMPIL} lagi; unduh untuk melihat semuanya`)] : []),
  );
  rinci.open = terbuka;
  return unsur(
    "section",
    { class: "kartu" },
    unsur(
      "div",
      { class: "kartu-kepala" },
      unsur("h2", {}, namaLengkap(laporan)),
      unsur("span", { class: `lencana ${warna}` }, kata),
    ),
    unsur(
      "div",
      { class: "kartu-isi luring-kartu" },
      unsur("p", {}, `${butir.length} sel belum diterima peladen, sejak ${saat(terlama)}.`),
      ...(tua ? [unsur("p", { class: "galat" }, "Lebih dari 30 hari: laporannya mungkin sudah ditutup. Unduh isian ini sebelum membuangnya.")] : []),
      rinci,
      unsur(
        "div",
        { class: "baris-tombol" },
        ...(keadaan.get(laporan.laporan) === "masuk lagi"
          ? [unsur("a", { class: "tombol utama", href: "/masuk?next=/luring" }, "Masuk lagi")]
          : [tombol("Kirim sekarang", "tombol utama", () => kirimSekarang(laporan))]),
        unsur("a", { class: "tombol", href: alamatLembar(laporan) }, "Buka lembar"),
        tombol("Unduh CSV", "tombol", () => unduh(namaBerkas(laporan.tempat), tulisCsv(laporan.tempat, butir))),
        tombol("Buang", "tombol sunyi", () => buang(laporan, butir)),
      ),
    ),
  );
}

function baris({ operasi, tahan }: Butir): HTMLElement {
  const ket = tahan ? ` (${[STATUS[tahan.status], tahan.kalimat].filter(Boolean).join("; ")})` : "";
  return unsur("li", {}, `${namaSel(operasi)}: `, unsur("span", { class: "kuat" }, nilai(operasi.kolom, operasi.nilai)), ket);
}

async function kirimSekarang(laporan: Laporan): Promise<void> {
  keadaan.set(laporan.laporan, "menyimpan");
  segarkan();
  await (antrean.get(laporan.laporan) ?? (await layani(laporan))).kirim();
}

async function buang(laporan: Laporan, butir: Butir[]): Promise<void> {
  const jelas = `${butir.length} isian untuk ${namaLengkap(laporan)} dihapus dari peramban ini dan tidak dapat dikembalikan. Unduh dahulu bila ragu.`;
  if (!(await tanya("Buang isian yang belum terkirim?", jelas, "Buang"))) return;
  await lupakan(pengguna, [laporan.laporan]);
  antrean.delete(laporan.laporan);
  segarkan();
}

/** Send what waits of one report, as its own page would. */
async function layani(laporan: Laporan): Promise<Antrean> {
  const nama = laporan.laporan;
  const satu = await bukaAntrean(laporan.tempat, {
    jawaban: segarkan,
    keadaan: (k) => {
      keadaan.set(nama, k);
      segarkan();
    },
  });
  antrean.set(nama, satu);
  return satu;
}

/** Pages of this person that open without a network. */
async function salinan(): Promise<[string, string][]> {
  if (!("caches" in window) || !pengguna) return [];
  const nama = namaRak(encodeURIComponent(pengguna));
  if (!(await caches.has(nama))) return [];
  const rak = await caches.open(nama);
  const semua = await Promise.all(
    (await rak.keys()).filter((k) => new URL(k.url).pathname !== "/luring").map(async (k): Promise<[string, string]> => {
      const jawaban = await rak.match(k, { ignoreVary: true });
      return [k.url, jawaban?.headers.get("X-Siap-Disimpan") ?? ""];
    }),
  );
  return semua.sort((a, b) => (a[1] < b[1] ? 1 : -1));
}

function daftarSalinan(halaman: [string, string][]): HTMLElement {
  const tulis = (alamat: string): string => {
    const { pathname, searchParams } = new URL(alamat);
    const bulan = BULAN[Number(searchParams.get("bulan")) - 1];
    const apa = pathname === "/lapor" ? "Lembar isian" : pathname === "/hari-ini" ? "Hari ini" : pathname;
    return [apa, searchParams.get("pd"), bulan && `${bulan} ${searchParams.get("tahun") ?? ""}`].filter(Boolean).join(" · ");
  };
  return unsur(
    "section",
    { class: "kartu berpadding" },
    unsur("h2", {}, "Halaman yang dapat dibuka tanpa jaringan"),
    unsur(
      "ul",
      { class: "daftar" },
      ...halaman.map(([a, kapan]) => unsur("li", {}, unsur("a", { href: a }, tulis(a)), unsur("span", { class: "redup kecil" }, ` keadaan ${saat(kapan)}`))),
    ),
  );
}

/** A file from the button above goes back into the outbox of the same person. */
function masukan(): HTMLElement {
  const medan = unsur("input", { type: "file", id: "berkas-isian", accept: ".csv,text/csv" });
  medan.addEventListener("change", () => void terimaBerkas(medan.files?.[0]));
  return unsur(
    "section",
    { class: "kartu berpadding" },
    unsur(
      "div",
      { class: "medan" },
      unsur("label", { for: "berkas-isian" }, "Masukkan kembali isian dari berkas CSV"),
      medan,
      unsur("p", { class: "bantuan" }, "Isian dari berkas ikut terkirim seperti yang diketik; yang sudah diubah orang lain ditanyakan dahulu."),
    ),
  );
}

async function terimaBerkas(berkas: File | undefined): Promise<void> {
  if (!berkas) return;
  try {
    const semua = bacaCsv(await berkas.text());
    if (semua.some((b) => b.tempat.pengguna !== pengguna)) throw new Error("Berkas ini berisi isian orang lain. Masuk sebagai orang itu untuk memasukkannya.");
    const kelompok = new Map<string, { tempat: Tempat; operasi: (typeof semua)[number]["operasi"][] }>();
    for (const { tempat, operasi } of semua) {
      const kueri = new URLSearchParams({ pemda: tempat.pemda, tahun: `${tempat.tahun}`, bulan: `${tempat.bulan}`, pd: tempat.pd });
      const kunci = kueri.toString();
      const satu = kelompok.get(kunci) ?? { tempat: { ...tempat, simpan: `/lapor/simpan?${kunci}`, masuk: "/masuk" }, operasi: [] };
      satu.operasi.push(operasi);
      kelompok.set(kunci, satu);
    }
    for (const { tempat, operasi } of kelompok.values()) await (await bukaKembali(tempat)).tambah(operasi);
    beriKabar(`${semua.length} isian dari ${berkas.name} masuk kembali.`, "baik");
  } catch (salah) {
    beriKabar(salah instanceof Error ? salah.message : "Berkas tidak dapat dibaca.", "buruk");
  }
  segarkan();
}

async function bukaKembali(tempat: Tempat): Promise<Antrean> {
  const nama = namaLaporan(tempat);
  const ada = (await milik(pengguna)).find((satu) => satu.laporan.laporan === nama);
  return antrean.get(nama) ?? layani(ada?.laporan ?? { laporan: nama, pengguna, tempat });
}

function beriKabar(kalimat: string, warna: string): void {
  kabar?.replaceChildren(unsur("p", { class: `pesan ${warna}` }, kalimat));
}

async function mulai(): Promise<void> {
  if (location.pathname !== "/luring") {
    beriKabar("Jaringan tidak terjangkau, dan halaman ini belum tersimpan di peramban ini. Buka salah satu di bawah, atau muat ulang bila jaringan kembali.", "waspada");
  }
  await gambar();
  if (!pengguna) return;
  for (const { laporan } of await milik(pengguna)) await layani(laporan);
}

void mulai();
