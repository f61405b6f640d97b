/** Theme: the cookie is what the server renders into <html>; here it only takes effect without a reload. */

const SETAHUN = 31_536_000;

function gelapSekarang(): boolean {
  const tema = document.documentElement.dataset["tema"];
  return tema ? tema === "gelap" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function tulis(tombol: HTMLButtonElement): void {
  const gelap = gelapSekarang();
  tombol.value = gelap ? "terang" : "gelap";
  const kata = gelap ? tombol.dataset["terang"] : tombol.dataset["gelap"];
  if (kata) tombol.textContent = kata;
}

export function pasangTema(): void {
  const tombol = document.querySelector<HTMLButtonElement>("[data-tombol-tema]");
  const formulir = tombol?.form;
  if (!tombol || !formulir) return;
  tulis(tombol);
  formulir.addEventListener("submit", (kejadian) => {
    kejadian.preventDefault();
    const tema = tombol.value;
    const aman = location.protocol === "https:" ? ";secure" : "";
    document.cookie = `tema=${tema};path=/;max-age=${SETAHUN};samesite=lax${aman}`;
    document.documentElement.dataset["tema"] = tema;
    tulis(tombol);
  });
}
