/** One batch to the server, and what its answer means. The body and the key are the same however often it is sent. */
import type { Kiriman } from "./gabung";
import type { Jawaban, Operasi, Tempat } from "./perjanjian";

/** What came back. */
export type Balasan =
  | { jenis: "jawaban"; jawaban: Jawaban }
  | { jenis: "luring" | "masuk lagi" }
  | { jenis: "tertahan"; tunggu: number }
  /** nothing of the batch was taken; `sebagian`: a part of it may be */
  | { jenis: "ditolak"; kalimat: string; sebagian: boolean };

/** Longer than the server's own limit: an answer that comes is better than a question asked again. */
const BATAS_WAKTU = 60_000;
/** The server refused the content itself, so the same again cannot help; of 400 and 413 one cell may be the cause. */
const TIDAK_SAH = new Map([
  [400, true],
  [413, true],
  [415, false],
  [422, false],
]);

/** Send a batch; never throws. */
export async function kirimBatch(tempat: Tempat, kiriman: Kiriman): Promise<Balasan> {
  const henti = new AbortController();
  const jam = setTimeout(() => henti.abort(), BATAS_WAKTU);
  try {
    const jawaban = await fetch(tempat.simpan, {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      signal: henti.signal,
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        // read each time: a login changes it
        "X-CSRFToken": kue("csrftoken"),
        // another person may have signed in meanwhile, in another tab
        "X-Siap-Pengguna": encodeURIComponent(tempat.pengguna),
      },
      body: JSON.stringify({ kunci: kiriman.kunci, operasi: kiriman.butir.map((b) => polos(b.operasi)) }),
    });
    return await artikan(jawaban, kiriman.kunci);
  } catch {
    return { jenis: "luring" };
  } finally {
    clearTimeout(jam);
  }
}

/** Only what the server knows, whatever a page adds for itself. */
function polos({ sub_kegiatan, rekening, sumber_dana, kolom, nilai, nilai_dilihat, versi }: Operasi): Operasi {
  return { sub_kegiatan, rekening, sumber_dana, kolom, nilai, nilai_dilihat, versi };
}

async function artikan(jawaban: Response, kunci: string): Promise<Balasan> {
  if (jawaban.type === "opaqueredirect" || jawaban.status === 401) return { jenis: "masuk lagi" };
  const isi: unknown = await jawaban.json().catch(() => null);
  // the cookie of the check is gone: a login brings a new one
  if (jawaban.status === 403 && (isi as { sebab?: string } | null)?.sebab === "csrf") return { jenis: "masuk lagi" };
  if (jawaban.ok) {
    // a hotel's or an office's gate answers 200 with a page of its own: that is no answer
    return sah(isi, kunci) ? { jenis: "jawaban", jawaban: isi } : { jenis: "luring" };
  }
  const sebagian = TIDAK_SAH.get(jawaban.status);
  if (sebagian !== undefined) {
    const kalimat = (isi as { kalimat?: string } | null)?.kalimat;
    return { jenis: "ditolak", kalimat: kalimat ?? "Peladen menolak isian ini. Muat ulang lembarnya.", sebagian };
  }
  return { jenis: "tertahan", tunggu: Number(jawaban.headers.get("Retry-After")) * 1000 || 0 };
}

function sah(isi: unknown, kunci: string): isi is Jawaban {
  const j = isi as Partial<Jawaban> | null;
  return j?.kunci === kunci && Array.isArray(j.hasil);
}

/** The value of a cookie that scripts may read, "" when it is not there. */
export function kue(nama: string): string {
  const awal = `${nama}=`;
  const ada = document.cookie.split("; ").find((k) => k.startsWith(awal));
  return ada ? decodeURIComponent(ada.slice(awal.length)) : "";
}
