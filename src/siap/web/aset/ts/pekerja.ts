/** The service worker: static files by hash, pages from the network first, answers of the API never.
 *
 *  It keeps pages of one person only. A page says in a header whose it is; when that is somebody else, or
 *  nobody, everything kept before is thrown away. Unsent changes are not its business: pages hold them.
 */
import { MEDAN_PENGGUNA, namaRak, RAK_HALAMAN, RAK_STATIS, TANPA_PENGGUNA } from "./luring/rak";

interface Peristiwa extends Event {
  waitUntil(janji: Promise<unknown>): void;
}
interface PeristiwaAmbil extends Peristiwa {
  request: Request;
  respondWith(jawaban: Promise<Response>): void;
}
interface PeristiwaPesan extends Peristiwa {
  data: unknown;
}
interface Pekerja {
  /** put in front of this script by the server */
  SIAP: { versi: string; berkas: string[]; statis: string; luring: string; simpan: string[] };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(nama: "install" | "activate", kerja: (p: Peristiwa) => void): void;
  addEventListener(nama: "fetch", kerja: (p: PeristiwaAmbil) => void): void;
  addEventListener(nama: "message", kerja: (p: PeristiwaPesan) => void): void;
}
declare const self: Pekerja;

const { berkas, statis, luring, simpan } = self.SIAP;
/** A slow line counts as none after this long, when a copy is at hand. */
const BATAS_TUNGGU = 6_000;
const UMUR_SALINAN = 30 * 24 * 60 * 60 * 1000;
const KAPAN = "X-Siap-Disimpan";

self.addEventListener("install", (p) => {
  p.waitUntil(
    caches
      .open(RAK_STATIS)
      // one file that fails now comes when a page asks for it
      .then((rak) => Promise.allSettled([...berkas, luring].map((a) => rak.add(new Request(a, { cache: "reload" })))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (p) => {
  p.waitUntil(Promise.all([rapikan(), self.clients.claim()]));
});

self.addEventListener("message", (p) => {
  const alamat = (p.data as { simpan?: unknown } | null)?.simpan;
  // the first page came before this worker did
  if (typeof alamat === "string" && disimpan(new URL(alamat))) p.waitUntil(dariJaringan(new Request(alamat)).catch(() => undefined));
});

self.addEventListener("fetch", (p) => {
  const { request } = p;
  const alamat = new URL(request.url);
  if (request.method !== "GET" || alamat.origin !== location.origin) return;
  if (request.mode === "navigate") p.respondWith(halaman(p));
  else if (alamat.pathname.startsWith(statis)) p.respondWith(dariRak(request));
});

function disimpan(alamat: URL): boolean {
  return alamat.origin === location.origin && simpan.includes(alamat.pathname);
}

async function dariRak(request: Request): Promise<Response> {
  const rak = await caches.open(RAK_STATIS);
  const ada = await rak.match(request, { ignoreVary: true });
  if (ada) return ada;
  const jawaban = await fetch(request);
  // a name with a hash never means something else later
  if (jawaban.ok && /\.[0-9a-f]{12}\./.test(request.url)) await rak.put(request, jawaban.clone());
  return jawaban;
}

async function halaman(p: PeristiwaAmbil): Promise<Response> {
  const jaringan = dariJaringan(p.request);
  p.waitUntil(jaringan.catch(() => undefined));
  const salinan = disimpan(new URL(p.request.url)) ? await dariSalinan(p.request) : undefined;
  try {
    if (!salinan) return await jaringan;
    return await Promise.race([jaringan, tunggu()]);
  } catch {
    // no name of a person is in the page that stands in
    return salinan ?? (await caches.match(luring, { ignoreVary: true })) ?? Response.error();
  }
}

function tunggu(): Promise<never> {
  return new Promise((_, gagal) => setTimeout(gagal, BATAS_TUNGGU));
}

/** Fetch a page, forget what belongs to others, keep a copy when it is one of those that work offline. */
async function dariJaringan(request: Request): Promise<Response> {
  const kapan = new Date().toISOString();
  const jawaban = await fetch(request);
  const pengguna = jawaban.headers.get(MEDAN_PENGGUNA);
  if (pengguna === null) return jawaban;
  await singkirkan(pengguna);
  const html = jawaban.headers.get("Content-Type")?.startsWith("text/html") ?? false;
  if (pengguna !== TANPA_PENGGUNA && jawaban.status === 200 && !jawaban.redirected && html && disimpan(new URL(request.url))) {
    const teks = await jawaban.clone().text();
    const kepala = new Headers(jawaban.headers);
    for (const nama of ["Content-Encoding", "Content-Length", "Set-Cookie"]) kepala.delete(nama);
    kepala.set(KAPAN, kapan);
    // the page itself tells that it is a copy, and from when
    const isi = teks.replace(/<html/i, `<html data-simpanan="${kapan}"`);
    const rak = await caches.open(namaRak(pengguna));
    await rak.put(request.url, new Response(isi, { headers: kepala })).catch(() => undefined);
  }
  return jawaban;
}

async function dariSalinan(request: Request): Promise<Response | undefined> {
  for (const nama of await caches.keys()) {
    if (!nama.startsWith(RAK_HALAMAN)) continue;
    const ada = await (await caches.open(nama)).match(request.url, { ignoreVary: true });
    if (ada && Date.now() - Date.parse(ada.headers.get(KAPAN) ?? "") < UMUR_SALINAN) return ada;
  }
  return undefined;
}

/** Throw away the pages of everybody else; a reader who is not signed in has none. */
async function singkirkan(pengguna: string): Promise<void> {
  const lain = (await caches.keys()).filter((n) => n.startsWith(RAK_HALAMAN) && n !== namaRak(pengguna));
  await Promise.all(lain.map((n) => caches.delete(n)));
}

/** Static files of older versions go, except those that a kept page still asks for. */
async function rapikan(): Promise<void> {
  const perlu = new Set([...berkas, luring].map((a) => new URL(a, location.origin).href));
  for (const nama of await caches.keys()) {
    if (!nama.startsWith(RAK_HALAMAN)) continue;
    const rak = await caches.open(nama);
    for (const kunci of await rak.keys()) {
      const teks = (await (await rak.match(kunci, { ignoreVary: true }))?.text()) ?? "";
      for (const [, a] of teks.matchAll(/["'](\/[^"'\s]+)["']/g)) {
        if (a?.startsWith(statis)) perlu.add(new URL(a, location.origin).href);
      }
    }
  }
  const rak = await caches.open(RAK_STATIS);
  for (const kunci of await rak.keys()) if (!perlu.has(kunci.url)) await rak.delete(kunci);
}
