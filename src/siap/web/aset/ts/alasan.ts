/** One reason for many findings of one rule: written once, copied where nothing stands yet. */

export function pasangAlasan(): void {
  for (const tombol of document.querySelectorAll<HTMLButtonElement>("[data-alasan-sama]")) {
    const kode = tombol.dataset["alasanSama"] ?? "";
    const medan = [...document.querySelectorAll<HTMLTextAreaElement>(`textarea[data-kode="${CSS.escape(kode)}"]`)];
    const asal = tombol.closest("li")?.querySelector<HTMLTextAreaElement>("textarea");
    // one button a rule, at its first finding
    if (!asal || medan.length < 2 || medan[0] !== asal) continue;
    if (tombol.parentElement) tombol.parentElement.hidden = false;
    tombol.addEventListener("click", () => {
      const kosong = medan.filter((m) => m.value.trim() === "");
      for (const m of kosong) m.value = asal.value;
      const kabar = tombol.parentElement?.querySelector("[role=status]");
      if (kabar) kabar.textContent = asal.value.trim() ? `Disalin ke ${kosong.length} temuan ${kode} yang masih kosong.` : "Tulis alasannya dahulu.";
    });
  }
}
