/** Kenapa?: a link that is a page of its own opens in a dialog instead; with Ctrl, Shift or without JS it stays a page. */

interface Htmx {
  ajax(cara: string, alamat: string, pilihan: { target: string; swap: string }): Promise<void>;
}
declare const htmx: Htmx | undefined;

export function pasangDialog(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#dialog");
  if (!dialog) return;
  document.addEventListener("click", (kejadian) => {
    const tautan = (kejadian.target as Element).closest<HTMLAnchorElement>("a[data-dialog]");
    if (!tautan || kejadian.ctrlKey || kejadian.metaKey || kejadian.shiftKey || kejadian.button !== 0) return;
    if (typeof htmx === "undefined") return;
    kejadian.preventDefault();
    void buka(dialog, tautan);
  });
  dialog.addEventListener("click", (kejadian) => {
    const sasaran = kejadian.target as Element;
    if (sasaran === dialog || sasaran.closest("[data-tutup]")) dialog.close();
  });
}

async function buka(dialog: HTMLDialogElement, tautan: HTMLAnchorElement): Promise<void> {
  const isi = dialog.querySelector<HTMLElement>("#dialog-isi");
  if (!isi || typeof htmx === "undefined") return;
  isi.replaceChildren();
  try {
    await htmx.ajax("GET", tautan.href, { target: "#dialog-isi", swap: "innerHTML" });
  } finally {
    // an answer that could not be put into the dialog (session ended, server gone) is shown as the page it is
    if (isi.childElementCount === 0) location.assign(tautan.href);
    else if (!dialog.open) dialog.showModal();
  }
}
