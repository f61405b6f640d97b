/** On every page: whose browser this is now, the worker, what still waits, and a clean desk after signing out. */
import { lupakan, milik } from "./gudang";
import { namaRak, RAK_HALAMAN } from "./rak";
import { saat, tombol, unsur } from "./tampil";

const ORANG = "siap-orang";

/** The person who signed in last in this browser and has not signed out; "" is nobody. */
export function orangTerakhir(): string {
  try {
    return localStorage.getItem(ORANG) ?? "";
  } catch {
    return "";
  }
}

function catatOrang(nama: string): void {
  try {
    if (nama) localStorage.setItem(ORANG, nama);
    else localStorage.removeItem(ORANG);
  } catch {
    // a browser that keeps nothing has nothing to hide either
  }
}

function meta(nama: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${nama}"]`)?.content ?? "";
}

/** Delete kept pages, those of one person excepted. */
export async function buangHalaman(kecuali = ""): Promise<void> {
  if (!("caches" in window)) return;
  for (const nama of await caches.keys()) {
    if (nama.startsWith(RAK_HALAMAN) && nama !== namaRak(encodeURIComponent(kecuali))) await caches.delete(nama);
  }
}

export function pasangPenjaga(): void {
  const pengguna = meta("siap-pengguna");
  const disimpan = document.documentElement.dataset["simpanan"];
  void pasangPekerja(Boolean(pengguna) && !disimpan);
  // a page that names nobody (unsent changes, a failure of the server) proves nothing about who sits here
  if (!pengguna && !meta("siap-tamu")) return;
  // back from the browser's own memory, after somebody else sat down here
  window.addEventListener("pageshow", (kejadian) => {
    if (kejadian.persisted && orangTerakhir() !== pengguna) location.reload();
  });
  if (disimpan && pengguna !== orangTerakhir()) return location.replace("/luring");
  if (!disimpan) {
    catatOrang(pengguna);
    void buangHalaman(pengguna).catch(() => undefined);
  }
  if (!pengguna) return;
  if (disimpan) tandaiSalinan(disimpan);
  pasangKeluar(pengguna);
  if (!document.querySelector("[data-lembar]")) void ingatkan(pengguna);
}

/** Without https (except on the own machine) there is no worker, and pages work as before. */
async function pasangPekerja(simpanIni: boolean): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const terkendali = navigator.serviceWorker.controller !== null;
  try {
    await navigator.serviceWorker.register("/pekerja.js", { scope: "/", updateViaCache: "none" });
    if (terkendali || !simpanIni) return;
    const siap = await navigator.serviceWorker.ready;
    siap.active?.postMessage({ simpan: location.href });
  } catch {
    // blocked by policy or storage: only the offline comfort is missing
  }
}

function tandaiSalinan(kapan: string): void {
  const kabar = unsur(
    "div",
    { class: "pesan waspada salinan", role: "status" },
    unsur("p", { class: "kuat" }, `Salinan simpanan, keadaan ${saat(kapan)}`),
    unsur("p", {}, "Jaringan tidak terjangkau. Yang Anda isi tetap disimpan di peramban ini dan terkirim begitu jaringan kembali."),
    unsur("div", { class: "baris-tombol" }, tombol("Muat ulang", "tombol", () => location.reload())),
  );
  document.querySelector("main")?.prepend(kabar);
}

/** Signing out clears this browser; what the server does not have yet is kept for its author, who is told. */
function pasangKeluar(pengguna: string): void {
  document.addEventListener("submit", (kejadian) => {
    const formulir = kejadian.target as HTMLFormElement;
    if (new URL(formulir.action, location.href).pathname !== "/keluar") return;
    kejadian.preventDefault();
    void keluar(pengguna, formulir);
  });
}

async function keluar(pengguna: string, formulir: HTMLFormElement): Promise<void> {
  const jumlah = await hitung(pengguna);
  if (jumlah > 0 && !(await yakin(jumlah))) return;
  catatOrang("");
  await Promise.allSettled([buangHalaman(), lupakan(pengguna)]);
  formulir.submit();
}

async function hitung(pengguna: string): Promise<number> {
  try {
    return (await milik(pengguna)).reduce((n, l) => n + l.butir.length, 0);
  } catch {
    return 0;
  }
}

function yakin(jumlah: number): Promise<boolean> {
  return tanya(
    `${jumlah} isian belum terkirim`,
    "Isian itu tetap tersimpan di peramban ini untuk akun Anda, dan terkirim setelah Anda masuk lagi di sini. Orang lain tidak melihatnya lewat SIAP.",
    "Tetap keluar",
    unsur("a", { class: "tombol", href: "/luring" }, "Lihat isian"),
  );
}

/** A question with one way on and one way back. */
export function tanya(judul: string, jelas: string, ya: string, ...lain: HTMLElement[]): Promise<boolean> {
  return new Promise((selesai) => {
    const dialog = unsur("dialog", { "aria-labelledby": "tanya-judul" });
    const tutup = (hasil: boolean): void => {
      dialog.returnValue = hasil ? "ya" : "";
      dialog.close();
    };
    dialog.append(
      unsur(
        "div",
        { class: "luring-soal" },
        unsur("h2", { id: "tanya-judul" }, judul),
        unsur("p", {}, jelas),
        unsur(
          "div",
          { class: "baris-tombol" },
          tombol("Batal", "tombol", () => tutup(false)),
          ...lain,
          tombol(ya, "tombol utama", () => tutup(true)),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      selesai(dialog.returnValue === "ya");
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

async function ingatkan(pengguna: string): Promise<void> {
  const jumlah = await hitung(pengguna);
  if (jumlah === 0) return;
  const kabar = unsur(
    "div",
    { class: "pesan waspada", role: "status" },
    unsur("p", {}, `${jumlah} isian Anda di peramban ini belum terkirim. `, unsur("a", { href: "/luring" }, "Lihat dan kirim")),
  );
  document.querySelector("main")?.prepend(kabar);
}
